"""Why a visit stands in one list alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from summitry.comparing.rows import Names, Row, Trip


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What the other list takes in; `travellers` and `hosts` are the states that occur in it, empty for any."""

    since: date | None = None
    until: date | None = None
    travellers: Names = frozenset()
    hosts: Names = frozenset()
    people: Names = frozenset()
    formal: bool = False
    talks: bool = False
    home: bool = True


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What our sources cover: days, and pairs of states of which anything is told."""

    since: date | None = None
    until: date | None = None
    pairs: frozenset[tuple[str, str]] = frozenset()


def in_scope(trip: Trip, scope: Scope) -> bool:
    """Whether it is such a trip as the other list is about at all: the right travellers to the right hosts."""
    guests = trip.guests or trip.states
    going = {code for code in guests if code != trip.country}
    return bool(going & scope.travellers if scope.travellers else going) and (
        not scope.hosts or trip.country in scope.hosts
    )


def why_only_here(trip: Trip, scope: Scope) -> str:
    """The first reason by which the other list leaves it out; else that it is missing there."""
    if not trip.held:
        return f"{trip.fate} here, so no visit yet"
    if trip.first is not None and scope.since and trip.first < scope.since:
        return f"before their list begins ({scope.since})"
    if trip.first is not None and scope.until and trip.first > scope.until:
        return f"after their list ends ({scope.until})"
    if trip.first is None:
        return "its day is not known here"
    if scope.formal and trip.gathering:
        return f"out of their rule: a trip made solely for a gathering ({trip.gathering})"
    if scope.talks and not trip.talks:
        return "out of their rule: no talks with the host are told"
    if scope.home and scope.travellers and trip.guests and not trip.guests & scope.travellers:
        return "out of their rule: nobody of theirs travelled"
    if scope.people and not scope.people & _named(trip):
        return "by people whom their list does not name"
    return "within their rule and period, and not in their list"


def _named(trip: Trip) -> Names:
    return frozenset[str]().union(*trip.people.values())


def why_only_there(row: Row, alike: Sequence[Trip], free: Sequence[Trip], coverage: Coverage) -> str:
    """The first reason why nothing here matches the row."""
    planned = [trip for trip in free if not trip.held and row.same_people(trip) and row.may_hold(trip)]
    if planned:
        return f"here {planned[0].fate} only: {', '.join(trip.id for trip in planned)}"
    if row.first is not None and coverage.since is not None and row.first < coverage.since:
        return f"before our sources begin ({coverage.since}): not searched"
    if row.first is not None and coverage.until is not None and row.first > coverage.until:
        return f"after our sources end ({coverage.until}): not searched"
    pairs = {(one, other) for one in row.traveller for other in row.host}
    if row.host and not pairs & coverage.pairs and not {(b, a) for a, b in pairs} & coverage.pairs:
        return "none of our sources tells of these two states: not searched"
    near = min((trip for trip in alike if trip.first), key=lambda trip: _far(row, trip), default=None)
    if near is not None:
        return f"our sources tell of no such visit then; the nearest is {near.id}, {_far(row, near)} days off"
    return "our sources cover the time, and tell of no such visit"


def _far(row: Row, trip: Trip) -> int:
    return abs(((trip.first or date.min) - (row.first or date.min)).days)
