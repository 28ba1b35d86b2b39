"""The codebook: every table and column with type, meaning, values, how often it is missing, and an example."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from summitry.export.content import Content
from summitry.export.derive.safe import cell, inert
from summitry.export.schema import Field, Table, schema

_COLUMNS = ("table", "column", "type", "meaning", "values", "key", "refers_to", "required", "missing", "example")
_EXAMPLE = 60
TYPES = {
    "text": "text on one line",
    "quote": "exact words of a document",
    "list": 'text, values separated by ";"',
    "day": "day, YYYY-MM-DD",
    "edtf": "date in EDTF (ISO 8601-2): 2025-05-08, 2025-05, 1954~, 2025-05-07/2025-05-10, XXXX-03-20",
    "integer": "whole number",
    "number": "number",
    "flag": "0 or 1",
}


def codebook_csv(content: Content) -> str:
    """The codebook as a table."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for table in schema().tables.values():
        for field in table.fields:
            writer.writerow([cell(value) for value in _described(content, table, field)])
    return made.getvalue()


def _described(content: Content, table: Table, field: Field) -> tuple[str, ...]:
    values = "; ".join(schema().values[field.values]) if field.values else ""
    return (
        table.name, field.name, field.type, field.label, values, "yes" if field.name in table.key else "",
        table.refers.get(field.name, ""), "yes" if field.required else "", str(_missing(content, table, field)),
        _example(content, table, field),
    )  # fmt: skip


def _missing(content: Content, table: Table, field: Field) -> int:
    return sum(row[field.name] == "" for row in content[table.name])


def _example(content: Content, table: Table, field: Field) -> str:
    found = next((row[field.name] for row in content[table.name] if row[field.name]), "")
    found = " ".join(inert(found).split())
    return found if len(found) <= _EXAMPLE else f"{found[:_EXAMPLE]}…"


def codebook_markdown(content: Content) -> str:
    """The codebook as a page."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield from ("# Codebook", "", f"{content.caption}.", "")
    yield from (
        "An empty cell is a missing value: not said, not known or not searched. Zero is a number that was found.",
        "In Stata missing numbers are `.` and missing text is empty; in Parquet, SQLite and JSON both are null.", "",
        "In CSV an apostrophe stands before a text cell that begins with =, +, -, @, a tab or a return (or with such",
        "an apostrophe), so that no spreadsheet takes it for a formula; drop one apostrophe there to get the text.",
        "Control characters and marks of writing direction are �.", "", "## Types", "",
    )  # fmt: skip
    yield from (f"- `{name}`: {meaning}" for name, meaning in TYPES.items())
    yield from ("", "## Vocabularies", "")
    for name, values in schema().values.items():
        yield f"- {name}: " + "; ".join(f"`{value}` ({meaning})" for value, meaning in values.items())
    for table in schema().tables.values():
        yield from _table(content, table)


def _table(content: Content, table: Table) -> Iterator[str]:
    computed = " Computed from the other tables by code/rebuild.py." if table.derived else ""
    yield from ("", f"## {table.name}", "", f"{table.title}. {table.note}{computed}", "")
    yield f"{len(content[table.name])} rows; key: {', '.join(table.key)}."
    if table.refers:
        yield "Refers to: " + ", ".join(f"{column} → {there}" for column, there in table.refers.items()) + "."
    yield from ("", "| column | type | meaning | missing | example |", "|---|---|---|---|---|")
    for field in table.fields:
        values = f" (values: {field.values})" if field.values else ""
        missing = "never" if field.required else str(_missing(content, table, field))
        cells = (f"`{field.name}`", field.type, field.label + values, missing, _example(content, table, field))
        yield "| " + " | ".join(escaped(one) for one in cells) + " |"


def escaped(text: str) -> str:
    """Text as it stands in a cell of a Markdown table: no markup of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
