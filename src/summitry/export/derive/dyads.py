"""Dyad-events: every engagement once for each pair of states that takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from summitry.export.derive.codes import Base, Row, codes_of, country_of, participants_of, states_by_id

_TAKEN_OVER = (
    "date_edtf", "date_earliest", "date_latest", "year", "kind", "level", "status", "held", "visit_type", "occasion",
    "part_of",
)  # fmt: skip


def dyad_events(base: Base) -> list[dict[str, str]]:
    """The rows of table dyad_events, in the order of the engagements."""
    states, parties = states_by_id(base), participants_of(base)
    found: list[dict[str, str]] = []
    for engagement in base["engagements"]:
        found += _rows(engagement, parties[engagement["id"]], states)
    return found


def _rows(engagement: Row, parties: Sequence[Row], states: dict[str, Row]) -> Iterator[dict[str, str]]:
    present = sorted({row["state"] for row in parties if row["state"] in states})
    country, day = country_of(engagement, parties), engagement["date_earliest"]
    for a, b in combinations(present, 2):
        row = {name: engagement[name] for name in _TAKEN_OVER}
        row |= {"engagement_id": engagement["id"], "state_a": a, "state_b": b}
        row |= codes_of(states[a], day, "_a") | codes_of(states[b], day, "_b")
        row |= {"leaders_a": _names(parties, a), "leaders_b": _names(parties, b)}
        row |= {"place_country": country, "direction": _direction(engagement, country, a, b)}
        row["parties"] = str(len(present))
        yield row


def _names(parties: Sequence[Row], state: str) -> str:
    return ";".join(row["name"].replace(";", ",") for row in parties if row["state"] == state and row["name"])


def _direction(engagement: Row, country: str, a: str, b: str) -> str:
    if engagement["kind"] in ("call", "video", "message"):
        return "none"
    if not country:
        return ""
    return {a: "b_to_a", b: "a_to_b"}.get(country, "third_country")
