"""Another dataset against a chronicle or a reference, read only: nothing of theirs is written into ours."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import msgspec

from summitry.comparing import Comparison, Row, Scope, Trip, compare_lists, in_scope
from summitry.counting import Entry
from summitry.lexicon.list_maps import ListMap, list_map
from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX
from summitry.lexicon.succession import codes
from summitry.model import bounds
from summitry.run.gathering import entries_of
from summitry.run.references import reference_entries
from summitry.run.their_list import read_list
from summitry.run.trips import coverage_of, trips_of
from summitry.store import Chronicle, Wanted

_SHOWN = 5


class CompareOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Their table and its map (a name or a file), and ours: `db`, or else a reference alone.

    `between` are two states to which both lists are limited.
    """

    table: Path
    map: str
    db: Path | None = None
    reference: str | None = None
    between: tuple[str, str] | None = None


def compare(options: CompareOptions) -> Comparison:
    """Every row of theirs and every trip of ours that theirs is about, each once, with the reason.

    Raises InvalidInput for a table or map that cannot be read, NotFound for a map or StoreError for a chronicle that
    is not there.
    """
    told = list_map(options.map)
    rows = read_list(options.table, told)
    entries, until = _ours(options)
    if options.between:
        rows = [row for row in rows if _between(row, options.between)]
    scope = scope_of(told, rows)
    trips = [trip for trip in trips_of(entries) if in_scope(trip, scope) and _wanted(trip, options.between)]
    return Comparison(
        theirs=told.name,
        statement=told.statement,
        rows=len(rows),
        lines=compare_lists(rows, trips, scope, coverage_of(entries, until)),
        notes=tuple(_notes(rows)),
    )


def scope_of(told: ListMap, rows: list[Row]) -> Scope:
    """What their list takes in, by its map and, where that is silent, by its rows."""
    days = [row.first for row in rows if row.first] + [row.last for row in rows if row.last]
    travellers = frozenset[str]().union(*(row.traveller for row in rows))
    hosts = frozenset[str]().union(*(row.host for row in rows)) if told.fixed.host else frozenset[str]()
    people = frozenset[str]().union(*(keys for row in rows for keys in row.people))
    return Scope(
        since=told.counts.since or min(days, default=None), until=told.counts.until or max(days, default=None),
        travellers=travellers, hosts=hosts, people=people,
        formal=told.counts.formal, talks=told.counts.talks, home=told.counts.home,
    )  # fmt: skip


def _ours(options: CompareOptions) -> tuple[list[Entry], date | None]:
    if options.db is None:
        reference = load_reference(options.reference or "chn-rus")
        return list(reference_entries(reference)), bounds(reference.rows.about.as_of).latest
    with Chronicle.open(options.db) as chronicle:
        entries = list(entries_of(chronicle, chronicle.engagements(Wanted(rejected=True))))
        held = [load_reference(name) for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
        days = [chronicle.last_published, *(bounds(one.rows.about.as_of).latest for one in held)]
    return entries, max((day for day in days if day), default=None)


def _between(row: Row, states: tuple[str, str]) -> bool:
    one, other = (frozenset(codes(state)) for state in states)
    return bool((row.traveller & one and row.host & other) or (row.traveller & other and row.host & one))


def _wanted(trip: Trip, states: tuple[str, str] | None) -> bool:
    return states is None or all(trip.states & frozenset(codes(state)) for state in states)


def _notes(rows: list[Row]) -> list[str]:
    """What could not be read, most frequent first."""
    problems = Counter(row.problem for row in rows if row.problem)
    told = [f"{number} row{'' if number == 1 else 's'}: {what}" for what, number in problems.most_common(_SHOWN)]
    rest = len(problems) - _SHOWN
    return [*told, f"and {rest} more kinds of problems"] if rest > 0 else told
