"""Quantiles of a sample, and how sure they are by resampling it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import msgspec


class Interval(msgspec.Struct, frozen=True):
    """An estimate with the bounds of its interval."""

    value: float
    low: float
    high: float


def quantile(sample: Sequence[float], share: float) -> float:
    """The quantile by linear interpolation: definition 7 of Hyndman and Fan (1996), The American Statistician 50(4).

    Raises ValueError for an empty sample.
    """
    if not sample:
        raise ValueError("no quantile of an empty sample")
    ordered = sorted(sample)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def resampled(
    sample: Sequence[float], of: Callable[[Sequence[float]], float], *, times: int = 2000, seed: int = 0
) -> Interval:
    """The estimate with its 95 % percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13).

    The same seed gives the same interval. Raises ValueError for an empty sample.
    """
    draw = random.Random(seed)  # noqa: S311 - statistics, not secrets
    found = sorted(of(draw.choices(sample, k=len(sample))) for _ in range(times))
    return Interval(of(sample), quantile(found, 0.025), quantile(found, 0.975))
