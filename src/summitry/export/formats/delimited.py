"""CSV in UTF-8: a header, one line a row, an empty cell where nothing is known, no cell that acts as a formula."""

from __future__ import annotations

from pathlib import Path

from summitry.export.content import Content
from summitry.export.derive.plain import write_rows
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import schema


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write one table, with a byte order mark if wanted."""
    table = schema().table(options.table or "engagements")
    rows = content[table.name]
    with target.open("w", encoding="utf-8-sig" if options.bom else "utf-8", newline="") as handle:
        write_rows(handle, table.columns, table.bare, rows)
    return Written(len(rows), f"rows of {table.name}")
