"""Stata's .dta, version 118: Unicode, labels of variables and of the data, days as days, missing as missing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Field, Table, schema

if TYPE_CHECKING:
    from pandas import DataFrame, Series

_LONGEST = 2045  # bytes of a str#; beyond, strL
_LABEL = 80
_STAMP = datetime(2000, 1, 1)


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write one table. Text that is missing is "", as Stata has it."""
    table = schema().table(options.table or "engagements")
    frame = _frame(content, table)
    long = [name for name in table.columns if _is_long(content, name, table)]
    frame.to_stata(
        target, version=118, write_index=False, time_stamp=_STAMP, data_label=table.title[:_LABEL],
        variable_labels={field.name: field.label[:_LABEL] for field in table.fields}, convert_strl=long,
        convert_dates={field.name: "td" for field in table.fields if field.type == "day"},
    )  # fmt: skip
    return Written(len(frame), f"rows of {table.name}")


def _frame(content: Content, table: Table) -> DataFrame:
    import pandas as pd

    rows = content[table.name]
    return pd.DataFrame({field.name: _column(field, [row[field.name] for row in rows]) for field in table.fields})


def _column(field: Field, texts: list[str]) -> Series[Any]:
    import pandas as pd

    if field.type in ("integer", "number", "flag"):
        return pd.Series([float(text) if text else float("nan") for text in texts], dtype="float64")
    if field.type == "day":
        days = pd.Series(texts, dtype="object")
        return pd.Series(pd.to_datetime(days, errors="coerce", format="%Y-%m-%d"))
    return pd.Series([text.replace("\0", "�") for text in texts], dtype="object")


def _is_long(content: Content, name: str, table: Table) -> bool:
    kind = next(field.type for field in table.fields if field.name == name)
    if kind not in ("text", "list", "quote", "edtf"):
        return False
    return any(len(row[name].encode("utf-8", "replace")) > _LONGEST for row in content[table.name])
