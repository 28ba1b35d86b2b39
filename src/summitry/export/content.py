"""The rows of every table of an export, made when they are first asked for, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summitry.errors import InvalidInput
from summitry.export.base import BASE
from summitry.export.derive.derived import DERIVED
from summitry.export.holdings import Holdings
from summitry.export.schema import Row, Table, Value, schema

if TYPE_CHECKING:
    from pandas import DataFrame


class Content(Mapping[str, Sequence[Row]]):
    """Table name → rows. Base tables are read off the holdings, derived ones computed from the base tables."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self._made: dict[str, Sequence[Row]] = {}

    def __getitem__(self, name: str) -> Sequence[Row]:
        if name not in self._made:
            self._made[name] = DERIVED[name](self) if name in DERIVED else list(BASE[name](self.holdings))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(schema().tables)

    def __len__(self) -> int:
        return len(schema().tables)

    def typed(self, table: Table) -> Iterator[list[Value]]:
        """The rows of a table with values instead of text, in the order of its columns."""
        for row in self[table.name]:
            yield [field.typed(row[field.name]) for field in table.fields]

    def to_pandas(self, name: str) -> DataFrame:
        """A table as a data frame; whole numbers that may be missing are `Int64`, and missing is not zero.

        Raises NotFound for an unknown table, InvalidInput where pandas is not installed.
        """
        table = schema().table(name)
        try:
            import pandas as pd
        except ModuleNotFoundError as problem:
            raise InvalidInput(
                "data frames need the library 'pandas'", hint="pip install 'summitry[tables]'"
            ) from problem
        frame = pd.DataFrame.from_records(list(self.typed(table)), columns=list(table.columns)).convert_dtypes()
        frame.attrs.update({"title": table.title, "note": table.note, "caption": self.caption})
        return frame

    @cached_property
    def caption(self) -> str:
        """One line that must stand with any number of this export: its rule, filter and last day."""
        held = {row["name"]: row["value"] for row in self["about"]}
        parts = [f"counting rule {held['rule']}", held["filters"], f"as of {held['as_of'] or 'an unknown day'}"]
        return "; ".join(part for part in parts if part)
