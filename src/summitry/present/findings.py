"""Findings as a table for the terminal: title, columns as wide as they must be, caption and notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.analysis import Findings
from summitry.present.table import wrap

_WIDEST = 48
Cells = Sequence[Sequence[str]]


def finding_lines(found: Findings, width: int) -> Iterator[str]:
    """The lines; a missing value is "-", cells longer than 48 characters are cut with "…".

    A column that holds one pair throughout is left to the caption; a few rows too wide for the screen are printed
    one column a line.
    """
    yield found.title
    yield from _table(found, width)
    yield ""
    for text in (found.caption, *found.notes):
        yield from (line.rstrip() for line in wrap(text, width))


def _table(found: Findings, width: int) -> Iterator[str]:
    if not found.rows:
        yield "(no rows)"
        return
    places = [place for place, name in enumerate(found.columns) if name != "pair" or _several(found, place)]
    cells = [[_shown(row[place]) for place in places] for row in found.rows]
    head = [found.columns[place] for place in places]
    right = [all(not isinstance(row[place], str) for row in found.rows) for place in places]
    if sum(map(max, _widths([head, *cells]))) + 2 * len(head) > width and len(cells) < len(head):
        turned = [list(line) for line in zip(head, *cells, strict=True)]
        yield from _lines(turned, [False, *(True for _ in cells)])
    else:
        yield from _lines([head, *cells], right)


def _several(found: Findings, place: int) -> bool:
    return len({row[place] for row in found.rows}) > 1


def _widths(cells: Cells) -> list[list[int]]:
    return [[len(cell) for cell in column] for column in zip(*cells, strict=True)]


def _lines(cells: Cells, right: Sequence[bool]) -> Iterator[str]:
    wide = [max(column) for column in _widths(cells)]
    for row in cells:
        held = (text.rjust(size) if at else text.ljust(size) for text, size, at in zip(row, wide, right, strict=True))
        yield "  ".join(held).rstrip()


def _shown(value: object) -> str:
    if value is None:
        return "-"
    text = str(value)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
