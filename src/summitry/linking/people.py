"""Whether two names are one person's: ids decide where both are known, words of the name otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from summitry.model import Participant

_BREAKS = re.compile(r"[\s\-’'.,]+")


class Who(msgspec.Struct, frozen=True, order=True):
    """A person as compared: `person` is the lexicon's id or "", `words` the folded words of the name."""

    person: str
    words: tuple[str, ...]


#: Countries (or "?surname") with the named people of each side.
Sides = tuple[tuple[str, tuple[Who, ...]], ...]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Without case and diacritics, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip()


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, initials left out."""
    words = tuple(word for word in _BREAKS.split(fold(name)) if word)
    return tuple(word for word in words if len(word) > 1) or words


def same_person(one: Who, other: Who) -> bool:
    """ "Xi" is Xi Jinping, Aleksandr Lukashenko is Alexander Lukashenko; Rachel Ruto is not William Ruto.

    Two known ids must be equal.
    """
    if one.person and other.person:
        return one.person == other.person
    if not one.words or not other.words:
        return False
    mine, theirs = set(one.words), set(other.words)
    if mine <= theirs or theirs <= mine:
        return True
    if one.words[-1] == other.words[-1] and one.words[0][0] == other.words[0][0]:
        return True
    return "".join(one.words) == "".join(other.words)  # "Varad-kar" at the end of a line


def sides(participants: Iterable[Participant]) -> Sides:
    """Country (or "?surname" where it is not known) with the named people of that side, sorted."""
    found: dict[str, set[Who]] = {}
    for one in participants:
        words = name_words(one.name) if one.name else ()
        country = one.country or (f"?{words[-1]}" if words else "")
        if country:
            side = found.setdefault(country, set())
            if words or one.person:
                side.add(Who(one.person or "", words))
    return tuple((country, tuple(sorted(people))) for country, people in sorted(found.items()))
