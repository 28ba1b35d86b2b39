"""The differences of two statements for a terminal, and counts of phrases as a table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

from summitry.analysis.comparing import Row, Slice, StatementDiff, WordRun
from summitry.analysis.tracking import Cell, Line, Track
from summitry.present.delimited import safe
from summitry.present.table import display_width, wrap
from summitry.present.visible import visible

Paint = Callable[[str, str], str]
_SIGNS = {"added": "+", "dropped": "-", "reworded": "~", "same": "=", "unknown": "?"}
_LOOKS = {"added": "ongoing", "dropped": "cancelled", "reworded": "postponed", "same": "occurred", "unknown": "faint"}
_INDENT = "    "


def diff_lines(found: StatementDiff, width: int, paint: Paint, *, same: bool = False) -> Iterator[str]:
    """What was added (+), dropped (-) and reworded (~); moved sentences say so. With `same` the others, too (=)."""
    yield from (f"note: {note}" for note in found.notes)
    for row in found.rows:
        if same or row.moved or row.kind != "same":
            yield from _row_lines(row, width, paint)
    yield ""
    yield totals_line(found)


def totals_line(found: StatementDiff) -> str:
    """The numbers of sentences, in a line."""
    totals = found.totals
    told = [f"{totals[kind]} {kind}" for kind in ("same", "reworded", "added", "dropped")]
    told += [f"{totals['unknown']} without counterpart in an incomplete text"] if totals["unknown"] else []
    return f"sentences: {', '.join(told)}; {totals['moved']} moved"


def _row_lines(row: Row, width: int, paint: Paint) -> Iterator[str]:
    sign = _SIGNS[row.kind] + (">" if row.moved else " ")
    look = _LOOKS[row.kind]
    told = _reworded(row.runs) if row.kind == "reworded" else _text(row.b or row.a)
    for number, line in enumerate(wrap(visible(told), max(20, width - len(_INDENT)))):
        yield paint((f"{sign}  " if number == 0 else _INDENT) + line, look)


def _text(part: Slice | None) -> str:
    return " ".join(part.text.split()) if part is not None else ""


def _reworded(runs: tuple[WordRun, ...]) -> str:
    """The sentence with what went in [-…-] and what came in {+…+}, as `git diff --word-diff` shows it."""
    return " ".join("".join(_shown(run) for run in runs).split())


def _shown(run: WordRun) -> str:
    if run.operation == "equal":
        return run.b
    out, into = run.a.strip(), run.b.strip()
    gap = " " if (run.b or run.a)[-1:].isspace() else ""
    return (f"[-{out}-]" if out else "") + (f"{{+{into}+}}" if into else "") + gap


def track_lines(found: Track, width: int) -> Iterator[str]:
    """A line for each document or year: its length, and for each phrase the count with its rate."""
    heads = ["day" if found.by == "document" else "year", *(["document"] if found.by == "document" else ["texts"])]
    rows = [[*heads, "length", *(visible(phrase) for phrase in found.phrases)]]
    rows += [[*_name(line, found.by), _size(line), *map(_cell, line.cells)] for line in found.lines]
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    over = sum(widths) + 2 * (len(widths) - 1) - width
    widths[1] = max(12, widths[1] - max(0, over))
    for row in rows:
        cells = [wrap(cell, size)[0] for cell, size in zip(row, widths, strict=True)]
        gaps = [size - display_width(cell) for cell, size in zip(cells, widths, strict=True)]
        yield "  ".join(
            cell + " " * gap if column < 2 else " " * gap + cell
            for column, (cell, gap) in enumerate(zip(cells, gaps, strict=True))
        ).rstrip()
    yield from _legend(found)


def _name(line: Line, by: str) -> list[str]:
    mark = "*" if line.incomplete else ""
    if by == "year":
        return [line.name, f"{line.documents}{mark}"]
    return [line.day or "undated", visible(" ".join((line.title or line.name).split())) + mark]


def _size(line: Line) -> str:
    return f"{line.size:,} {'chars' if line.unit == 'characters' else 'words'}"


def _cell(cell: Cell) -> str:
    if cell.count is None:
        return "–"
    return f"{cell.count} ({cell.rate:.2f})" if cell.rate is not None else str(cell.count)


def _legend(found: Track) -> Iterator[str]:
    yield ""
    yield "in brackets: per 1,000 words; for Chinese per 1,000 characters"
    if any(cell.count is None for line in found.lines for cell in line.cells):
        yield "–: not searched, the text is in another script"
    if any(line.incomplete for line in found.lines):
        yield "*: not the complete text"
    ignored = {"auto": "of Russian phrases", "ignore": "of English and Russian phrases"}.get(found.endings)
    if ignored:
        yield f"grammatical endings {ignored} are ignored"


def write_track_csv(handle: TextIO, found: Track) -> None:
    """One row for each document or year and phrase; an empty count was not searched."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(
        ("name", "day", "title", "publisher", "documents", "incomplete", "size", "unit", "phrase", "count", "per_1000")
    )
    for line in found.lines:
        for phrase, cell in zip(found.phrases, line.cells, strict=True):
            counts = ["" if value is None else value for value in (cell.count, cell.rate)]
            writer.writerow(
                [line.name, line.day or "", safe(line.title or ""), safe(line.publisher or ""), line.documents,
                 line.incomplete, line.size, line.unit, safe(phrase), *counts]
            )  # fmt: skip
