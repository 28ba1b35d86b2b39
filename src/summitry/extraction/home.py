"""Who "we" are: the leader whose office publishes the document, where a title leaves the name out."""

from __future__ import annotations

from summitry.lexicon import Lexicon
from summitry.lexicon.heads import head_of
from summitry.model import Actor, Annotated


def home_leader(annotated: Annotated, lexicon: Lexicon) -> Actor | None:
    """The leader at home on the day of publication; None without a home or a day, or when nobody or several fit."""
    home, day = annotated.home, annotated.document.published
    head = head_of(lexicon, home, day) if home is not None and day is not None else None
    if head is None:
        return None
    person, office = head
    return Actor(0, 0, person.name_en, home, person.id, office.title_en, office.rank, "home")
