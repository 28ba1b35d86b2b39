"""A figure over the years, by who reports it: disagreements of a year, and growth held against the values.

Only claims about one whole year make the series; others (half years, "since 2013", other units) are listed apart, not
dropped. Nobody's figure is preferred: a year with several values shows all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from summitry.analysis.growth import Figure, GrowthCheck, check_growth
from summitry.analysis.ledger import LedgerClaim

_YEAR = re.compile(r"\d{4}")
ABOUT = 0.05  # share by which a value told as "about" may be off
OWN_VOICE = "the documents' own voice"

Aside = Literal["another unit", "no whole year", "not parsed"]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody reports for a year; `change` is the growth told, held against the same reporter's year before."""

    year: int
    value: float
    unit: str
    reporter: str
    claim: LedgerClaim
    change: GrowthCheck | None = None


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A year for which values differ by more than their rounding; `values` from the least to the greatest."""

    year: int
    values: tuple[tuple[float, tuple[str, ...]], ...]
    spread: float


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The points by year and reporter, all in `unit`; `aside` are claims of the subject that are no points, and why."""

    subject: str
    parties: tuple[str, ...]
    unit: str | None
    points: tuple[Point, ...]
    disagreements: tuple[Disagreement, ...]
    aside: tuple[tuple[Aside, LedgerClaim], ...]


def series(subject: str, claims: Iterable[LedgerClaim], unit: str | None = None) -> tuple[Series, ...]:
    """The series of a subject, one for each set of parties, the longest first.

    Without `unit` each is in the one that most of its claims are in, percentages aside.
    """
    held: dict[tuple[str, ...], list[LedgerClaim]] = {}
    for one in claims:
        if one.subject == subject:
            held.setdefault(tuple(sorted(set(one.parties))), []).append(one)
    found = [_series(subject, parties, group, unit) for parties, group in held.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.points), one.parties)))


def _series(subject: str, parties: tuple[str, ...], held: Sequence[LedgerClaim], unit: str | None) -> Series:
    taken = unit or _usual(held)
    aside = [(reason, one) for one in held if (reason := _aside(one, taken)) is not None]
    points = sorted((_point(one) for one in held if _aside(one, taken) is None), key=_order)
    checked = tuple(_checked(one, points) for one in points)
    differing = tuple(_disagreements(checked))
    return Series(
        subject=subject, parties=parties, unit=taken, points=checked, disagreements=differing, aside=tuple(aside)
    )


def _usual(claims: Sequence[LedgerClaim]) -> str | None:
    units = Counter(one.unit for one in claims if one.unit and one.unit != "%" and _is_year(one.period))
    return min(units, key=lambda unit: (-units[unit], unit)) if units else None


def _aside(one: LedgerClaim, unit: str | None) -> Aside | None:
    if one.value is None:
        return "not parsed"
    if one.unit != unit:
        return "another unit"
    return None if _is_year(one.period) else "no whole year"


def _is_year(period: str | None) -> bool:
    return period is not None and _YEAR.fullmatch(period) is not None


def _point(one: LedgerClaim) -> Point:
    reporter = one.speaker or ", ".join(one.outlets) or OWN_VOICE
    return Point(year=int(one.period or 0), value=one.value or 0.0, unit=one.unit or "", reporter=reporter, claim=one)


def _order(one: Point) -> tuple[int, str, float, str]:
    return one.year, one.reporter, one.value, one.claim.id


def _checked(one: Point, points: Sequence[Point]) -> Point:
    told = one.claim.change_pct
    before = [other for other in points if other.year == one.year - 1 and other.reporter == one.reporter]
    if told is None or not before:
        return one
    checks = [check_growth(_figure(other), _figure(one), told) for other in before]
    best = min(checks, key=lambda check: ("agrees", "within-rounding", "differs", "not-checked").index(check.verdict))
    return msgspec.structs.replace(one, change=best)


def _figure(one: Point) -> Figure:
    return Figure.written(one.value, one.claim.qualifier)


def _disagreements(points: Sequence[Point]) -> Iterable[Disagreement]:
    for year in sorted({one.year for one in points}):
        held = [one for one in points if one.year == year]
        if any(not fit(first, second) for first in held for second in held):
            values = sorted({one.value for one in held})
            told = tuple((value, tuple(dict.fromkeys(one.reporter for one in held if one.value == value)))
                         for value in values)  # fmt: skip
            yield Disagreement(year=year, values=told, spread=values[-1] - values[0])


def fit(first: Point, second: Point) -> bool:
    """Whether two values can be the same: within their rounding, or as far as "over", "about" and "under" reach."""
    one, other = _figure(first), _figure(second)
    if one.loose or other.loose:
        return _loosely(first, other.value) or _loosely(second, one.value)
    return abs(one.value - other.value) <= one.rounding + other.rounding


def _loosely(told: Point, value: float) -> bool:
    if told.claim.qualifier == "over":
        return value >= told.value
    if told.claim.qualifier == "under":
        return value <= told.value
    return told.claim.qualifier == "about" and abs(value - told.value) <= ABOUT * told.value
