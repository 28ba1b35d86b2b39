"""Stored text is put together from passages, each of which knows where it stands in its source.

So a sentence of the chronicle leads back to page 3 of the PDF or lines 40-52 of the saved page, even
after boilerplate lines were taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from summitry.model import SourceSegment

MOST_SEGMENTS = 2_000
LINE = "\n"
PARAGRAPH = "\n\n"  # a blank line: the splitter of sentences ends a sentence there, headings included


class Passage(msgspec.Struct, frozen=True):
    """One line or paragraph. `unit` with `first` and `last` is its place; passages of one `block` share a segment."""

    text: str
    unit: str
    first: int
    last: int
    block: int


def assemble(passages: Sequence[Passage], gap: str = LINE) -> tuple[str, tuple[SourceSegment, ...]]:
    """The text of the passages and the map back to their source.

    With the gap LINE each passage is a line of its source; with PARAGRAPH each is a paragraph, blank ones left out.
    """
    kept = trimmed(passages) if gap == LINE else [passage for passage in passages if passage.text.strip()]
    text = gap.join(passage.text for passage in kept)
    return text, tuple(_segments(kept, len(gap), 1 + len(kept) // MOST_SEGMENTS))


def trimmed(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Without the blank passages at the beginning and the end."""
    start, end = 0, len(passages)
    while start < end and not passages[start].text.strip():
        start += 1
    while end > start and not passages[end - 1].text.strip():
        end -= 1
    return passages[start:end]


def _segments(passages: Iterable[Passage], gap: int, coarseness: int) -> Iterable[SourceSegment]:
    """One segment per block; in very long documents `coarseness` blocks share one."""
    position, begin, group = 0, 0, None
    first: Passage | None = None
    last: Passage | None = None
    end = 0
    for passage in passages:
        if passage.text.strip():
            key = (passage.unit, passage.block // coarseness)
            if key != group and first is not None and last is not None:
                yield SourceSegment(begin, end, place(first, last))
                first = None
            if first is None:
                first, begin, group = passage, position, key
            last, end = passage, position + len(passage.text)
        position += len(passage.text) + gap
    if first is not None and last is not None:
        yield SourceSegment(begin, end, place(first, last))


def place(first: Passage, last: Passage) -> str:
    """In words: "line 4", "lines 4-9", "page 3"; the unit alone when there is no number."""
    if first.first <= 0:
        return first.unit
    if last.last == first.first:
        return f"{first.unit} {first.first}"
    return f"{first.unit}s {first.first}-{last.last}"


def lines_of(text: str, start: int = 1, unit: str = "line") -> list[Passage]:
    """Each line of `text` as a passage; a blank line ends a block."""
    passages, block = [], 0
    for number, line in enumerate(text.split("\n"), start):
        if not line.strip():
            block += 1
        passages.append(Passage(line, unit, number, number, block))
    return passages
