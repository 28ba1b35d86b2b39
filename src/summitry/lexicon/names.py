"""Finding the lexicon's names in a text: one automaton pass, then word boundaries, then leftmost-longest.

The order matters: all overlapping matches are taken first and filtered by boundary, because a matcher
that picks the longest before looking at boundaries loses names ("Chin" in "China").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import ahocorasick_rs
import msgspec

NameKind = Literal[
    "person", "surname", "state", "adjective", "demonym", "metonym", "capital", "organisation",
    "gathering", "city", "venue", "pair",
]


class Name(msgspec.Struct, frozen=True):
    """One form that may stand in a text; `id` is the row it names; `since`/`until` bound when it is right."""

    text: str
    kind: NameKind
    id: str
    lang: str = "en"
    since: str = ""
    until: str = ""


class Hit(msgspec.Struct, frozen=True):
    """A stretch of text that carries a name, with every reading of it."""

    start: int
    end: int
    names: tuple[Name, ...]


class NameMatcher:
    """Compiled matcher over many names; safe to share between threads."""

    def __init__(self, names: Iterable[Name]) -> None:
        readings: dict[str, list[Name]] = {}
        for name in names:
            readings.setdefault(name.text, []).append(name)
        self._readings: list[tuple[Name, ...]] = [tuple(group) for group in readings.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(readings), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def __len__(self) -> int:
        return len(self._readings)

    def find(self, text: str) -> list[Hit]:
        """All hits, left to right, not overlapping; of those that overlap the leftmost, then the longest."""
        bounded = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _bounded(text, start, end)
        ]
        bounded.sort()
        return list(_leftmost_longest(bounded, self._readings))


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the stretch starts and ends at a word's edge; scripts without spaces have none."""
    if start and text[start - 1].isalnum() and text[start].isalnum() and text[start] < "⺀":
        return False
    return not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum() and text[end - 1] < "⺀")


def _leftmost_longest(
    bounded: Sequence[tuple[int, int, int]], readings: Sequence[tuple[Name, ...]]
) -> Iterable[Hit]:
    reached = 0
    for start, negative_end, pattern in bounded:
        if start >= reached:
            reached = -negative_end
            yield Hit(start, reached, readings[pattern])
