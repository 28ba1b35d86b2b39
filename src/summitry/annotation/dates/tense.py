"""Whether a sentence speaks of the past or of what is to come, seen from one of its words.

The nearest sign to the left decides ("will visit on Thursday", "said on Thursday"), else the nearest to the
right ("On Thursday he will …"). A participle after "be" is no sign: "will be held", "is due to be signed".
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal

from summitry.annotation.dates.tokens import Tokens

Tense = Literal["past", "present", "future", ""]
_REACH = 60  # words beyond which a sign no longer counts


class Sentences:
    """The sentences of a text with the signs of tense in each, found once and kept."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._marks = [match.start() for match in tokens.vocabulary.mark.finditer(tokens.classes)]
        self._signs: dict[int, tuple[list[int], list[Tense]]] = {}

    @cached_property
    def _ends(self) -> list[int]:
        """The marks that end sentences: of all at once when the first is asked for, or long lines are quadratic."""
        return [place for place in self._marks if _ends_sentence(self.tokens, place)]

    def start(self, place: int) -> int:
        """The first word of the sentence in which `place` lies."""
        at = bisect_left(self._ends, place)
        return self._ends[at - 1] + 1 if at else 0

    def end(self, place: int) -> int:
        """The place behind the sentence in which `place` lies."""
        at = bisect_left(self._ends, place)
        return self._ends[at] if at < len(self._ends) else len(self.tokens.words)

    def tense(self, start: int, end: int) -> Tense:
        """The tense that governs the words `start` to `end`; "" where nothing tells.

        "present" is a verb that announces ("returns on Sunday"): that day or later.
        """
        places, tenses = self._signs_from(self.start(start))
        at = bisect_left(places, start)
        if at and start - places[at - 1] <= _REACH:
            return tenses[at - 1]
        at = bisect_left(places, end)
        if at < len(places) and places[at] - end <= _REACH:
            return tenses[at]
        return ""

    def _signs_from(self, low: int) -> tuple[list[int], list[Tense]]:
        """The signs of the sentence that begins at `low`."""
        known = self._signs.get(low)
        if known is None:
            signs = [(place, sign) for place in range(low, self.end(low)) if (sign := _sign(self.tokens, place, low))]
            known = self._signs[low] = ([place for place, _ in signs], [sign for _, sign in signs])
        return known


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    """Whether the mark at `place` stands behind a sentence: no abbreviation, no figure, a capital after it."""
    if tokens.words[place] != "." or not tokens.word(place + 1):
        return True
    if tokens.glued(place) and tokens.words[place + 1] not in ('"', "”", "’", "'", ")"):
        return False
    before = tokens.word(place - 1)
    abbreviated = len(before) == 1 or before in tokens.vocabulary.lists["abbreviations"]
    return not abbreviated and not tokens.original(place + 1)[0].islower()


def _sign(tokens: Tokens, place: int, low: int) -> Tense:
    signs, word = tokens.vocabulary.signs, tokens.words[place]
    sign = signs.get(word)
    if word == "may" and tokens.classes[place] == tokens.vocabulary.char("month"):
        return ""
    if word in tokens.vocabulary.lists["arranged"] and tokens.word(place + 1) == "for":
        return "future"  # "a meeting that had been set for Tuesday"
    if sign is None:
        if len(word) < 5 or not word.endswith("ed"):
            return ""
        sign = "past"
    if sign == "to":
        return "future" if tokens.word(place + 1) in tokens.vocabulary.lists["infinitive"] else ""
    if sign == "past":
        be = tokens.vocabulary.lists["be"]
        return "" if any(tokens.words[at] in be for at in range(max(low, place - 2), place)) else "past"
    return "" if sign == "none" else sign  # type: ignore[return-value]
