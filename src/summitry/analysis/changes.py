"""Change points: years from which on contacts came at another rate, and how sure that is.

Yearly counts of searched years are taken as Poisson numbers with one rate a segment. Segments are those of least cost
(twice the negative log-likelihood) with a penalty of 2 log n for each further one, the Schwarz criterion for a rate and
a place (Schwarz 1978), found exactly by PELT (Killick, Fearnhead and Eckley 2012) in the library `ruptures`
(Truong, Oudre and Vayatis 2020). Uncertainty: counts are drawn anew within each segment, with a seed, and the search is
repeated; `support` is the share of repetitions with a change within two years, `low` and `high` hold 95 % of the
nearest ones.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from summitry.analysis.cadence import YearCount
from summitry.analysis.quantiles import quantile
from summitry.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 3  # years in a segment
_NEAR = 2  # years within which a repetition finds the same change
_TIMES = 200


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Years `since` to `until`, `rate` contacts a searched year. The first segment has no change before it.

    `dispersion` is variance over mean of its counts: far above 1 they are no Poisson numbers, and changes less sure.
    """

    since: int
    until: int
    years: int
    rate: float
    dispersion: float | None = None
    support: float | None = None
    low: int | None = None
    high: int | None = None


def changes(years: Sequence[YearCount], *, seed: int = 0, times: int = _TIMES) -> tuple[Segment, ...]:
    """The segments of a series in order; one where nothing changed, none where no year was searched.

    Raises InvalidInput where `ruptures` is not installed.
    """
    held = [year for year in years if year.searched]
    if not held:
        return ()
    counts = [year.count or 0 for year in held]
    cuts = _cuts(counts)
    again = list(_repeated(counts, cuts, seed, times)) if len(cuts) > 2 else []
    return tuple(_segment(held, start, end, again) for start, end in pairwise(cuts))


def _cuts(counts: Sequence[int]) -> list[int]:
    """Where segments begin, and the end: 0, …, n."""
    if len(counts) < 2 * _LEAST or not any(counts):
        return [0, len(counts)]
    try:
        import numpy as np
        import ruptures
    except ModuleNotFoundError as problem:
        raise InvalidInput(
            f"change points need the library {problem.name!r}", hint="pip install 'summitry[analysis]'"
        ) from problem
    search = ruptures.Pelt(custom_cost=_poisson_cost()(), min_size=_LEAST, jump=1)
    found = search.fit(np.array(counts, dtype=float).reshape(-1, 1)).predict(pen=2 * math.log(len(counts)))
    return [0, *(int(cut) for cut in found)]


def _poisson_cost() -> Any:  # noqa: ANN401 - a class of a library without types
    """Twice the negative log-likelihood of counts at their mean, up to what does not depend on the segments."""
    import ruptures

    class PoissonCost(ruptures.base.BaseCost):  # type: ignore[misc]
        model = "poisson"
        min_size = _LEAST

        def fit(self, signal: Any) -> PoissonCost:  # noqa: ANN401
            self.signal = signal
            self.sums = [0.0, *accumulate(float(value) for value in signal[:, 0])]
            return self

        def error(self, start: int, end: int) -> float:
            total = self.sums[end] - self.sums[start]
            return 0.0 if total == 0 else 2 * (total - total * math.log(total / (end - start)))

    return PoissonCost


def _repeated(counts: Sequence[int], cuts: Sequence[int], seed: int, times: int) -> Iterator[list[int]]:
    draw = random.Random(seed)  # noqa: S311 - statistics, not secrets
    for _ in range(times):
        drawn: list[int] = []
        for start, end in pairwise(cuts):
            drawn += draw.choices(counts[start:end], k=end - start)
        yield _cuts(drawn)[1:-1]


def _segment(held: Sequence[YearCount], start: int, end: int, again: Sequence[Sequence[int]]) -> Segment:
    counts = [year.count or 0 for year in held[start:end]]
    mean = sum(counts) / len(counts)
    spread = (
        sum((count - mean) ** 2 for count in counts) / (len(counts) - 1) / mean if len(counts) > 1 and mean else None
    )
    plain = Segment(
        since=held[start].year, until=held[end - 1].year, years=end - start, rate=mean, dispersion=spread
    )  # fmt: skip
    if start == 0:
        return plain
    nearest = [min(cuts, key=lambda cut: abs(cut - start)) for cuts in again if cuts]
    near = sum(abs(cut - start) <= _NEAR for cut in nearest)
    low, high = (held[round(quantile(nearest, share))].year if nearest else None for share in (0.025, 0.975))
    return msgspec.structs.replace(plain, support=near / len(again), low=low, high=high)
