"""Dates as their sources give them: the EDTF subset of the coding guide, with its bounds.

Imprecision is a value, not a gap: "late May 2024" is an interval with approximate ends, and a
date without its year keeps month and day. Nothing here invents a day that was not said.
Source: Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1, as `gold/GUIDE.md` uses it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from summitry.errors import not_in_edtf_subset

_PART = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?[~?%]?")
_LEAP_YEAR = 2000  # dates of unknown year are compared as days of one leap year
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}


class Bounds(msgspec.Struct, frozen=True):
    """Earliest and latest day, both included; None is an open end.

    Where `year_known` is false the days are placed in a leap year, for their month and day alone.
    """

    earliest: date | None
    latest: date | None
    year_known: bool = True

    @property
    def days(self) -> int | None:
        """Number of days within the bounds, or None when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def exact(self) -> bool:
        """Whether a single day of a known year is meant."""
        return self.year_known and self.days == 1


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> Bounds:
    """The days that an EDTF string covers.

    Raises InvalidInput when the string is outside the subset or names a day that does not exist.
    """
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        low = None if left in ("", "..") else bounds(left)
        high = None if right in ("", "..") else bounds(right)
        known = (low is None or low.year_known) and (high is None or high.year_known)
        return Bounds(low.earliest if low else None, high.latest if high else None, known)
    match = _PART.fullmatch(edtf)
    if match is None:
        raise not_in_edtf_subset(edtf)
    year, month, day = match.groups()
    known = year[0] != "X"
    first, last = (int(year.replace("X", "0")), int(year.replace("X", "9"))) if known else (_LEAP_YEAR, _LEAP_YEAR)
    try:
        return _days(first, last, month, day, known=known)
    except ValueError:
        raise not_in_edtf_subset(edtf) from None


def _days(first: int, last: int, month: str | None, day: str | None, *, known: bool) -> Bounds:
    if month is None or "X" in month:
        return Bounds(date(first, 1, 1), date(last, 12, 31), known)
    number = int(month)
    if number in _SEASON_START:
        start = _SEASON_START[number]
        end_year, end_month = (last + 1, 2) if start == 12 else (last, start + 2)
        return Bounds(date(first, start, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), known)
    if day is None or "X" in day:
        return Bounds(date(first, number, 1), date(last, number, monthrange(last, number)[1]), known)
    return Bounds(date(first, number, int(day)), date(last, number, int(day)), known)


def compatible(one: str | None, other: str | None, slack: int = 1) -> bool:
    """Whether two dates overlap once both are widened by `slack` days; a missing date fits any."""
    if not one or not other:
        return True
    a, b = bounds(one), bounds(other)
    if a.year_known != b.year_known:
        a, b = _without_year(a), _without_year(b)
    wide = timedelta(days=slack)
    low_a, high_a = a.earliest or date(1800, 1, 1), a.latest or date(2200, 1, 1)
    low_b, high_b = b.earliest or date(1800, 1, 1), b.latest or date(2200, 1, 1)
    return low_a - wide <= high_b and low_b - wide <= high_a


def _without_year(value: Bounds) -> Bounds:
    low = value.earliest and value.earliest.replace(year=_LEAP_YEAR)
    high = value.latest and value.latest.replace(year=_LEAP_YEAR)
    whole_year = value.days is not None and value.days > 365
    if whole_year or (low and high and low > high):  # over New Year: both ends of the year
        return Bounds(None, None, year_known=False)
    return Bounds(low, high, year_known=False)
