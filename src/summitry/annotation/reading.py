"""One stretch read in a skeleton, with look-ups from its groups to chunks and text offsets."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.annotation.chunks import Chunk
from summitry.annotation.naming import Naming
from summitry.text.skeleton import Skeleton


class Reading:
    """`spans` are the groups' places in the skeleton; the group "whole" is all of it."""

    def __init__(self, skeleton: Skeleton, chunks: Sequence[Chunk], spans: dict[str, tuple[int, int]]) -> None:
        self.skeleton = skeleton
        self.spans = spans
        self._chunks = chunks

    def text(self, group: str) -> str:
        """The group's text in the skeleton; empty when it did not take part."""
        low, high = self.spans.get(group, (0, 0))
        return self.skeleton.text[low:high]

    def words_before(self, group: str, number: int) -> str:
        """What stands before the group in its sentence, from its last `number` blanks on."""
        text, high = self.skeleton.text, self.spans[group][0]
        low = high
        for _ in range(number):
            low = text.rfind(" ", 0, low)
            if low <= 0:
                return text[:high]
        return text[low:high]

    def chunks(self, group: str) -> list[Chunk]:
        """The chunks folded within the group."""
        text = self.text(group)
        return [] if text.isascii() else [self._chunks[part.index] for part in self.skeleton.parts(text)]

    def source(self, group: str) -> tuple[int, int]:
        """The group's offsets in the document."""
        low, high = self.spans[group]
        return self.skeleton.source(low), self.skeleton.source(high, end=True)

    def part(self, group: str, span: tuple[int, int]) -> Reading:
        """The same sentence with one group set."""
        return Reading(self.skeleton, self._chunks, {group: span, "whole": span})

    def country(self, naming: Naming, *groups: str) -> str | None:
        """The country that the first of these groups names."""
        for group in groups:
            for chunk in self.chunks(group):
                return naming.polity(chunk)
        return None
