"""What an analysis hands back: a table with its title, its notes and the line that must stand with any number of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from summitry.errors import InvalidInput

if TYPE_CHECKING:
    from pandas import DataFrame

Value = str | int | float | None


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """`rows` hold a value for each of `columns`; None is missing (not searched, not known), never zero.

    `caption` names rule, states and last day; `notes` say what was left out, which method was used, and its source.
    """

    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[dict[str, Value]]:
        """Each row as column → value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_pandas(self) -> DataFrame:
        """The rows as a data frame; whole numbers that may be missing are `Int64`.

        Title, caption and notes are in its `attrs`. Raises InvalidInput where pandas is not installed.
        """
        try:
            import pandas as pd
        except ModuleNotFoundError as problem:
            raise InvalidInput(
                "data frames need the library 'pandas'", hint="pip install 'summitry[analysis]'"
            ) from problem
        frame = pd.DataFrame.from_records(list(self.rows), columns=list(self.columns)).convert_dtypes()
        frame.attrs.update({"title": self.title, "caption": self.caption, "notes": list(self.notes)})
        return frame
