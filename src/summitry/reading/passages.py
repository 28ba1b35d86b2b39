"""Stored text is put together from passages, each of which knows where it stands in its source.

So a sentence of the chronicle leads back to page 3 of the PDF or lines 40-52 of the saved page, even
after boilerplate lines were taken out. Passages stream: a text of ten million lines is no list of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from summitry.model import SourceSegment

MOST_SEGMENTS = 2_000
HARD_WRAP = 160  # characters; a longer line is a paragraph by itself
LINE = "\n"
PARAGRAPH = "\n\n"  # a blank line: the splitter of sentences ends a sentence there, headings included


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One line or paragraph. `unit` with `first` and `last` is its place; passages of one `block` share a segment."""

    text: str
    unit: str
    first: int
    last: int
    block: int


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Stored text from `start` to `end`, and the passages at its two ends."""

    start: int
    end: int
    first: Passage
    last: Passage


def assemble(passages: Iterable[Passage], gap: str = LINE) -> tuple[str, tuple[SourceSegment, ...]]:
    """The text of the passages and the map back to their source.

    With the gap LINE each passage is a line of its source; with PARAGRAPH each is a paragraph, blank ones left out.
    """
    parts: list[str] = []
    stretches: list[Stretch] = []
    position, filled = 0, 0
    for passage in passages:
        blank = not passage.text.strip()
        if blank and (gap == PARAGRAPH or not filled):
            continue
        parts.append(passage.text)
        end = position + len(passage.text)
        if not blank:
            filled = len(parts)
            _extend(stretches, Stretch(position, end, passage, passage))
        position = end + len(gap)
    return gap.join(parts[:filled]), tuple(
        SourceSegment(each.start, each.end, place(each.first, each.last)) for each in stretches
    )


def _extend(stretches: list[Stretch], new: Stretch) -> None:
    """Add a stretch, or widen the last when both are of one block; very long maps are thinned by half."""
    last = stretches[-1] if stretches else None
    if last is not None and (last.last.block, last.last.unit) == (new.first.block, new.first.unit):
        stretches[-1] = _joined(last, new)
    else:
        stretches.append(new)
    if len(stretches) >= 2 * MOST_SEGMENTS:
        stretches[:] = [_joined(*stretches[at : at + 2]) for at in range(0, len(stretches), 2)]


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.start, other.end, one.first, other.last)


def place(first: Passage, last: Passage) -> str:
    """In words: "line 4", "lines 4-9", "page 3"; the unit alone when there is no number."""
    if first.first <= 0:
        return first.unit
    if last.last <= first.first:
        return f"{first.unit} {first.first}"
    return f"{first.unit}s {first.first}-{last.last}"


def lines_of(text: str, start: int = 1, unit: str = "line") -> Iterator[Passage]:
    """Each line of `text` as a passage; a blank line ends a block, and a line too long for hard wrapping is one."""
    block, apart = 0, False
    for number, line in enumerate(text.split("\n"), start):
        before, apart = apart, not line or line.isspace() or len(line) > HARD_WRAP
        block += before or apart
        yield Passage(line, unit, number, number, block)
