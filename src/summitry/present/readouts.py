"""Read-outs in columns by topic, for a terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from summitry.analysis.readouts import Readouts, SideCell, SideColumn, TopicRow
from summitry.present.table import display_width, wrap
from summitry.present.visible import visible

_GAP = "  "
_FIRST = 18


def readout_lines(found: Readouts, width: int) -> Iterator[str]:
    """A column for each side, a row for each topic; an empty cell says why it is empty."""
    size = max(16, (width - _FIRST - len(_GAP) * len(found.columns)) // len(found.columns))
    yield found.engagement
    yield ""
    yield from _row("", [side_name(one) for one in found.columns], size)
    yield from _row("", [side_length(one) for one in found.columns], size)
    for row in found.topics:
        yield "-" * (_FIRST + (len(_GAP) + size) * len(found.columns))
        yield from _row(row.name, [cell_text(cell) for cell in row.cells], size)
    if found.claims:
        yield "=" * (_FIRST + (len(_GAP) + size) * len(found.columns))
    for row in found.claims:
        yield from _row(row.name, [cell_text(cell) for cell in row.cells], size)
    yield ""
    yield from _foot(found)


def side_name(one: SideColumn) -> str:
    """The state and its outlets."""
    outlets = dict.fromkeys(text.outlet or text.doc_id for text in one.texts)
    return visible(_state(one) + (f": {', '.join(outlets)}" if outlets else ""))


def _state(one: SideColumn) -> str:
    return one.side.partition("/")[0]


def side_length(one: SideColumn) -> str:
    """How long a side's texts are, or that there are none."""
    if not one.texts:
        passing = f"; mentioned in passing in {', '.join(one.passing)}" if one.passing else ""
        return f"no text of this side imported{passing}"
    incomplete = "; not the whole text" if any(text.incomplete for text in one.texts) else ""
    return f"{one.words:,} words, {one.sentences} sentences{incomplete}"


def cell_text(cell: SideCell) -> str:
    """The sentences, or why there are none."""
    if not cell.said:
        return cell.state
    return visible(" / ".join(" ".join(one.text.split()) for one in cell.said))


def _row(name: str, cells: Sequence[str], size: int) -> Iterator[str]:
    columns = [wrap(name, _FIRST), *(wrap(cell, size) for cell in cells)]
    for parts in zip_longest(*columns, fillvalue=""):
        widths = (_FIRST, *(size for _ in cells))
        padded = (part + " " * (wide - display_width(part)) for part, wide in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _foot(found: Readouts) -> Iterator[str]:
    if found.silent:
        yield f"topics that no text mentions: {', '.join(found.silent)}"
    if found.left_out:
        yield f"no topics here, since they are about a side itself: {', '.join(found.left_out)}"
    both = zip(found.columns, found.other, strict=True)
    others = [f"{_state(column)} {len(cell.said)}" for column, cell in both]
    yield f"sentences under no topic: {', '.join(others)}"
    for column in found.columns:
        for text in column.texts:
            parts = (_state(column), text.outlet, text.published, text.title, text.url, f"[{text.doc_id}]")
            yield visible(f"- {' · '.join(part for part in parts if part)}")


def rows_of(found: Readouts) -> Sequence[TopicRow]:
    """All rows, topics before claims."""
    return (*found.topics, *found.claims)
