"""The rows of every table of an export, made when they are first asked for, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from summitry.export.base import BASE
from summitry.export.derive.derived import DERIVED
from summitry.export.holdings import Holdings
from summitry.export.schema import Row, Table, Value, schema


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

    @cached_property
    def caption(self) -> str:
        """One line that must stand with any number of this export: its rule, filter and last day."""
        held = {row["name"]: row["value"] for row in self["about"]}
        parts = [f"counting rule {held['rule']}", held["filters"], f"as of {held['as_of'] or 'an unknown day'}"]
        return "; ".join(part for part in parts if part)
