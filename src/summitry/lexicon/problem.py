"""A problem of one row: where it stands, what is wrong and what mends it."""

from __future__ import annotations

from typing import Literal

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """`file` is relative to the tables' folder; `line` 0 where the whole file is meant or the line is not known.

    A `warning` may stand; an `error` stops an overlay from being loaded.
    """

    file: str
    line: int
    row: str
    message: str
    fix: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        named = f" {self.row}:" if self.row else ""
        return f"{place}:{named} {self.message}; {self.fix}"
