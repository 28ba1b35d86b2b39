"""Agreement of coders on one field: Krippendorff's alpha, Cohen's kappa, per cent, with bootstrap intervals.

Alpha: Krippendorff, Content Analysis (2004), chapter 11, by the coincidence matrix; nominal and ordinal difference.
Kappa: Cohen, Educational and Psychological Measurement 20 (1960), for two coders. Intervals: the percentile bootstrap
over units (Efron 1979), with a seed, so that a report can be made again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import permutations
from typing import Literal, TypeAlias

Measure = Literal["nominal", "ordinal"]
Value: TypeAlias = Hashable
Unit: TypeAlias = Sequence[Value | None]
_REPEATS = 1000
_LEVEL = 0.95


def alpha(units: Sequence[Unit], measure: Measure = "nominal", order: Sequence[Value] = ()) -> float | None:
    """Alpha over units, each with every coder's value, None where one gave none; 1 is perfect, 0 is chance.

    `order` ranks the values of an ordinal field, lowest first; values that it lacks come last, sorted. None where alpha
    is not defined: no unit with two values, or one value throughout.
    """
    weights: dict[int, Counter[tuple[Value, Value]]] = {}
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) > 1:
            weights.setdefault(len(values), Counter()).update(permutations(values, 2))
    coincidences: dict[tuple[Value, Value], float] = {}
    for size, counted in weights.items():
        for pair, number in counted.items():
            coincidences[pair] = coincidences.get(pair, 0.0) + number / (size - 1)
    margins: dict[Value, float] = {}
    for (one, _), weight in coincidences.items():
        margins[one] = margins.get(one, 0.0) + weight
    distance = _distance(margins, measure, order)
    total = sum(margins.values())
    if measure == "nominal":
        expected = total**2 - sum(weight**2 for weight in margins.values())
    else:
        expected = sum(distance(one, other) * margins[one] * margins[other] for one in margins for other in margins)
    if not expected:
        return None
    observed = sum(distance(one, other) * weight for (one, other), weight in coincidences.items())
    return 1 - (total - 1) * observed / expected


def _distance(margins: dict[Value, float], measure: Measure, order: Sequence[Value]) -> Callable[[Value, Value], float]:
    """Squared difference of two values; for ranks by how many values lie between (Krippendorff 2004, 11.3.3)."""
    if measure == "nominal":
        return lambda one, other: float(one != other)
    ranked = [value for value in order if value in margins]
    ranked += sorted((value for value in margins if value not in set(order)), key=str)
    below: dict[Value, float] = {}
    running = 0.0
    for value in ranked:
        below[value] = running + margins[value] / 2
        running += margins[value]
    return lambda one, other: (below[one] - below[other]) ** 2


def kappa(units: Sequence[Unit]) -> float | None:
    """Cohen's kappa over the units that both of two coders coded; None where chance agreement is complete."""
    both = [(unit[0], unit[1]) for unit in units if len(unit) > 1 and unit[0] is not None and unit[1] is not None]
    if not both:
        return None
    agreed = sum(one == other for one, other in both) / len(both)
    first, second = Counter(one for one, _ in both), Counter(other for _, other in both)
    chance = sum(first[value] * second[value] for value in first) / len(both) ** 2
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def percent(units: Sequence[Unit]) -> float | None:
    """Share of the units with two values or more on which all agree, 0 to 1."""
    coded = [[value for value in unit if value is not None] for unit in units]
    compared = [values for values in coded if len(values) > 1]
    return sum(len(set(values)) == 1 for values in compared) / len(compared) if compared else None


def interval(
    units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float | None], seed: int, repeats: int = _REPEATS
) -> tuple[float, float] | None:
    """The middle 95 per cent of a figure over samples of the units drawn with replacement; None where undefined.

    Samples on which the figure is not defined count as complete agreement: all their values were the same.
    """
    if figure(units) is None:
        return None
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    found = sorted(_drawn(units, figure, draw) for _ in range(repeats))
    low = int((1 - _LEVEL) / 2 * repeats)
    return found[low], found[repeats - 1 - low]


def _drawn(units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float | None], draw: random.Random) -> float:
    found = figure([units[draw.randrange(len(units))] for _ in units])
    return 1.0 if found is None else found
