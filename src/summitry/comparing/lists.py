"""Our trips held against the rows of another list: matched, clashing, only here, only there, each with its reason.

A row matches by who travelled where and on which days. The country and the year alone never make a match: such a row
is `undated`, with what it may be named beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from summitry.comparing.reasons import Coverage, Scope, why_only_here, why_only_there
from summitry.comparing.rows import Names, Row, Trip

What = Literal["matched", "other day", "other place", "undated", "only there", "only here"]
_NEAR = 14  # days; further apart is another visit


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One line: their row (its number in the file), ours (its id), and why it stands where it does."""

    what: What
    reason: str
    row: int | None = None
    theirs: str = ""
    id: str | None = None
    ours: str = ""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All lines, by kind and day, with both lists' names and what theirs counts."""

    theirs: str
    statement: str
    rows: int
    lines: tuple[Compared, ...]
    notes: tuple[str, ...] = ()

    def of(self, what: What) -> tuple[Compared, ...]:
        """The lines of one kind."""
        return tuple(one for one in self.lines if one.what == what)


def compare_lists(rows: Sequence[Row], trips: Sequence[Trip], scope: Scope, coverage: Coverage) -> tuple[Compared, ...]:
    """Every row once, and every trip of ours that no row was matched with once. Best pairs first, each used once."""
    pairs = sorted(
        (rank, at, to)
        for at, row in enumerate(rows)
        for to, trip in enumerate(trips)
        if (rank := _rank(row, trip)) is not None
    )
    taken: dict[int, int] = {}
    used: set[tuple[int, Names]] = set()
    for _, at, to in pairs:
        if at not in taken and (to, rows[at].traveller) not in used:  # a gathering is a stay for each who travelled
            taken[at] = to
            used.add((to, rows[at].traveller))
    matched = frozenset(taken.values())
    lines = [_paired(row, trips[taken[at]]) if at in taken else _single(row, trips, matched, coverage)
             for at, row in enumerate(rows)]  # fmt: skip
    lines += [
        Compared(what="only here", reason=_ours_alone(trip, rows, scope), id=trip.id, ours=trip.shown)
        for to, trip in enumerate(trips)
        if to not in matched
    ]
    return tuple(lines)


def _ours_alone(trip: Trip, rows: Sequence[Row], scope: Scope) -> str:
    vague = [row for row in rows if not row.dated and not row.problem and row.same_people(trip) and row.may_hold(trip)]
    if vague and trip.held:
        return f"{', '.join(f'row {row.number}' for row in vague)} may mean it, but gives no day"
    return why_only_here(trip, scope)


def _rank(row: Row, trip: Trip) -> tuple[int, int, int, int] | None:
    """How well the two fit, lowest first; None where they are not the same visit."""
    if row.problem or not trip.held or not row.dated or not row.same_people(trip):
        return None
    apart = _days_apart(row, trip)
    if apart is None or apart > _NEAR:
        return None
    place = 0 if row.same_country(trip) else 1
    if place and (apart or not row.people):
        return None  # another country on another day, or nobody named: another visit
    return (place, apart, int(not row.same_city(trip)), int(not row.direction(trip)))


def _days_apart(row: Row, trip: Trip) -> int | None:
    """0 where the days overlap, else the days between; None where ours has no days."""
    if trip.first is None or trip.last is None or row.first is None or row.last is None:
        return None
    return max((row.first - trip.last).days, (trip.first - row.last).days, 0)


def _paired(row: Row, trip: Trip) -> Compared:
    apart = _days_apart(row, trip) or 0
    common = {"row": row.number, "theirs": row.shown, "id": trip.id, "ours": trip.shown}
    if not row.same_country(trip):
        return _line("other place", f"the same people that day, in {trip.country or 'no country told'} here", common)
    if apart:
        return _line("other day", f"{apart} day{'s' if apart > 1 else ''} apart; {_told(trip)}", common)
    if not row.same_city(trip):
        return _line("other place", f"{row.city} there, {', '.join(sorted(trip.cities.values()))} here", common)
    if row.covers(trip):
        return _line("matched", "here only the talks are told, within their days", common)
    if row.first != trip.first:
        return _line("other day", f"the first day is {row.first} there, {trip.first} here; {_told(trip)}", common)
    return _line("matched", "the same visitor, country and days", common)


def _told(trip: Trip) -> str:
    return f"here by {trip.sources} source{'' if trip.sources == 1 else 's'}" + (
        ", which disagree on the day" if trip.disputed else ""
    )


def _line(what: What, reason: str, common: dict[str, object]) -> Compared:
    return msgspec.convert({"what": what, "reason": reason, **common}, Compared)


def _single(row: Row, trips: Sequence[Trip], matched: frozenset[int], coverage: Coverage) -> Compared:
    """A row without a match: undated, or only there."""
    if row.problem:
        return Compared(what="only there", reason=row.problem, row=row.number, theirs=row.shown)
    alike = [trip for trip in trips if trip.held and row.same_people(trip) and row.same_country(trip)]
    if not row.dated:
        within = [trip.id for trip in alike if row.may_hold(trip)]
        told = f"; it may be one of {', '.join(within)}" if within else "; nothing here lies within it"
        reason = f"its date is no day, and country and {row.precision} alone make no match{told}"
        return Compared(what="undated" if within else "only there", reason=reason, row=row.number, theirs=row.shown)
    again = [
        trips[number].id for number in sorted(matched) if trips[number] in alike and not _days_apart(row, trips[number])
    ]
    if again:
        reason = f"{', '.join(again)} here has those days, and is matched with another row"
        return Compared(what="only there", reason=reason, row=row.number, theirs=row.shown)
    free = [trip for number, trip in enumerate(trips) if number not in matched]
    reason = why_only_there(row, alike, free, coverage)
    return Compared(what="only there", reason=reason, row=row.number, theirs=row.shown)
