"""Parquet: typed columns, each with its meaning as metadata."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Field, Table, schema


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write one table."""
    import pyarrow
    import pyarrow.parquet

    table = schema().table(options.table or "engagements")
    rows = content[table.name]
    columns = [[_value(field, row[field.name]) for row in rows] for field in table.fields]
    held = pyarrow.Table.from_arrays(
        [pyarrow.array(values, kind) for values, kind in zip(columns, _kinds(table), strict=True)], schema=_layout(table)
    )
    pyarrow.parquet.write_table(held, str(target), compression="zstd")
    return Written(len(rows), f"rows of {table.name}")


def _kinds(table: Table) -> list[Any]:
    import pyarrow

    kinds = {
        "integer": pyarrow.int64(), "flag": pyarrow.int8(), "number": pyarrow.float64(), "day": pyarrow.date32(),
    }  # fmt: skip
    return [kinds.get(field.type, pyarrow.string()) for field in table.fields]


def _layout(table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow

    described = [
        pyarrow.field(field.name, kind, metadata={"description": field.label})
        for field, kind in zip(table.fields, _kinds(table), strict=True)
    ]
    return pyarrow.schema(described, metadata={"title": table.title, "note": table.note})


def _value(field: Field, text: str) -> object:
    if field.type == "day":
        return date.fromisoformat(text) if text else None
    return field.typed(text)
