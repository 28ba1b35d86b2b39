"""Periods of the tables: days that may be doubtful, cells with several dated values, and who-when look-up.

A day is ISO or EDTF (`1976-09~`). A period takes in both its days, and where a day is only known to the
month or marked doubtful the whole of what it may mean counts: "at the latest end of it".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Generic, Protocol, TypeVar

from summitry.errors import InvalidInput
from summitry.model.edtf import bounds

ALWAYS = date.min.toordinal()
NEVER = date.max.toordinal()
_DATED = re.compile(r"(.+?) ([0-9][0-9~?%-]*)?\.\.([0-9][0-9~?%-]*)?")


def first_day(cell: str) -> int:
    """The earliest day (ordinal) that a `since` or `start` may mean; empty: the beginning of time.

    Raises InvalidInput when it is no day, month or year.
    """
    return _bound(cell)[0] if cell else ALWAYS


def last_day(cell: str) -> int:
    """The latest day (ordinal) that an `until` or `end` may mean; empty: never over.

    Raises InvalidInput when it is no day, month or year.
    """
    return _bound(cell)[1] if cell else NEVER


def _bound(cell: str) -> tuple[int, int]:
    span = bounds(cell)
    if span.earliest is None or span.latest is None or not span.year_known:
        raise InvalidInput(f"not a day of a known year: {cell!r}", hint="write 1976-09-09, or 1976-09~ where in doubt")
    return span.earliest.toordinal(), span.latest.toordinal()


def covers(since: str, until: str, day: date | None) -> bool:
    """Whether `day` lies between two ISO or EDTF days, both included; doubtful days count in favour."""
    if day is None or not (since or until):
        return True
    iso = day.isoformat()
    low, high = since.rstrip("~?%"), until.rstrip("~?%")
    return (not low or low <= iso) and (not high or iso[: len(high)] <= high)


def dated_values(cell: str) -> list[tuple[str, str, str]]:
    """`"255 ..1945-05-08;260 1949-05-23.."` as (value, since, until) each; a value alone holds always."""
    found = []
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        match = _DATED.fullmatch(part)
        found.append((match[1], match[2] or "", match[3] or "") if match else (part, "", ""))
    return found


class Held(Protocol):
    """Anything with a first and a last day."""

    @property
    def start(self) -> str:
        """First day, ISO or EDTF."""

    @property
    def end(self) -> str:
        """Last day, the same; empty: not over."""


H = TypeVar("H", bound=Held)


class Timeline(Generic[H]):
    """Which of some dated rows hold on a day: cut once at every change, then found by bisection."""

    def __init__(self, rows: Iterable[H]) -> None:
        spans = [(first_day(row.start), last_day(row.end), row) for row in rows]
        cuts = {low for low, _, _ in spans} | {high + 1 for _, high, _ in spans if high != NEVER}
        self._cuts = sorted(cuts)
        self._held = [()] + [tuple(row for low, high, row in spans if low <= cut <= high) for cut in self._cuts]

    def on(self, day: date) -> tuple[H, ...]:
        """The rows that hold on `day`, in the order of the table."""
        return self._held[bisect_right(self._cuts, day.toordinal())]
