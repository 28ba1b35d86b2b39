"""Who speaks for a state: the one leader whose office its publications are written for."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.rulebook import rule_file
from summitry.model import Actor

_STATE = ("head_of_state", "head_of_government", "organisation_head")
_GOVERNMENT = ("head_of_government", "head_of_state", "organisation_head")


def head_of(lexicon: Lexicon, polity: str | None, day: date | None, publisher: str | None = None) -> Actor | None:
    """The leader of a state or organisation on a day; None without either, or when nobody or several fit.

    In a president's publications that is the president: the first rank that one person alone holds. In those of a
    prime minister's office it is the prime minister.
    """
    if polity is None or day is None:
        return None
    for rank in _GOVERNMENT if publisher is not None and _of_government().search(publisher) else _STATE:
        offices = [office for office in lexicon.offices_of(polity) if office.rank == rank]
        holders = {
            term.person for office in offices for term in lexicon.holders(office.id, day) if term.basis != "elect"
        }
        if len(holders) == 1:
            person = lexicon.people[holders.pop()]
            return Actor(0, 0, person.name_en, polity, person.id, offices[0].title_en, rank, "home")
    return None


@lru_cache(maxsize=1)
def _of_government() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in rule_file("en", "actors")["heads_of_government_publish"])
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)
