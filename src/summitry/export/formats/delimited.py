"""CSV in UTF-8: a header, one line a row, an empty cell where nothing is known, no cell that acts as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.safe import cell
from summitry.export.schema import Row, Table, schema

_NUMBERS = frozenset({"integer", "number", "flag", "day"})


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write one table, with a byte order mark if wanted."""
    table = schema().table(options.table or "engagements")
    rows = content[table.name]
    with target.open("w", encoding="utf-8-sig" if options.bom else "utf-8", newline="") as handle:
        write_rows(handle, table, rows)
    return Written(len(rows), f"rows of {table.name}")


def write_rows(handle: TextIO, table: Table, rows: Iterable[Row]) -> None:
    """Header and rows. Numbers stand as they are: a negative longitude is no formula."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(table.columns)
    plain = [field.type in _NUMBERS for field in table.fields]
    for row in rows:
        writer.writerow(_cells(row, table.columns, plain))


def _cells(row: Row, columns: Sequence[str], plain: Sequence[bool]) -> list[str]:
    return [row[name] if asis else cell(row[name]) for name, asis in zip(columns, plain, strict=True)]
