"""The examples score at least what they scored when the floors were pinned (`python -m benchmarks.evaluate --pin`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from benchmarks.evaluate import run
from benchmarks.floors import EPSILON, PINNED, Floors, below, floors_of, load, measured, pin, pinnable
from benchmarks.sets import GoldSet, digest, own

from summitry.evaluate import Evaluation, Prediction

PIN = "pin them anew: python -m benchmarks.evaluate --pin"


@lru_cache(maxsize=2)
def scored(of: GoldSet) -> tuple[Evaluation, Prediction]:
    return run(of)


@pytest.mark.parametrize("of", own(), ids=lambda of: of.name)
def test_floors_are_of_these_files(of: GoldSet) -> None:
    pinned = load(floors_of(of))
    assert pinned.gold_sha256 == digest(of.gold), f"the gold file changed; {PIN}"
    assert pinned.documents_sha256 == digest(of.documents), f"the documents changed; {PIN}"


@pytest.mark.parametrize("of", own(), ids=lambda of: of.name)
@pytest.mark.parametrize("figure", PINNED)
def test_no_figure_is_below_its_floor(figure: str, of: GoldSet) -> None:
    floors = load(floors_of(of)).floors
    assert list(below({figure: floors[figure]}, pinnable(scored(of)[0].figures))) == [], (
        "a rule that gains must not lose more elsewhere"
    )


FLOOR = Floors("g", "d", {"central_recall": 0.8, "engagements.leader.f1": 0.9})


@pytest.mark.parametrize(
    ("now", "lowered"),
    [
        ({"central_recall": 0.8, "engagements.leader.f1": 0.9}, []),
        ({"central_recall": 0.8 - EPSILON / 2, "engagements.leader.f1": 0.95}, []),
        ({"central_recall": 0.79, "engagements.leader.f1": 1.0}, ["central_recall: 0.7900 is below its floor 0.8000"]),
        (
            {"central_recall": 0.8, "engagements.leader.f1": 0.899},
            ["engagements.leader.f1: 0.8990 is below its floor 0.9000"],
        ),
        ({"engagements.leader.f1": 0.9}, ["central_recall: no longer measured, floor 0.8000"]),
    ],
)
def test_what_is_below_a_floor(now: dict[str, float], lowered: list[str]) -> None:
    assert list(below(FLOOR.floors, now)) == lowered


def test_pinning_refuses_to_lower_a_floor(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    lower, higher = Floors("g", "d", {"central_recall": 0.7}), Floors("g", "d", {"central_recall": 0.9})
    assert pin(FLOOR, path) == []
    assert len(pin(lower, path)) == 2
    assert load(path) == FLOOR
    assert pin(Floors("g2", "d", FLOOR.floors | higher.floors), path) == []
    assert load(path).floors["central_recall"] == 0.9
    assert pin(lower, path, allow_regression=True)
    assert load(path) == lower


def test_within_the_slack_the_floor_stays(tmp_path: Path) -> None:
    path, figure = tmp_path / "floors.json", "engagements.leader.precision"
    pin(Floors("g", "d", {figure: 0.9}), path)
    assert pin(Floors("g", "d", {figure: 0.885}), path) == []
    assert load(path).floors[figure] == 0.9
    assert pin(Floors("g", "d", {figure: 0.87}), path) == [f"{figure}: 0.8700 is below its floor 0.9000"]
    assert load(path).floors[figure] == 0.9


@pytest.mark.parametrize("of", own(), ids=lambda of: of.name)
def test_measured_floors_are_the_pinned_figures(of: GoldSet) -> None:
    evaluation, prediction = scored(of)
    assert set(measured(evaluation.figures, of).floors) == set(PINNED)
    assert len(prediction.documents) == evaluation.figures.documents, "every example is read and found in gold"
