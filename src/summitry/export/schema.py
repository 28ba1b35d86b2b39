"""The tables of an export as typed, checked values: one file says what each column means, everything else reads it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from summitry.errors import InvalidLexicon, NotFound

FieldType = Literal["text", "quote", "list", "day", "edtf", "integer", "number", "flag"]
Value = str | int | float | None
#: What a line of the table's CSV holds: column → text; "" is missing.
Row = Mapping[str, str]
_BARE = frozenset({"integer", "number", "flag", "day"})
_FILE = Path(__file__).with_name("tables.toml")


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column. `values` names the vocabulary it draws from; `required` columns are never missing."""

    name: str
    type: FieldType
    label: str
    values: str | None = None
    required: bool = False

    def typed(self, text: str) -> Value:
        """The cell as a value; None where it is missing."""
        if text == "" and self.type != "quote":
            return None
        if self.type in ("integer", "flag"):
            return int(text)
        return float(text) if self.type == "number" else text


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table. `refers` are foreign keys (column → "table.column"); `derived` ones are computed from the others."""

    name: str
    title: str
    note: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    refers: Mapping[str, str] = {}
    derived: bool = False

    @property
    def bare(self) -> frozenset[str]:
        """Columns of numbers and days, which stand in a CSV as they are."""
        return frozenset(field.name for field in self.fields if field.type in _BARE)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(field.name for field in self.fields)


class Schema(msgspec.Struct, frozen=True):
    """All tables by name, and the vocabularies with the meaning of each value."""

    tables: Mapping[str, Table]
    values: Mapping[str, Mapping[str, str]]

    def table(self, name: str) -> Table:
        """A table by its name, "-" and "_" alike, "dyad-year" for "dyad_years". Raises NotFound with the names."""
        plain = name.replace("-", "_")
        found = self.tables.get(plain) or self.tables.get(f"{plain}s")
        if found is None:
            raise NotFound(f"no table {name!r}", hint=f"the tables are {', '.join(self.tables)}")
        return found


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The schema, read once. Raises InvalidLexicon when the file breaks its form."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    try:
        tables = {name: msgspec.convert({"name": name, **given}, Table) for name, given in data["table"].items()}
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"{_FILE.name}: {problem}"]) from problem
    return Schema(tables, data["values"])
