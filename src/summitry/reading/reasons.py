"""One wording per condition: the table `reasons.csv` of codes, messages and hints, filled in here."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from summitry.errors import InvalidInput
from summitry.reading.outcome import Noted, Skipped

TABLES = Path(__file__).parent / "tables"


class Unreadable(InvalidInput):
    """Raised within a reader when its source gives no document; ends as a line of the account."""

    def __init__(self, code: str, **values: object) -> None:
        message, hint = wording(code, values)
        super().__init__(message, hint=hint)
        self.code = code

    def at(self, path: str) -> Skipped:
        """The account's line for this condition at `path`."""
        return Skipped(path, self.code, self.message, self.hint or "")


def skipped(path: str, code: str, **values: object) -> Skipped:
    """A line for something that was not read."""
    return Skipped(path, code, *wording(code, values))


def noted(path: str, code: str, **values: object) -> Noted:
    """A line for something to know of what was read."""
    return Noted(path, code, *wording(code, values))


def wording(code: str, values: dict[str, object]) -> tuple[str, str]:
    """Message and hint of `code` with `values` filled in. Raises KeyError for an unknown code or value."""
    message, hint = templates()[code]
    return message.format_map(values), hint.format_map(values)


@lru_cache(maxsize=1)
def templates() -> dict[str, tuple[str, str]]:
    """Message and hint templates by code."""
    with (TABLES / "reasons.csv").open(encoding="utf-8", newline="") as handle:
        return {row["code"]: (row["message"], row["hint"]) for row in csv.DictReader(handle)}


def in_words(size: int) -> str:
    """A number of bytes for people: 64 MiB."""
    value = float(size)
    for unit in ("bytes", "KiB", "MiB"):
        if value < 1024:
            return f"{value:.0f} {unit}"
        value /= 1024
    return f"{value:.1f} GiB"
