"""The yearly rhythm: a grid of months by years, which shows seasons, and gaps of years without any contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from summitry.analysis.contact import Contact


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """One cell: ids of the contacts that began in that month; not `covered` means that nobody looked, not zero."""

    year: int
    month: int
    ids: tuple[str, ...] = ()
    covered: bool = True


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """Twelve cells for every year in order; `not_shown` are ids whose date leaves more than one month."""

    months: tuple[Month, ...]
    not_shown: tuple[str, ...]

    @property
    def shown(self) -> int:
        """Contacts that stand in a cell."""
        return sum(len(cell.ids) for cell in self.months)

    def by_month(self) -> tuple[int, ...]:
        """Twelve sums over all years, January first."""
        sums = [0] * 12
        for cell in self.months:
            sums[cell.month - 1] += len(cell.ids)
        return tuple(sums)

    def longest_gap(self) -> int:
        """Months in a row, all covered, without a contact, between the first contact and the last."""
        held = [place for place, cell in enumerate(self.months) if cell.ids]
        return max((later - earlier - 1 for earlier, later in pairwise(held)), default=0)


def rhythm(contacts: Iterable[Contact], since: date | None = None, until: date | None = None) -> Rhythm:
    """The grid of `contacts`. `since` and `until`, both included, are the days that are covered.

    Without them the grid runs over the whole years of the first and the last contact, all taken as covered.
    Contacts outside of the days covered are among those not shown.
    """
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    left: list[str] = []
    low, high = (_month(since) if since else (1, 1)), (_month(until) if until else (9999, 12))
    for one in contacts:
        month = one.month
        if month is None or not low <= month <= high:
            left.append(one.id)
        else:
            found[month].append(one.id)
    first = since.year if since else min(found, default=(1, 1))[0]
    last = until.year if until else max(found, default=(0, 1))[0]
    cells = tuple(
        Month(year=year, month=month, ids=tuple(found.get((year, month), ())), covered=low <= (year, month) <= high)
        for year in range(first, last + 1)
        for month in range(1, 13)
    )
    return Rhythm(months=cells, not_shown=tuple(left))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
