"""Days said against days held: how they lie, how far a plan drifted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.checking.relation import Stretch, distance, drift, in_year, related, same_day_of_year
from summitry.model import When

DAYS = st.dates(date(1949, 1, 1), date(2030, 12, 31))
STRETCHES = st.tuples(DAYS, DAYS).map(lambda pair: Stretch(min(pair), max(pair)))


def stretch(edtf: str) -> Stretch:
    when = When.of(edtf, "stated")
    assert when.earliest is not None
    assert when.latest is not None
    return Stretch(when.earliest, when.latest)


@pytest.mark.parametrize(
    ("said", "had", "relation"),
    [
        ("2024-05-16/2024-05-17", "2024-05-16/2024-05-17", "equal"),
        ("2024-05-16", "2024-05-16/2024-05-17", "within"),
        ("2024-05", "2024-05-16/2024-05-17", "around"),
        ("2023-03-21/2023-03-23", "2023-03-20/2023-03-22", "overlaps"),
        ("2023-03-24", "2023-03-20/2023-03-22", "apart"),
    ],
)
def test_relations(said: str, had: str, relation: str) -> None:
    assert related(stretch(said), stretch(had)) == relation


@given(STRETCHES, STRETCHES)
def test_days_are_apart_exactly_where_there_is_a_distance(one: Stretch, other: Stretch) -> None:
    assert (distance(one, other) > 0) == (related(one, other) == "apart")
    assert distance(one, other) == distance(other, one)


def test_drift_is_told_from_the_plan() -> None:
    assert drift(stretch("2024-05-21/2024-05-31"), stretch("2024-05-16/2024-05-17")).startswith("4 days before")
    assert drift(stretch("2024-05"), stretch("2024-05-16")).startswith("within")


def test_a_day_without_year_in_a_year() -> None:
    assert in_year(When.of("XXXX-03-20", "year-unknown"), 2023) == stretch("2023-03-20")
    assert in_year(When.of("XXXX-02-29", "year-unknown"), 2023) is None
    assert same_day_of_year(stretch("1950-12-16"), stretch("1949-12-16/1950-02-17"))
