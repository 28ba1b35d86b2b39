"""Alpha against an independent implementation and the book's example; kappa and intervals against their laws."""

from __future__ import annotations

import random

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.evaluate.alpha import Measure, alpha, interval, kappa, percent
from summitry.evaluate.reliability import nominal_alpha

#: Krippendorff 2004, 11.3: four observers, twelve units, None where one gave nothing
BOOK = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)


@pytest.mark.parametrize(("measure", "wanted"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_the_book(measure: Measure, wanted: float) -> None:
    assert alpha(BOOK, measure, (1, 2, 3, 4, 5)) == pytest.approx(wanted, abs=0.0006)


values = st.none() | st.integers(0, 4)
coded = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(values, min_size=coders, max_size=coders), min_size=2, max_size=25)
)


@settings(deadline=None, max_examples=150)
@given(coded, st.sampled_from(["nominal", "ordinal"]))
def test_another_implementation_agrees(units: list[list[int | None]], measure: Measure) -> None:
    mine = alpha(units, measure, range(5))
    usable = [unit for unit in units if sum(value is not None for value in unit) > 1]
    if len({value for unit in usable for value in unit if value is not None}) < 2:
        assert mine is None
        return
    table = [[float("nan") if value is None else value for value in row] for row in zip(*units, strict=True)]
    theirs = krippendorff.alpha(table, level_of_measurement=measure, value_domain=list(range(5)))
    assert mine == pytest.approx(float(theirs), abs=1e-9)
    if measure == "nominal":
        assert mine == pytest.approx(nominal_alpha(units))


def test_kappa_as_cohen_has_it() -> None:
    """Two coders, 100 cases: 40 + 35 agree; the margins give .505 by chance."""
    units = [("y", "y")] * 40 + [("n", "n")] * 35 + [("y", "n")] * 15 + [("n", "y")] * 10
    assert percent(units) == 0.75
    chance = (55 * 50 + 45 * 50) / 10_000
    assert kappa(units) == pytest.approx((0.75 - chance) / (1 - chance))


@pytest.mark.parametrize("units", [[], [("a", None)], [("a", "a"), ("a", "a")]])
def test_what_is_not_defined_is_none(units: list[tuple[str, str | None]]) -> None:
    assert alpha(units) is None
    assert kappa(units) is None
    assert interval(units, alpha, seed=1) is None


def test_an_interval_holds_the_figure_and_is_made_again_by_its_seed() -> None:
    draw = random.Random(3)
    units = [(value := draw.choice("abc"), value if draw.random() < 0.8 else draw.choice("abc")) for _ in range(140)]
    found = interval(units, alpha, seed=7, repeats=400)
    assert found is not None
    low, high = found
    assert low < (alpha(units) or 0) < high
    assert interval(units, alpha, seed=7, repeats=400) == found
    assert interval(units, alpha, seed=8, repeats=400) != found
    fewer = interval(units[:30], alpha, seed=7, repeats=400)
    assert fewer is not None
    assert fewer[1] - fewer[0] > high - low
