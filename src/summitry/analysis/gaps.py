"""Gaps between contacts: which are longer than usual, told with an interval, and which only lie in unsearched years."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from summitry.analysis.contact import Contact
from summitry.analysis.quantiles import Interval, quantile, resampled

Verdict = Literal["longer", "perhaps", "usual", "not searched"]
#: A gap is long when it exceeds this share of all gaps.
SHARE = 0.95
_LEAST = 8  # gaps; with fewer a quantile of 95 % is one of the two longest and says nothing


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Days between the first days of two contacts; `before` None: still open on the last day covered.

    `chance` is the probability that the longest of as many gaps is at least this long if contacts came at random at
    the rate of the other gaps (exponential gaps; Cox and Lewis 1966, chapter 2): 1 - (1 - exp(-days / mean)) ^ n.
    """

    after: str
    before: str | None
    start: date
    end: date
    days: int
    verdict: Verdict
    chance: float | None = None


class Gaps(msgspec.Struct, frozen=True, kw_only=True):
    """All gaps in order; `median` and `limit` (the 95 % quantile) of those searched, None where there are too few.

    `not_shown` are ids of contacts whose first day is not certain.
    """

    gaps: tuple[Gap, ...]
    not_shown: tuple[str, ...]
    median: Interval | None = None
    limit: Interval | None = None


def gaps(contacts: Iterable[Contact], searched: Collection[int], until: date | None = None, *, seed: int = 0) -> Gaps:
    """The gaps of `contacts`; `searched` are the years that were, `until` the last day covered.

    A gap is "longer" when it exceeds the upper bound of the interval of the other gaps' 95 % quantile, "perhaps" when
    it exceeds the lower one.
    """
    held = list(contacts)
    dated = {day: one.id for one in reversed(held) if (day := _day(one)) is not None}
    spans = list(pairwise(sorted(dated)))
    if dated and until is not None and until > max(dated):
        spans.append((max(dated), until))
    known = [(later - earlier).days for earlier, later in spans if _searched(earlier, later, searched)]
    closed = known[:-1] if spans and spans[-1][1] not in dated and known else known
    limit = median = None
    if len(closed) >= _LEAST:
        limit = _limit(closed, times=2000, seed=seed)
        median = resampled(closed, lambda sample: quantile(sample, 0.5), seed=seed)
    sample = _Sample(closed, limit, seed)
    found = tuple(_gap(span, dated, searched, sample) for span in spans)
    left = tuple(one.id for one in held if _day(one) is None)
    return Gaps(gaps=found, not_shown=left, median=median, limit=limit)


def _day(one: Contact) -> date | None:
    """The first day, where it is told as a day."""
    start = (one.edtf or "").partition("/")[0]
    first, last = msgspec.structs.replace(one, edtf=start or None).days
    return first if first is not None and first == last else None


def _searched(start: date, end: date, years: Collection[int]) -> bool:
    return all(year in years for year in range(start.year, end.year + 1))


def _gap(span: tuple[date, date], dated: dict[date, str], searched: Collection[int], sample: _Sample) -> Gap:
    start, end = span
    days = (end - start).days
    seen = _searched(start, end, searched)
    verdict: Verdict = sample.verdict(days) if seen else "not searched"
    chance = _chance(days, sample.others(days)) if seen else None
    ends = {"after": dated[start], "before": dated.get(end), "start": start, "end": end}
    return Gap(**ends, days=days, verdict=verdict, chance=chance)  # type: ignore[arg-type]


class _Sample(msgspec.Struct, frozen=True):
    """The closed gaps of searched years, and the limit over all of them."""

    known: list[int]
    limit: Interval | None
    seed: int

    def others(self, days: int) -> list[int]:
        """All but the gap in question, which must not make itself usual."""
        held = list(self.known)
        if days in held:
            held.remove(days)
        return held

    def verdict(self, days: int) -> Verdict:
        """Against the 95 % quantile of the others, with its interval."""
        if self.limit is None or days <= self.limit.low:
            return "usual"
        apart = _limit(self.others(days), times=500, seed=self.seed)
        return "longer" if days > apart.high else "perhaps" if days > apart.low else "usual"


def _limit(sample: list[int], *, times: int, seed: int) -> Interval:
    return resampled(sample, lambda held: quantile(held, SHARE), times=times, seed=seed)


def _chance(days: int, others: list[int]) -> float | None:
    if len(others) < _LEAST - 1:
        return None
    mean = sum(others) / len(others)
    return -math.expm1((len(others) + 1) * math.log1p(-math.exp(-days / mean))) if days and mean else 1.0
