"""Lanes: what stands in which, and that no two marks of one slot overlap."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.accounts import people
from factories.reports import engagement, framing
from summitry.model import Place, When
from summitry.present.pictures.lanes import lane_of, marks, sure


@pytest.mark.parametrize(
    ("given_", "lane"),
    [
        ({"kind": "visit", "place": Place("CHN", "Beijing")}, "visit first"),
        ({"kind": "visit", "place": Place("SUN", "Moscow")}, "visit second"),
        ({"kind": "visit", "place": None, "participants": people("CHN:A > RUS:B")}, "visit second"),
        ({"kind": "meeting", "place": Place("BRA")}, "meeting third"),
        ({"kind": "meeting", "place": None}, "meeting none"),
        ({"kind": "call", "place": None}, "call"),
        ({"kind": "multilateral", "place": Place("CHN")}, "multilateral"),
    ],
)  # fmt: skip
def test_lane(given_: dict[str, object], lane: str) -> None:
    assert lane_of(engagement(0, **given_), framing()) == lane


@pytest.mark.parametrize(
    ("edtf", "known"),
    [("2005-11-18", True), ("2005-11-18/2005-11-20", True), ("2005-11-18~", False), ("2005-11", False),
     ("1953-03-08~/1953-03-24", False), ("../2005-11-18", False), ("195X", False)],
)  # fmt: skip
def test_days_that_are_sure(edtf: str, known: bool) -> None:
    assert sure(When.of(edtf, "stated")) is known


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2026, 1, 1))


@given(st.lists(DAYS, max_size=40), st.floats(0.05, 2))
def test_no_two_marks_of_a_slot_overlap(days: list[date], least: float) -> None:
    """In each lane and slot, one mark ends before the next begins; every dated engagement has one mark."""
    found = [engagement(0, id=str(n), date=When.of(str(day), "stated")) for n, day in enumerate(days)]
    placed, timeless = marks(found, lambda one: lane_of(one, framing()), least)
    assert sorted(mark.id for mark in placed) == sorted(one.id for one in found)
    assert timeless == ()
    slots: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for mark in placed:
        slots.setdefault((mark.lane, mark.slot), []).append((mark.begins, mark.ends))
    for held in slots.values():
        held.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(held))
