"""Codes of a state on a day or in a year, and the states of an engagement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Row = Mapping[str, str]
Base = Mapping[str, Sequence[Row]]
_DATED = re.compile(r"(.+?) ([0-9-]*)\.\.([0-9-]*)")


def code_on(cell: str, day: str) -> str:
    """The code that holds on `day` ("2025-05-08", "2025" or ""): a cell may give several, each with its period."""
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        match = _DATED.fullmatch(part)
        if match is None:
            return part
        since, until = match[2], match[3]
        if day and since[: len(day)] <= day and (not until or day[: len(until)] <= until[: len(day)]):
            return match[1]
    return ""


def codes_of(state: Row | None, day: str, suffix: str = "") -> dict[str, str]:
    """ISO, COW and GW code of a state, the column names with a suffix."""
    held = state or {}
    return {
        f"iso3{suffix}": held.get("iso3", ""),
        f"cow{suffix}": code_on(held.get("cow", ""), day),
        f"gw{suffix}": code_on(held.get("gw", ""), day),
    }


def states_by_id(base: Base) -> dict[str, Row]:
    """The rows of table states that are states, by id."""
    return {row["state"]: row for row in base["states"] if row["is_state"] == "1"}


def participants_of(base: Base) -> dict[str, list[Row]]:
    """The participants of each engagement, by its id, in their order."""
    found: dict[str, list[Row]] = {row["id"]: [] for row in base["engagements"]}
    for row in base["participants"]:
        found.setdefault(row["engagement_id"], []).append(row)
    return found


def country_of(engagement: Row, parties: Sequence[Row]) -> str:
    """The country told, else the host's; "" where nobody travels."""
    if engagement["kind"] in ("call", "video", "message"):
        return ""
    hosts = [row["state"] for row in parties if row["role"] == "host"]
    return engagement["place_country"] or next(iter(hosts), "")


def first_day(engagement: Row) -> str:
    """The first day, where it is certain: one day, or a stay whose days are told."""
    low, high = engagement["date_earliest"], engagement["date_latest"]
    if low and low == high:
        return low
    ends = engagement["date_edtf"].split("/")
    return low if len(ends) == 2 and all(len(end) == len("2025-05-08") for end in ends) else ""


def last_day(engagement: Row) -> str:
    """The last day, where it is certain."""
    return engagement["date_latest"] if first_day(engagement) else ""
