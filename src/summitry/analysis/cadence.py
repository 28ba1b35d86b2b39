"""Cadence: contacts a year, where a year that nobody searched has no number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from summitry.analysis.contact import Contact

#: What searched a year: reference, documents; incidental and none did not.
SEARCHED = frozenset({"reference", "documents"})


class YearCount(msgspec.Struct, frozen=True):
    """Contacts that began in a year. Where it was not searched `count` is None, or a lower bound if some are told."""

    year: int
    count: int | None
    coverage: str

    @property
    def searched(self) -> bool:
        """Whether zero would mean that none is known."""
        return self.coverage in SEARCHED


class Cadence(msgspec.Struct, frozen=True, kw_only=True):
    """Every year in order; `not_shown` are ids of contacts without a certain year, or outside of the years."""

    years: tuple[YearCount, ...]
    not_shown: tuple[str, ...]

    @property
    def searched(self) -> tuple[YearCount, ...]:
        """The years that were searched."""
        return tuple(year for year in self.years if year.searched)

    @property
    def rate(self) -> float | None:
        """Contacts a searched year; None where none was."""
        held = self.searched
        return sum(year.count or 0 for year in held) / len(held) if held else None


def cadence(contacts: Iterable[Contact], coverage: Mapping[int, str]) -> Cadence:
    """Contacts by year. `coverage` gives for each year what searched it: reference, documents, incidental or none."""
    held = list(contacts)
    counted = Counter(one.year for one in held)
    years = tuple(_year(year, counted[year], coverage[year]) for year in sorted(coverage))
    return Cadence(years=years, not_shown=tuple(one.id for one in held if one.year not in coverage))


def _year(year: int, count: int, coverage: str) -> YearCount:
    return YearCount(year, count if count or coverage in SEARCHED else None, coverage)


def values(years: Sequence[YearCount]) -> list[int]:
    """The counts of searched years."""
    return [year.count or 0 for year in years if year.searched]
