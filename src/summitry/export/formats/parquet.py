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
    import pyarrow as pa
    from pyarrow import parquet

    table = schema().table(options.table or "engagements")
    rows = content[table.name]
    columns = [[_value(field, row[field.name]) for row in rows] for field in table.fields]
    held = pa.Table.from_arrays(
        [pa.array(values, kind) for values, kind in zip(columns, _kinds(table), strict=True)], schema=_layout(table)
    )
    parquet.write_table(held, str(target), compression="zstd")
    return Written(len(rows), f"rows of {table.name}")


def _kinds(table: Table) -> list[Any]:
    import pyarrow as pa

    kinds = {
        "integer": pa.int64(), "flag": pa.int8(), "number": pa.float64(), "day": pa.date32(),
    }  # fmt: skip
    return [kinds.get(field.type, pa.string()) for field in table.fields]


def _layout(table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa

    described = [
        pa.field(field.name, kind, metadata={"description": field.label})
        for field, kind in zip(table.fields, _kinds(table), strict=True)
    ]
    return pa.schema(described, metadata={"title": table.title, "note": table.note})


def _value(field: Field, text: str) -> object:
    if field.type == "day":
        return date.fromisoformat(text) if text else None
    return field.typed(text)
