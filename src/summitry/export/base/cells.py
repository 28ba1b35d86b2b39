"""Values of the model as cells: text, "" where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.export.derive.safe import line
from summitry.model import Account, Engagement, Participant, When

_DAY = len("2025-05-08")


def date_cells(when: When | None) -> dict[str, str]:
    """EDTF, bounds and basis."""
    return {
        "date_edtf": when.edtf if when else "",
        "date_earliest": when.earliest.isoformat() if when and when.earliest else "",
        "date_latest": when.latest.isoformat() if when and when.latest else "",
        "date_basis": when.basis if when else "",
    }


def year_of(when: When | None) -> str:
    """The year of the first day, where it is certain: one year, or a stay whose days are told."""
    if when is None or when.earliest is None:
        return ""
    if when.latest is not None and when.earliest.year == when.latest.year:
        return str(when.earliest.year)
    ends = when.edtf.split("/")
    return str(when.earliest.year) if len(ends) == 2 and all(len(end) == _DAY for end in ends) else ""


def place_cells(one: Account | Engagement) -> dict[str, str]:
    """Country, city and venue; calls and letters have none."""
    place = one.place
    return {
        "place_country": line(place.country) if place else "",
        "place_city": line(place.city) if place else "",
        "place_venue": line(place.venue) if place else "",
    }


def listed(values: Iterable[str]) -> str:
    """Values joined by ";", a ";" within one replaced by a comma."""
    return ";".join(line(value).replace(";", ",") for value in values)


def person(one: Participant) -> str:
    """Name and state for reading; a delegation is its state."""
    name, state = line(one.name), line(one.country)
    return f"{name} ({state})" if name and state else name or state or "unknown"
