"""The trips of a chronicle: every visit or gathering with what stands within it, as another list counts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from summitry.comparing import Coverage, Names, Trip
from summitry.counting.entry import Entry
from summitry.counting.stays import exact_days, root_of
from summitry.linking.people import fold
from summitry.model import IN_PERSON, Engagement
from summitry.present.phrases import when, where_short, who
from summitry.text.names import squash

_HELD = ("occurred", "ongoing")


def trips_of(entries: Iterable[Entry]) -> list[Trip]:
    """One for each outermost visit, gathering or meeting in person, by day."""
    known = {entry.engagement.id: entry for entry in entries}
    groups: dict[str, list[Entry]] = {}
    for entry in known.values():
        if entry.engagement.kind in IN_PERSON:
            groups.setdefault(root_of(entry, known).engagement.id, []).append(entry)
    trips = [_trip(known[root], rows) for root, rows in groups.items()]
    return sorted(trips, key=lambda trip: (trip.first or date.max, trip.id))


def _trip(root: Entry, rows: Sequence[Entry]) -> Trip:
    one = root.engagement
    told = [one, *(entry.engagement for entry in rows if entry is not root)]
    held = not one.rejected and any(each.status in _HELD and not each.rejected for each in told)
    days = exact_days(one)
    rejected = f"rejected by {one.review.by}" if one.review is not None and one.rejected else ""
    return Trip(
        id=one.id,
        shown=", ".join(part for part in (when(one), one.kind, who(one), where_short(one.place)) if part),
        first=days[0] if days else None,
        last=days[1] if days else None,
        country=_country(told),
        cities={squash(each.place.city): each.place.city for each in told if each.place and each.place.city},
        people=_people(told),
        guests=frozenset(party.country for party in one.participants if party.role == "guest" and party.country),
        held=held,
        fate=rejected or one.status,
        gathering=_gathering(told),
        stay=one.kind == "visit",
        talks=any(each.kind == "meeting" for each in told),
        sources=len({source for entry in (root, *rows) for source in entry.sources}),
        disputed=any(conflict.field == "date" for conflict in one.conflicts),
    )


def _country(told: Sequence[Engagement]) -> str | None:
    hosts = [party.country for one in told for party in one.participants if party.role == "host" and party.country]
    return next((one.place.country for one in told if one.place and one.place.country), next(iter(hosts), None))


def _people(told: Sequence[Engagement]) -> Mapping[str, Names]:
    found: dict[str, set[str]] = {}
    for one in told:
        for party in one.participants:
            if party.country:
                found.setdefault(party.country, set()).update(_keys(party.name, party.person))
    return {country: frozenset(names) for country, names in found.items()}


def _keys(name: str | None, person: str | None) -> Iterable[str]:
    if name:
        yield fold(name)
        yield from (f"~{word}" for word in (fold(name).split()[0], fold(name).split()[-1]))
    if person:
        yield person


def _gathering(told: Sequence[Engagement]) -> str | None:
    """The occasion of a trip that is told as no visit of any rank."""
    if any(one.kind == "visit" and one.visit_type for one in told):
        return None
    return next((one.occasion or "a gathering" for one in told if one.occasion or one.kind == "multilateral"), None)


def coverage_of(entries: Sequence[Entry], until: date | None) -> Coverage:
    """From the first day of which something is told, to the last that the sources cover."""
    days = [entry.engagement.date.earliest for entry in entries if entry.engagement.date]
    pairs = set()
    for entry in entries:
        states = sorted({party.country for party in entry.engagement.participants if party.country})
        pairs |= {(one, other) for one in states for other in states if one != other}
    return Coverage(since=min((day for day in days if day), default=None), until=until, pairs=frozenset(pairs))
