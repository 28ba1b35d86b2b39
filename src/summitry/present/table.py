"""The list of engagements as lines for the terminal: every line fits the width, thousands of rows in no time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from summitry.linking import Source
from summitry.model import Engagement
from summitry.present.phrases import when, where_short, who
from summitry.present.visible import visible

#: Gives a text the look of a name ("head", "faint", a status); plain output returns the text as it is.
Paint: TypeAlias = Callable[[str, str], str]
_GAP = "  "
_LEAST_WHO = 20
_WHERE = ((150, 32), (100, 24), (0, 14))
Cells: TypeAlias = tuple[str, str, str, str, str, str]
_HEAD: Cells = ("date", "kind", "who", "where", "status", "src")
_AT = range(6)
_WHO, _PLACE, _STATUS, _COUNT = 2, 3, 4, 5


def table_lines(
    found: Sequence[Engagement], told: Mapping[str, int], width: int, paint: Paint, *,
    cited: Mapping[str, Sequence[Source]] | None = None,
) -> Iterator[str]:  # fmt: skip
    """A head and two or more lines for each engagement: its fields, and its id below the participants.

    `told` is how many sources each has, by id; those that are `cited` stand below, with addresses that stay whole.
    """
    rows = [_cells(one, told.get(one.id, 0)) for one in found]
    widths = _widths([_HEAD, *rows], width)
    yield paint(_join([[cell] for cell in _HEAD], widths, "", paint)[0], "head")
    for one, cells in zip(found, rows, strict=True):
        columns = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
        yield from _join(columns, widths, one.status, paint)
        yield _id_line(one.id, sum(widths[:_WHO]) + len(_GAP) * _WHO, width, paint)
        for source in (cited or {}).get(one.id, ()):
            yield paint(f"{_GAP}- {_cited(source)}", "faint")


def _cited(source: Source) -> str:
    published = source.published.isoformat() if source.published else ""
    return visible(" ".join(part for part in (source.publisher or source.doc_id, published, source.url) if part))


def _id_line(given: str, indent: int, width: int, paint: Paint) -> str:
    """The id below the participants; whole, so that it can be copied, and further left where it is long."""
    return " " * max(0, min(indent, width - len(given))) + paint(given, "faint")


def _cells(one: Engagement, told: int) -> Cells:
    mark = " !" if one.conflicts else ""
    return (when(one), one.kind, visible(who(one)), visible(where_short(one.place)), one.status + mark, str(told))


def _widths(rows: Sequence[Cells], width: int) -> list[int]:
    """Every column as wide as its widest cell, places up to a limit, and the rest of the line for the participants."""
    widest = [max(display_width(row[column]) for row in rows) for column in range(len(_HEAD))]
    widest[_PLACE] = min(widest[_PLACE], next(size for columns, size in _WHERE if width >= columns))
    others = sum(size for column, size in enumerate(widest) if column != _WHO) + len(_GAP) * (len(_HEAD) - 1)
    widest[_WHO] = max(min(widest[_WHO], width - others), _LEAST_WHO)
    return widest


def _join(columns: Sequence[Sequence[str]], widths: Sequence[int], status: str, paint: Paint) -> list[str]:
    lines = []
    for row in range(max(len(column) for column in columns)):
        cells = [column[row] if row < len(column) else "" for column in columns]
        padded = [_pad(cell, size, right=at == _COUNT) for at, cell, size in zip(_AT, cells, widths, strict=True)]
        padded[_STATUS] = paint(padded[_STATUS], status) if status else padded[_STATUS]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _pad(text: str, size: int, *, right: bool) -> str:
    space = " " * (size - display_width(text))
    return space + text if right else text + space


def display_width(text: str) -> int:
    """Columns that a text takes; Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def fitted(line: str, width: int) -> Iterator[str]:
    """A line broken at spaces, what follows one step further in; addresses stay whole."""
    if len(line) <= width - 2 and line.isascii():
        yield line.rstrip(" ")
        return
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    if " " not in text or width <= indent + 20:
        yield line
        return
    first, *rest = wrap(text, width - indent - 2)
    yield " " * indent + first.rstrip()
    yield from (" " * (indent + 2) + more for more in rest)


def wrap(text: str, size: int) -> list[str]:
    """Lines of at most `size` columns, broken at spaces where there are any."""
    lines, line, taken = list[str](), "", 0
    for word in text.split(" "):
        more = display_width(word)
        if (longer := taken + 1 + more if line else more) <= size:
            line, taken = f"{line} {word}" if line else word, longer
            continue
        if line:
            lines.append(line)
        *full, line = _chopped(word, size)
        taken = display_width(line)
        lines += full
    return [*lines, line]


def _chopped(word: str, size: int) -> list[str]:
    pieces = [""]
    for char in word:
        if display_width(pieces[-1] + char) > size:
            pieces.append("")
        pieces[-1] += char
    return pieces
