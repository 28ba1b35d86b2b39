"""Findings as a table for the terminal: title, columns as wide as they must be, caption and notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.analysis import Findings
from summitry.present.table import wrap

_WIDEST, _NARROWEST = 48, 12
_GAP = 2
Cells = Sequence[Sequence[str]]


def finding_lines(found: Findings, width: int) -> Iterator[str]:
    """The lines; a missing value is "-", and what does not fit is cut with "…" (JSON and CSV have it whole).

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
    cells = [["-" if row[place] is None else str(row[place]) for place in places] for row in found.rows]
    head = [found.columns[place] for place in places]
    right = [all(not isinstance(row[place], str) for row in found.rows) for place in places]
    if len(cells) < len(head) and sum(_widths([head, *cells])) + _GAP * len(head) > width:
        turned = [list(line) for line in zip(head, *cells, strict=True)]
        yield from _lines(turned, [False, *(True for _ in cells)], width)
    else:
        yield from _lines([head, *cells], right, width)


def _several(found: Findings, place: int) -> bool:
    return len({row[place] for row in found.rows}) > 1


def _widths(cells: Cells) -> list[int]:
    return [min(_WIDEST, max(len(cell) for cell in column)) for column in zip(*cells, strict=True)]


def _lines(cells: Cells, right: Sequence[bool], width: int) -> Iterator[str]:
    wide = _fitted(_widths(cells), width)
    for row in cells:
        held = (_cell(text, size, right=at) for text, size, at in zip(row, wide, right, strict=True))
        yield (" " * _GAP).join(held).rstrip()


def _fitted(wide: list[int], width: int) -> list[int]:
    """The widths, the widest narrowed until the line fits."""
    while sum(wide) + _GAP * (len(wide) - 1) > width and max(wide) > _NARROWEST:
        wide[wide.index(max(wide))] -= 1
    return wide


def _cell(text: str, size: int, *, right: bool) -> str:
    text = text if len(text) <= size else text[: size - 1] + "…"
    return text.rjust(size) if right else text.ljust(size)
