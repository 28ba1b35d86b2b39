"""Visit balance: contacts of two sides by year, parted by whose country they took place in.

Reciprocity is read from where people met: in the second side's country, the first side's leader had travelled there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from summitry.analysis.contact import Contact


class BalanceYear(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of the contacts that began in `year`; an empty tuple means that none is known, not that there was none.

    `outward` took place in the second side's country (the first went there), `inward` in the first side's,
    `elsewhere` in third countries.
    """

    year: int
    outward: tuple[str, ...] = ()
    inward: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Contacts of the year whose country is known."""
        return len(self.outward) + len(self.inward) + len(self.elsewhere)


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """Every year of the period in order; `not_shown` are ids without a year or without a country."""

    years: tuple[BalanceYear, ...]
    not_shown: tuple[str, ...]

    @property
    def shown(self) -> int:
        """Contacts that stand in a year."""
        return sum(year.total for year in self.years)

    def share(self) -> tuple[float, float, float] | None:
        """Shares of `outward`, `inward` and `elsewhere` among those shown, or None where there are none."""
        if not self.shown:
            return None
        sums = (
            sum(len(year.outward) for year in self.years),
            sum(len(year.inward) for year in self.years),
            sum(len(year.elsewhere) for year in self.years),
        )
        return sums[0] / self.shown, sums[1] / self.shown, sums[2] / self.shown


def balance(
    contacts: Iterable[Contact], first: Collection[str], second: Collection[str], years: tuple[int, int] | None = None
) -> Balance:
    """The balance of `contacts` between two sides, each the country codes that stand for it (RUS with SUN).

    `years`, both included, is the period that is covered, so that years without a contact stand there, too; without
    it the years from the first contact to the last. Contacts outside of it are among those not shown.
    """
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    left: list[str] = []
    for one in contacts:
        year = one.year
        if year is None or one.country is None or (years and not years[0] <= year <= years[1]):
            left.append(one.id)
            continue
        found[year][_way(one.country, first, second)].append(one.id)
    span = years or ((min(found), max(found)) if found else (1, 0))
    rows = tuple(_row(year, found.get(year, {})) for year in range(span[0], span[1] + 1))
    return Balance(years=rows, not_shown=tuple(left))


def _way(country: str, first: Collection[str], second: Collection[str]) -> str:
    return "inward" if country in first else "outward" if country in second else "elsewhere"


def _row(year: int, ways: dict[str, list[str]]) -> BalanceYear:
    return BalanceYear(year=year, **{way: tuple(ids) for way, ids in ways.items()})
