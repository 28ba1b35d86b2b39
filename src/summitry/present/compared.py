"""A comparison with another list as lines and as rows for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO, get_args

from summitry.comparing import Compared, Comparison, What
from summitry.present.delimited import safe

COLUMNS = ("what", "row", "theirs", "id", "ours", "reason")
_TITLES = {
    "matched": "Matched", "other day": "The same, on another day", "other place": "The same, in another place",
    "undated": "No match: theirs gives no day", "only there": "Only there", "only here": "Only here",
}  # fmt: skip


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Their rule, the numbers, then every line but the plain matches with its reason."""
    yield f"{found.theirs}: {found.rows} rows. {found.statement}"
    yield ", ".join(f"{len(found.of(what))} {what}" for what in get_args(What))
    yield from (f"note: {note}" for note in found.notes)
    for what in get_args(What):
        lines = found.of(what)
        if lines:
            yield from ("", f"{_TITLES[what]} ({len(lines)}):")
        for one in lines:
            yield from _entry(one)


def _entry(one: Compared) -> Iterator[str]:
    if one.row is not None:
        yield f"  row {one.row}: {one.theirs}"
    if one.id is not None:
        yield f"  {'  = ' if one.row is not None else ''}{one.id}: {one.ours}"
    if one.what != "matched":
        yield f"      {one.reason}"


def write_comparison_csv(handle: TextIO, found: Comparison) -> None:
    """One row for each line. Their text stands only in what is printed; it is not stored."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found.lines:
        writer.writerow((one.what, one.row or "", safe(one.theirs), one.id or "", safe(one.ours), safe(one.reason)))
