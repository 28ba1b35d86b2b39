"""Who speaks for a state: the one leader whose office its publications are written for."""

from __future__ import annotations

from datetime import date

from summitry.lexicon.lexicon import Lexicon
from summitry.model import Actor

_RANKS = ("head_of_state", "head_of_government", "organisation_head")


def head_of(lexicon: Lexicon, polity: str | None, day: date | None) -> Actor | None:
    """The leader of a state or organisation on a day; None without either, or when nobody or several fit.

    In a president's publications that is the president: the first rank that one person alone holds.
    """
    if polity is None or day is None:
        return None
    for rank in _RANKS:
        offices = [office for office in lexicon.offices_of(polity) if office.rank == rank]
        holders = {
            term.person for office in offices for term in lexicon.holders(office.id, day) if term.basis != "elect"
        }
        if len(holders) == 1:
            person = lexicon.people[holders.pop()]
            return Actor(0, 0, person.name_en, polity, person.id, offices[0].title_en, rank, "home")
    return None
