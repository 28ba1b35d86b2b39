"""Coverage: by year, how many entries there are, how many of them were checked, and from how many sources they come.

A year with few sources is a year that few looked at; it is not a year in which little happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its id, its year (None: not known), its distinct sources, and whether it was checked."""

    id: str
    year: int | None
    sources: tuple[str, ...] = ()
    reviewed: bool = False


class CoverageYear(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of the entries of a year, those checked and those not, and the distinct sources behind them."""

    year: int
    reviewed: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Every year of the period in order; `not_shown` are ids without a year, or of a year outside the period."""

    years: tuple[CoverageYear, ...]
    not_shown: tuple[str, ...]


def coverage(entries: Iterable[Covered], years: tuple[int, int] | None = None) -> Coverage:
    """The coverage of `years`, both included, or of the years from the first entry to the last."""
    found: dict[int, list[Covered]] = defaultdict(list)
    left: list[str] = []
    for one in entries:
        if one.year is None or (years and not years[0] <= one.year <= years[1]):
            left.append(one.id)
        else:
            found[one.year].append(one)
    span = years or ((min(found), max(found)) if found else (1, 0))
    rows = tuple(_row(year, found.get(year, [])) for year in range(span[0], span[1] + 1))
    return Coverage(years=rows, not_shown=tuple(left))


def _row(year: int, held: list[Covered]) -> CoverageYear:
    return CoverageYear(
        year=year,
        reviewed=tuple(one.id for one in held if one.reviewed),
        unreviewed=tuple(one.id for one in held if not one.reviewed),
        sources=tuple(dict.fromkeys(source for one in held for source in one.sources)),
    )
