"""Who "we" are: the leader whose office publishes the document, where a title leaves the name out."""

from __future__ import annotations

from summitry.lexicon import Lexicon
from summitry.model import Actor, Annotated

_RANKS = ("head_of_state", "head_of_government", "organisation_head")


def home_leader(annotated: Annotated, lexicon: Lexicon) -> Actor | None:
    """The leader at home on the day of publication; None without a home or a day, or when nobody or several fit.

    In a president's publications that is the president: the first rank that one person alone holds.
    """
    home, day = annotated.home, annotated.document.published
    if home is None or day is None:
        return None
    for rank in _RANKS:
        offices = [office for office in lexicon.offices_of(home) if office.rank == rank]
        holders = {
            term.person for office in offices for term in lexicon.holders(office.id, day) if term.basis != "elect"
        }
        if len(holders) == 1:
            person = lexicon.people[holders.pop()]
            return Actor(0, 0, person.name_en, home, person.id, offices[0].title_en, rank, "home")
    return None
