"""Dyad-years and monad-years: numbers by calendar year, where zero and missing differ."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.export.derive.codes import Base, Row, codes_of, states_by_id
from summitry.export.derive.coverage import Coverage, exists, shown
from summitry.export.derive.dyads import dyad_events
from summitry.export.derive.trips import trips

_PLURAL = {"meeting": "meetings", "multilateral": "multilateral", "call": "calls", "video": "videos", "message": "messages"}


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
    for row in base["contacts"]:
        key = (row["state_a"], row["state_b"], row["year"])
        counted[key] = counted.get(key, 0) + 1
    found = []
    for (a, b), rows in sorted(events.items()):
        for year in coverage.years((a, b), (row["year"] for row in rows)):
            if exists(states[a], year) and exists(states[b], year):
                here = [row for row in rows if row["year"] == year]
                numbers = {"contacts": counted.get((a, b, year), 0), **_dyad_numbers(here)}
                told = coverage.of((a, b), year, known=bool(here))
                row = {"state_a": a, "state_b": b, "year": year, "rule": rule, "coverage": told}
                row |= codes_of(states[a], year, "_a") | codes_of(states[b], year, "_b")
                row["documents"] = str(coverage.documents((a, b), year))
                found.append(row | {name: shown(number, told) for name, number in numbers.items()})
    return found


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
    for row in trips(base):
        key = (row["leader_state"], row["trip_year"])
        journeys[key] = journeys.get(key, 0) + 1
    found = []
    for state, rows in sorted(events.items()):
        for year in coverage.years((state,), (row["year"] for row in rows)):
            if exists(states[state], year):
                here = [row for row in rows if row["year"] == year]
                numbers = {"trips": journeys.get((state, year), 0), **_monad_numbers(here, state)}
                told = coverage.of((state,), year, known=bool(here))
                row = {"state": state, "year": year, "coverage": told, **codes_of(states[state], year)}
                row["documents"] = str(coverage.documents((state,), year))
                found.append(row | {name: shown(number, told) for name, number in numbers.items()})
    return found


def _monad_numbers(rows: Sequence[Row], state: str) -> dict[str, int]:
    """An engagement of many states is one, although it makes many pairs."""
    once = list({row["engagement_id"]: row for row in rows}.values())
    hosted = {row["engagement_id"] for row in rows if row["kind"] == "visit" and row["place_country"] == state}
    partners = {other for row in rows for other in (row["state_a"], row["state_b"])} - {state}
    return {"visits_hosted": len(hosted), "partners": len(partners), **_by_kind(once)}
