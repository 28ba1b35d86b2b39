"""Krippendorff's alpha for nominal values: agreement of coders beyond what chance would give.

The program counts as one more coder. Alpha is 1 for perfect agreement and 0 for chance; .800 is the customary
threshold for firm and .667 for tentative conclusions.
Source: Krippendorff, Content Analysis (2004), chapter 11: coincidence matrix, any number of coders, missing values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import permutations

import msgspec

from summitry.evaluate.fields import FIELDS, Field
from summitry.evaluate.pairing import Matched


class Reliability(msgspec.Struct, frozen=True):
    """`alpha` is None where it is not defined: no unit with two values, or one value throughout."""

    alpha: float | None
    agreement: float
    units: int


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha over units, each with the value that every coder gave it, None where a coder gave none."""
    coincidences: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        values = [value for value in unit if value is not None]
        for one, other in permutations(values, 2):
            coincidences[one, other] += 1 / (len(values) - 1)
    margins: dict[Hashable, float] = defaultdict(float)
    for (one, _), weight in coincidences.items():
        margins[one] += weight
    total = sum(margins.values())
    expected = total**2 - sum(weight**2 for weight in margins.values())
    if not expected:
        return None
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    return 1 - (total - 1) * observed / expected


def reliabilities(found: Sequence[Matched]) -> dict[str, Reliability]:
    """Alpha and agreement by field over the matched engagements; a unit is one engagement in one document.

    "Not said" is a value that a coder gives, so it is compared like any other.
    """
    units = {field.label: list(_units(found, field)) for field in FIELDS if field.label}
    return {label: _reliability(values) for label, values in units.items() if values}


def _units(found: Sequence[Matched], field: Field) -> Iterator[tuple[str, str]]:
    for document in found:
        if field.scored_in(document.gold):
            yield from ((field.value(gold), field.value(predicted)) for gold, predicted in document.pairs)


def _reliability(units: Sequence[tuple[str, str]]) -> Reliability:
    agreement = sum(one == other for one, other in units) / len(units)
    return Reliability(nominal_alpha(units), agreement, len(units))
