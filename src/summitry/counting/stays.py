"""Which trip or gathering a row belongs to, so that one stay told twice is not counted twice.

First by `part_of`, up to the outermost visit or gathering. Then by what cannot be otherwise: the same two people in
the same country on the same day are on one trip, although one source tells of the summit and another of the talks;
but where a reference chronicle lists two trips, they are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from summitry.counting.entry import Entry, Side
from summitry.model import IN_PERSON, Engagement
from summitry.text.names import fold

_LONGEST = 100  # days; beyond, the date is a period within which something happened
_DAY = len("2025-05-08")
_ORDER = ("visit", "multilateral", "meeting")


class _Seen(msgspec.Struct, frozen=True):
    """Who was in a country on a day, and the root of the row that tells it."""

    root: str
    named: tuple[frozenset[str], frozenset[str]]


class Trips:
    """To which trip or gathering rows belong, worked out once for rules that take the same rows.

    `known` are all entries by id, among them what contains the rows.
    """

    def __init__(self, known: Mapping[str, Entry], sides: tuple[Side, Side]) -> None:
        self._known, self._sides = known, sides
        self._made: dict[tuple[str, ...], Mapping[str, Entry]] = {}

    def of(self, rows: Sequence[Entry]) -> Mapping[str, Entry]:
        """The trip or gathering of each row, by the row's id."""
        key = tuple(entry.engagement.id for entry in rows)
        if key not in self._made:
            self._made[key] = _stays(rows, self._known, self._sides)
        return self._made[key]


def _stays(rows: Iterable[Entry], known: Mapping[str, Entry], sides: tuple[Side, Side]) -> Mapping[str, Entry]:
    roots = {entry.engagement.id: root_of(entry, known) for entry in rows}
    entries = {**known, **{root.engagement.id: root for root in roots.values()}}
    listed = {root.engagement.id for root in roots.values() if root.listed}
    joined = _joined(((known[row].engagement, root.engagement.id) for row, root in roots.items()), sides, listed)
    best = _representatives(joined, entries)
    return {row: entries[best.get(root.engagement.id, root.engagement.id)] for row, root in roots.items()}


def root_of(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    """The outermost visit or gathering that contains an entry; itself where nothing does."""
    seen = {entry.engagement.id}
    while (above := known.get(entry.engagement.part_of or "")) is not None and above.engagement.id not in seen:
        entry = above
        seen.add(entry.engagement.id)
    return entry


def _joined(rows: Iterable[tuple[Engagement, str]], sides: tuple[Side, Side], listed: set[str]) -> dict[str, str]:
    """Roots that are one stay, each with the root that it was joined to; at most one of them is `listed`."""
    seen: dict[tuple[str, date], list[_Seen]] = {}
    joined: dict[str, str] = {}
    for one, root in rows:
        mine = _Seen(root, (named_of(one, sides[0]), named_of(one, sides[1])))
        for key in _country_days(one):
            for other in seen.setdefault(key, []):
                left, right = _last(root, joined), _last(other.root, joined)
                if left != right and not {left, right} <= listed and _shared(mine.named, other.named):
                    joined[left] = right
                    listed |= {right} if left in listed else set()
            seen[key].append(mine)
    return joined


def _country_days(one: Engagement) -> Iterator[tuple[str, date]]:
    """Country and day of each day of a row whose days are told exactly."""
    country, days = country_of(one), exact_days(one)
    if one.kind in IN_PERSON and country is not None and days is not None:
        for day in range((days[1] - days[0]).days + 1):
            yield country, days[0] + timedelta(days=day)


def exact_days(one: Engagement) -> tuple[date, date] | None:
    """First and last day where both are told as days, and not as the ends of a long period."""
    when = one.date
    if when is None or when.earliest is None or when.latest is None:
        return None
    ends = when.edtf.split("/") if len(when.edtf) > _DAY else (when.edtf,)
    exact = all(len(end.rstrip("?")) == _DAY for end in ends)
    return (when.earliest, when.latest) if exact and (when.latest - when.earliest).days <= _LONGEST else None


def alike(one: Engagement, other: Engagement, sides: tuple[Side, Side]) -> bool:
    """Whether both may be contacts of the same people: somebody in common on both sides."""
    return _shared([named_of(one, side) for side in sides], [named_of(other, side) for side in sides])


def named_of(one: Engagement, side: Side) -> frozenset[str]:
    """The people named on a side, by id or folded name."""
    people = [party for party in one.participants if party.country in side.codes and party.name]
    return frozenset(party.person or fold(party.name or "") for party in people)


def _shared(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Somebody in common on both sides; a delegation without names fits."""
    return all(not mine or not theirs or mine & theirs for mine, theirs in zip(one, other, strict=True))


def _last(root: str, joined: Mapping[str, str]) -> str:
    while root in joined:
        root = joined[root]
    return root


def _representatives(joined: Mapping[str, str], entries: Mapping[str, Entry]) -> dict[str, str]:
    """For each root that was joined, the one that stands for all: a visit before a gathering, then the first."""
    together: dict[str, set[str]] = {}
    for root in joined:
        together.setdefault(_last(root, joined), set()).update((root, _last(root, joined)))
    return {root: min(roots, key=lambda each: _rank(entries[each])) for roots in together.values() for root in roots}


def _rank(entry: Entry) -> tuple[int, str, str]:
    one = entry.engagement
    day = one.date.earliest.isoformat() if one.date and one.date.earliest else "9999"
    return (_ORDER.index(one.kind) if one.kind in _ORDER else len(_ORDER), day, one.id)


def country_of(one: Engagement) -> str | None:
    """The country told, else the host's."""
    if one.place is not None and one.place.country is not None:
        return one.place.country
    return next((party.country for party in one.participants if party.role == "host"), None)
