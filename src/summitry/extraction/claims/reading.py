"""A document as the claim rules read it: plain text beside the content, sentences cut to prose, and its setting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from summitry.extraction.claims.setting import Setting
from summitry.lexicon import Lexicon
from summitry.model import Annotated

_PROSE = 2_000


class Reading:
    """`plain` has the length of the content. A sentence beyond 2,000 characters is a table: its start is read."""

    def __init__(self, annotated: Annotated, text: str, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self.plain = text
        self.setting = Setting(annotated, lexicon)
        self._starts = [start for start, _ in annotated.sentences]

    def sentence(self, number: int) -> tuple[int, int]:
        """Half-open range of a sentence."""
        start, end = self.annotated.sentences[number]
        return start, min(end, start + _PROSE)

    def sentences_with(self, cues: Iterable[str]) -> list[int]:
        """Numbers of the sentences that hold one of these strings, in order."""
        found: set[int] = set()
        for cue in cues:
            at = self.plain.find(cue)
            while at >= 0:
                number = max(0, bisect_right(self._starts, at) - 1)
                found.add(number)
                end = self.annotated.sentences[number][1] if self._starts else len(self.plain)
                at = self.plain.find(cue, max(end, at + 1))
        return sorted(found)
