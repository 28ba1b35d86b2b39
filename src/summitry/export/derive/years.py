"""Dyad-years and monad-years: numbers by calendar year, where zero and missing differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.export.derive.codes import Base, Row, codes_of, states_by_id
from summitry.export.derive.coverage import Coverage, exists, shown
from summitry.export.derive.dyads import dyad_events
from summitry.export.derive.trips import trips

_PLURAL = {
    "meeting": "meetings",
    "multilateral": "multilateral",
    "call": "calls",
    "video": "videos",
    "message": "messages",
}


def _held(row: Row) -> bool:
    return row["held"] == "1" and row["level"] == "leader" and bool(row["year"])


def _by_kind(rows: Sequence[Row]) -> dict[str, int]:
    return {name: sum(row["kind"] == kind for row in rows) for kind, name in _PLURAL.items()}


def dyad_years(base: Base) -> list[dict[str, str]]:
    """The rows of table dyad_years, by pair and year."""
    rule = next((row["value"] for row in base["about"] if row["name"] == "rule"), "")
    states, coverage = states_by_id(base), Coverage(base)
    events: dict[tuple[str, str], list[Row]] = {}
    for row in dyad_events(base):
        if _held(row):
            events.setdefault((row["state_a"], row["state_b"]), []).append(row)
    counted: dict[tuple[str, str, str], int] = {}
    for one in base["contacts"]:
        key = (one["state_a"], one["state_b"], one["year"])
        counted[key] = counted.get(key, 0) + 1
    found = []
    for (a, b), rows in sorted(events.items()):
        for year, here in _by_year(rows, (a, b), states, coverage):
            numbers = {"contacts": counted.get((a, b, year), 0), **_dyad_numbers(here)}
            made = {"state_a": a, "state_b": b, "year": year, "rule": rule}
            made |= codes_of(states[a], year, "_a") | codes_of(states[b], year, "_b")
            found.append(made | _covered(numbers, (a, b), year, coverage, known=bool(here)))
    return found


def _by_year(
    rows: Sequence[Row], sides: Sequence[str], states: dict[str, Row], coverage: Coverage
) -> Iterator[tuple[str, list[Row]]]:
    """The years of a series in which all its states existed, each with its rows."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(row["year"], []).append(row)
    for year in coverage.years([(side,) for side in sides], held):
        if all(exists(states[side], year) for side in sides):
            yield year, held.get(year, [])


def _covered(
    numbers: dict[str, int], sides: Sequence[str], year: str, coverage: Coverage, *, known: bool
) -> dict[str, str]:
    """The numbers as they stand in the table, with what was searched."""
    told = coverage.of([(side,) for side in sides], year, known=known)
    cells = {name: shown(number, told) for name, number in numbers.items()}
    return {"coverage": told, "documents": str(coverage.documents(sides, year)), **cells}


def _dyad_numbers(rows: Sequence[Row]) -> dict[str, int]:
    visits = [row["direction"] for row in rows if row["kind"] == "visit"]
    third = [row for row in rows if row["kind"] == "meeting" and row["direction"] == "third_country"]
    ways = {"visits_a_to_b": visits.count("a_to_b"), "visits_b_to_a": visits.count("b_to_a")}
    return {**ways, "meetings_third_country": len(third), **_by_kind(rows)}


def monad_years(base: Base) -> list[dict[str, str]]:
    """The rows of table monad_years, by state and year."""
    states, coverage = states_by_id(base), Coverage(base)
    events: dict[str, list[Row]] = {}
    for row in dyad_events(base):
        for state in (row["state_a"], row["state_b"]) if _held(row) else ():
            events.setdefault(state, []).append(row)
    journeys: dict[tuple[str, str], int] = {}
    for trip in trips(base):
        key = (trip["leader_state"], trip["trip_year"])
        journeys[key] = journeys.get(key, 0) + 1
    found = []
    for state, rows in sorted(events.items()):
        for year, here in _by_year(rows, (state,), states, coverage):
            numbers = {"trips": journeys.get((state, year), 0), **_monad_numbers(here, state)}
            made = {"state": state, "year": year, **codes_of(states[state], year)}
            found.append(made | _covered(numbers, (state,), year, coverage, known=bool(here)))
    return found


def _monad_numbers(rows: Sequence[Row], state: str) -> dict[str, int]:
    """An engagement of many states is one, although it makes many pairs."""
    once = list({row["engagement_id"]: row for row in rows}.values())
    hosted = {row["engagement_id"] for row in rows if row["kind"] == "visit" and row["place_country"] == state}
    partners = {other for row in rows for other in (row["state_a"], row["state_b"])} - {state}
    return {"visits_hosted": len(hosted), "partners": len(partners), **_by_kind(once)}
