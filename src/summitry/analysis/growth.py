"""Whether a growth that somebody told follows from two values: as far as the rounding of the written figures allows.

A written figure stands for every value that rounds to it: 244.8 for 244.75 up to 244.85. So two figures give a range of
growths. A growth told within it, or equal to the growth of the written figures at its own number of decimals, agrees.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

GrowthVerdict = Literal["agrees", "within-rounding", "differs", "not-checked"]
#: Qualifiers that make a value a bound or a guess: no growth follows from it.
LOOSE = frozenset({"over", "about", "under"})


class Figure(msgspec.Struct, frozen=True):
    """A value as written; `rounding` is half a unit of its last digit, in the value's own unit."""

    value: float
    rounding: float
    loose: bool = False

    @classmethod
    def written(cls, value: float, qualifier: str | None = None) -> Figure:
        """A figure whose last digit other than zero is taken for the last written: 244800000000 is "244.8 billion"."""
        return cls(value, half_unit(value), qualifier in LOOSE)


class GrowthCheck(msgspec.Struct, frozen=True, kw_only=True):
    """`computed` is the growth of the written values in per cent, with as many decimals as `told`.

    `low` and `high` bound it by the rounding of the two values. `why` is a sentence.
    """

    verdict: GrowthVerdict
    told: float
    why: str
    computed: float | None = None
    low: float | None = None
    high: float | None = None


def half_unit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 0.05 for 6.9, 50 million for 244.8 billion."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(exponent - 1)) if isinstance(exponent, int) else 0.0


def decimals(value: float) -> int:
    """Digits behind the point: 1 for -6.9."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def check_growth(before: Figure, after: Figure, told: float) -> GrowthCheck:
    """Hold a growth in per cent against the values before and after it.

    >>> check_growth(Figure.written(244.8), Figure.written(228.1), -6.9).computed
    -6.8
    """
    if before.loose or after.loose:
        return GrowthCheck(verdict="not-checked", told=told, why="a value is told as “over”, “about” or “under” only")
    if before.value - before.rounding <= 0:
        return GrowthCheck(verdict="not-checked", told=told, why="the value before is not above zero")
    exact = (after.value / before.value - 1) * 100
    low = ((after.value - after.rounding) / (before.value + before.rounding) - 1) * 100
    high = ((after.value + after.rounding) / (before.value - before.rounding) - 1) * 100
    places = max(1, decimals(told)) if decimals(told) or abs(exact - told) >= 1 else 0
    computed = round(exact, places) + 0.0
    verdict: GrowthVerdict = (
        "agrees" if computed == told else "within-rounding" if low <= told <= high else "differs"
    )  # fmt: skip
    given, spread = f"the values give {computed:+.{places}f} %", f"{low:+.2f} to {high:+.2f} % by their rounding"
    why = {
        "agrees": given, "within-rounding": f"{given}, {spread}", "differs": f"{given} ({spread}), not {told:+g} %"
    }[verdict]  # fmt: skip
    return GrowthCheck(verdict=verdict, told=told, why=why, computed=computed, low=low, high=high)
