"""Growth against values: what the rounding of the written figures allows, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.analysis.growth import Figure, check_growth, decimals, half_unit


@pytest.mark.parametrize(
    ("before", "after", "told", "verdict", "computed"),
    [
        (244.8, 228.1, -6.8, "agrees", -6.8),
        (244.8, 228.1, -6.9, "differs", -6.8),
        (240.1e9, 244.8e9, 2, "agrees", 2.0),
        (240.1, 244.8, 1.9, "differs", 2.0),
        (190.3, 240.1, 26.3, "differs", 26.2),
        (21, 24, 12.4, "within-rounding", 14.3),
        (5.72, 8.0, 39.9, "agrees", 39.9),
        (100, 150, 50, "agrees", 50),
        (100.5, 150.5, 40, "differs", 49.8),
        (0, 150, 40, "not-checked", None),
    ],
)
def test_growth(before: float, after: float, told: float, verdict: str, computed: float | None) -> None:
    found = check_growth(Figure.written(before), Figure.written(after), told)
    assert (found.verdict, found.computed) == (verdict, computed), found.why


@pytest.mark.parametrize("qualifier", ["over", "about", "under"])
def test_bounds_give_no_growth(qualifier: str) -> None:
    assert check_growth(Figure.written(240.0, qualifier), Figure.written(200.0), 1.0).verdict == "not-checked"


@settings(deadline=None)
@given(st.integers(1001, 99999), st.integers(1001, 99999))
def test_the_growth_of_true_values_never_differs_after_rounding(before: int, after: int) -> None:
    """Growth worked out before the values were rounded to hundreds lies within the rounding of what was written."""
    told = round((after / before - 1) * 100, 1)
    first, second = (Figure(round(value, -2), 50) for value in (before, after))
    found = check_growth(first, second, told)
    assert found.low is not None
    assert found.high is not None
    assert found.low - 0.05 <= told <= found.high + 0.05


@pytest.mark.parametrize(
    ("value", "half", "places"), [(6.9, 0.05, 1), (244.8e9, 0.05e9, 0), (40.0, 5.0, 0), (1.25, 0.005, 2)]
)
def test_written_digits(value: float, half: float, places: int) -> None:
    assert (half_unit(value), decimals(value)) == (pytest.approx(half), places)
