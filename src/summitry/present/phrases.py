"""Short plain wordings of dates, people and places, shared by the tables and sheets."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Account, Engagement, Participant, Place, SignedDocument

_SHOWN = 4
#: Statuses of what is still to come, or was when it was told.
PLANNED = ("scheduled", "expected", "proposed", "cancelled", "postponed", "denied")


def when(one: Account | Engagement) -> str:
    """The date as it sorts: 2025-05-07…10 for days of one month, "undated" where nothing is said."""
    if one.date is None:
        return "undated"
    edtf = one.date.edtf
    if "/" not in edtf:
        return edtf
    ends = edtf.split("/")
    about = [end.endswith("~") for end in ends]
    low, high = (end.rstrip("~") for end in ends)
    if len(low) == len(high) == 10:
        shared = 8 if low[:8] == high[:8] else 5 if low[:5] == high[:5] else 0
        high = high[shared:]
    low, high = ("" if end == ".." else end for end in (low, high))
    return f"{'~' if about[0] else ''}{low}…{'~' if about[1] and not about[0] else ''}{high}"


def person(one: Participant) -> str:
    """Name and country, or the country alone for a delegation."""
    if one.name is None:
        return one.country or "unknown"
    return f"{one.name} ({one.country})" if one.country else one.name


def who(one: Account | Engagement) -> str:
    """The participants: a visit points from guest to host, others stand side by side."""
    parties = one.participants
    if one.kind == "visit":
        guests = [party for party in parties if party.role == "guest"]
        hosts = [party for party in parties if party.role == "host"]
        if guests and hosts:
            return f"{_several(guests)} → {_several(hosts)}"
    return _several(parties)


def _several(parties: Sequence[Participant]) -> str:
    shown = ", ".join(person(party) for party in parties[:_SHOWN])
    return shown if len(parties) <= _SHOWN else f"{shown} and {len(parties) - _SHOWN} more"


def where(place: Place | None) -> str:
    """Venue, city and country as far as known."""
    if place is None:
        return ""
    return ", ".join(part for part in (place.venue, place.city, place.country) if part)


def where_short(place: Place | None) -> str:
    """City and country."""
    if place is None:
        return ""
    return ", ".join(part for part in (place.city, place.country) if part)


def signed(one: SignedDocument) -> str:
    """A text that was signed: number, kind and title."""
    count = f"{one.count} × " if one.count and one.count > 1 else ""
    return f"{count}{one.type}" + (f" “{one.title}”" if one.title else "")
