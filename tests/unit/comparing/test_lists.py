"""Rows of another list against our trips: what matches, what clashes, and why anything stands alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from summitry.comparing import Coverage, Row, Scope, Trip, compare_lists, in_scope

PUTIN, XI = frozenset({"vladimir putin"}), frozenset({"xi jinping"})
COVERAGE = Coverage(since=date(2000, 1, 1), until=date(2026, 5, 31), pairs=frozenset({("CHN", "RUS")}))
SCOPE = Scope(since=date(2010, 1, 1), until=date(2025, 12, 31), travellers=frozenset({"CHN"}), hosts=frozenset({"RUS"}))


def day(text: str) -> date:
    return date.fromisoformat(text)


def row(first: str | None = "2023-03-20", last: str | None = None, **given: Any) -> Row:  # noqa: ANN401
    start = day(first) if first else None
    defaults: dict[str, Any] = {
        "number": 2, "shown": "a row", "first": start, "last": day(last) if last else start, "precision": "day",
        "traveller": frozenset({"CHN"}), "host": frozenset({"RUS"}), "people": (XI,),
    }  # fmt: skip
    return Row(**defaults | given)


def trip(first: str | None = "2023-03-20", last: str | None = "2023-03-22", **given: Any) -> Trip:  # noqa: ANN401
    defaults: dict[str, Any] = {
        "id": "chn-rus-visit", "shown": "a trip", "first": day(first) if first else None,
        "last": day(last) if last else None, "country": "RUS", "cities": {"moscow": "Moscow"},
        "people": {"CHN": XI, "RUS": PUTIN}, "guests": frozenset({"CHN"}), "held": True, "talks": True, "stay": True,
        "sources": 2,
    }  # fmt: skip
    return Trip(**defaults | given)


PAIRS = {
    "the same": (row(), trip(), "matched", "same visitor"),
    "their stay, our talks": (
        row(last="2023-03-22"), trip("2023-03-21", "2023-03-21", stay=False), "matched", "within their days"
    ),
    "a day off": (row("2023-03-19"), trip(), "other day", "1 day apart"),
    "the first day differs": (row("2023-03-21"), trip(), "other day", "2023-03-21 there, 2023-03-20 here"),
    "sources here disagree": (row("2023-03-19"), trip(disputed=True), "other day", "disagree on the day"),
    "another city": (row(city="Kazan", city_key="kazan"), trip(), "other place", "Kazan there, Moscow here"),
    "another country": (row(host=frozenset({"KAZ", "RUS"})), trip(country="UZB"), "other place", "in UZB here"),
    "a gathering in a third country": (
        row(host=frozenset({"UZB"})), trip("2023-03-20", "2023-03-20", country="UZB", guests=frozenset()), "matched", ""
    ),
}  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours", "what", "reason"), PAIRS.values(), ids=PAIRS)
def test_pairs(theirs: Row, ours: Trip, what: str, reason: str) -> None:
    (one,) = compare_lists([theirs], [ours], SCOPE, COVERAGE)
    assert (one.what, one.row, one.id) == (what, 2, ours.id)
    assert reason in one.reason


APART = {
    "weeks apart": (row("2023-04-20"), trip(), "tell of no such visit"),
    "another person": (row(people=(frozenset({"li qiang"}),)), trip(), "tell of no such visit"),
    "another traveller": (row(traveller=frozenset({"IND"})), trip(), "none of our sources"),
    "a plan here": (row(), trip(held=False, fate="scheduled"), "here scheduled only: chn-rus-visit"),
    "rejected here": (row(), trip(held=False, fate="rejected by Bob"), "rejected by Bob"),
    "before our sources": (row("1999-01-01"), trip(), "before our sources begin"),
    "after our sources": (row("2026-12-01"), trip(), "after our sources end"),
    "not read": (row(problem="no state is called 'Freedonia'"), trip(), "Freedonia"),
}


@pytest.mark.parametrize(("theirs", "ours", "reason"), APART.values(), ids=APART)
def test_only_there(theirs: Row, ours: Trip, reason: str) -> None:
    first, *_ = compare_lists([theirs], [ours], SCOPE, COVERAGE)
    assert (first.what, first.id) == ("only there", None)
    assert reason in first.reason


ALONE = {
    "missing there": (trip(), SCOPE, "not in their list"),
    "before": (trip("2009-01-01", "2009-01-02"), SCOPE, "before their list begins"),
    "after": (trip("2026-01-01", "2026-01-02"), SCOPE, "after their list ends"),
    "a gathering": (trip(gathering="SCO summit"), Scope(formal=True), "solely for a gathering (SCO summit)"),
    "no talks": (trip(talks=False), Scope(talks=True), "no talks"),
    "others": (trip(), Scope(people=frozenset({"li qiang"})), "people whom their list does not name"),
    "a plan": (trip(held=False, fate="expected"), SCOPE, "expected here, so no visit yet"),
    "no day": (trip(None, None), SCOPE, "its day is not known"),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "scope", "reason"), ALONE.values(), ids=ALONE)
def test_only_here(ours: Trip, scope: Scope, reason: str) -> None:
    (one,) = compare_lists([], [ours], scope, COVERAGE)
    assert (one.what, one.row) == ("only here", None)
    assert reason in one.reason


@pytest.mark.parametrize("precision", ["year", "month"])
def test_country_and_year_alone_are_no_match(precision: str) -> None:
    vague = row("2023-01-01", "2023-12-31", precision=precision)
    theirs, ours = compare_lists([vague], [trip()], SCOPE, COVERAGE)
    assert (theirs.what, theirs.id) == ("undated", None)
    assert f"country and {precision} alone make no match; it may be one of chn-rus-visit" in theirs.reason
    assert (ours.what, ours.reason) == ("only here", "row 2 may mean it, but gives no day")


def test_each_is_used_once_and_the_best_pair_first() -> None:
    near, exact = row("2023-03-18", number=2), row(number=3)
    found = compare_lists([near, exact], [trip()], SCOPE, COVERAGE)
    assert [(one.row, one.what) for one in found] == [(2, "only there"), (3, "matched")]


def test_a_gathering_is_a_stay_for_each_who_travelled() -> None:
    at = trip("2022-09-15", "2022-09-15", country="UZB", guests=frozenset(), cities={"samarkand": "Samarkand"})
    xi = row("2022-09-15", host=frozenset({"UZB"}))
    putin = row("2022-09-15", number=3, host=frozenset({"UZB"}), traveller=frozenset({"RUS"}), people=(PUTIN,))
    assert [one.what for one in compare_lists([xi, putin], [at], SCOPE, COVERAGE)] == ["matched", "matched"]


def test_what_their_list_is_about() -> None:
    assert in_scope(trip(), SCOPE)
    assert not in_scope(trip(country="CHN", guests=frozenset({"RUS"})), SCOPE)
    assert in_scope(trip(country="UZB", guests=frozenset()), Scope(travellers=frozenset({"CHN"})))
