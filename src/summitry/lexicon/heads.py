"""Who speaks for a state: the one leader whose office its publications are written for."""

from __future__ import annotations

from datetime import date

from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.records import Office, Person

_RANKS = ("head_of_state", "head_of_government", "organisation_head")


def head_of(lexicon: Lexicon, polity: str, day: date) -> tuple[Person, Office] | None:
    """The leader of a state or organisation on a day; None when nobody or several fit.

    In a president's publications that is the president: the first rank that one person alone holds.
    """
    for rank in _RANKS:
        offices = [office for office in lexicon.offices_of(polity) if office.rank == rank]
        holders = {
            term.person for office in offices for term in lexicon.holders(office.id, day) if term.basis != "elect"
        }
        if len(holders) == 1:
            return lexicon.people[holders.pop()], offices[0]
    return None
