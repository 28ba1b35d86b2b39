"""An Excel workbook: one sheet a table, text always text, the same bytes from the same chronicle."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.export.content import Content
from summitry.export.derive.safe import inert
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Field, Table, schema

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: Excel's own limits: characters in a cell, rows on a sheet.
_CELL, _ROWS = 32_767, 1_048_576
_FIRST_YEAR = 1900
_STAMP = b"2000-01-01T00:00:00Z"
_MOMENT = (2000, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write all tables, or the one chosen; the first sheet tells rule, filters and day."""
    from openpyxl import Workbook

    everything = ["about", *(one for one in content if one != "about")]
    names = [schema().table(options.table).name] if options.table else everything
    book = Workbook(write_only=True)
    notes: list[str] = []
    for name in names:
        notes += _sheet(book, content, schema().table(name))
    held = BytesIO()
    book.save(held)
    target.write_bytes(_timeless(held.getvalue()))
    count = sum(len(content[name]) for name in names)
    return Written(count, f"rows on {len(names)} sheet{'' if len(names) == 1 else 's'}", tuple(notes))


def _sheet(book: Workbook, content: Content, table: Table) -> Iterator[str]:
    """Fill a sheet; what did not fit is told."""
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    sheet.append(list(table.columns))
    cut = 0
    for row in content[table.name][: _ROWS - 1]:
        cut += sum(len(row[name]) > _CELL for name in table.columns)
        sheet.append([_value(sheet, field, row[field.name]) for field in table.fields])
    if cut:
        yield f"{cut} cells of {table.name} are cut to {_CELL} characters, Excel's limit"
    if len(content[table.name]) >= _ROWS:
        yield f"{len(content[table.name]) - _ROWS + 1} rows of {table.name} do not fit on an Excel sheet"


def _value(sheet: WriteOnlyWorksheet, field: Field, text: str) -> object:
    """Numbers and days as such; everything else as text, also where it looks like a formula."""
    if field.type == "day":
        return _day(text) if text else None
    value = field.typed(text)
    if not isinstance(value, str):
        return value
    value = inert(value)[:_CELL]
    return _as_text(sheet, value) if value.startswith("=") else value


def _day(text: str) -> date | str:
    """A day; before 1900 Excel knows none, and it stays text."""
    day = date.fromisoformat(text)
    return day if day.year >= _FIRST_YEAR else text


def _as_text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    """openpyxl takes what begins with "=" for a formula, unless it is told otherwise."""
    from openpyxl.cell import WriteOnlyCell

    made: Cell = WriteOnlyCell(sheet, value)
    made.data_type = "s"
    return made


def _timeless(data: bytes) -> bytes:
    """The same archive with one fixed time for every member."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist()):
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, _TIMES.sub(rb"\g<1>" + _STAMP, given.read(name)))
    return out.getvalue()
