"""Swim lanes: by kind and setting, each as thick as its densest time. Marks of one time stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from summitry.model import Engagement, When
from summitry.present.pictures.picture import Framing

#: Lanes from top to bottom: the key of `lane_of`, and the label with the two names to fill in.
LANES: Mapping[str, str] = {
    "visit first": "Visits to {first}",
    "visit second": "Visits to {second}",
    "visit third": "Visits elsewhere",
    "meeting first": "Talks in {first}",
    "meeting second": "Talks in {second}",
    "meeting third": "Talks in third countries",
    "meeting none": "Talks, place unknown",
    "multilateral": "Gatherings with others",
    "video": "By video",
    "call": "By telephone",
    "message": "Messages",
}
_DOUBT = frozenset("~?%X")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One engagement on the timeline, `begins` to `ends` as decimal years, in a slot of its lane."""

    id: str
    lane: str
    slot: int
    begins: float
    ends: float
    sure: bool


def lane_of(one: Engagement, framing: Framing) -> str:
    """The key of the lane; a visit without a place goes to its host's country."""
    place = framing.place(one.place.country if one.place else None)
    if one.kind == "visit":
        if place == "none":
            hosts = [framing.place(party.country) for party in one.participants if party.role == "host"]
            place = hosts[0] if hosts else "third"
        return f"visit {place}"
    return f"meeting {place}" if one.kind == "meeting" else one.kind


def sure(when: When) -> bool:
    """Whether begin and end are known to the day: "1953-03", "2005-11-18~" and "../2004" are not."""
    ends = when.edtf.split("/")
    return all(len(end) == 10 and not _DOUBT & set(end) for end in ends)


def decimal(day: date) -> float:
    """A day as decimal year: 1 July 2000 is about 2000.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def marks(
    found: Iterable[Engagement], lane: Callable[[Engagement], str], least: float
) -> tuple[tuple[Mark, ...], tuple[Engagement, ...]]:
    """The marks, in slots such that none of a lane overlap, each at least `least` years long; and what has no time."""
    lanes: dict[str, list[Mark]] = defaultdict(list)
    timeless: list[Engagement] = []
    for one in found:
        when = one.date
        if when is None or when.earliest is None or when.latest is None:
            timeless.append(one)
            continue
        begins, ends = decimal(when.earliest), decimal(when.latest)
        ends = max(ends, begins + least)
        lanes[lane(one)].append(Mark(id=one.id, lane=lane(one), slot=0, begins=begins, ends=ends, sure=sure(when)))
    packed = [mark for key in LANES for mark in pack(lanes.get(key, ()), least / 4)]
    return tuple(packed), tuple(timeless)


def pack(lane: Sequence[Mark], gap: float) -> list[Mark]:
    """First fit by time: each mark in the lowest slot that is free again."""
    free: list[float] = []
    placed = []
    for mark in sorted(lane, key=lambda one: (one.begins, one.ends, one.id)):
        slot = next((number for number, until in enumerate(free) if until <= mark.begins), len(free))
        if slot == len(free):
            free.append(0.0)
        free[slot] = mark.ends + gap
        placed.append(msgspec.structs.replace(mark, slot=slot))
    return placed


def depths(placed: Iterable[Mark]) -> dict[str, int]:
    """How many slots each lane needs, in the order of the lanes; lanes without marks are left out."""
    found: dict[str, int] = {}
    for mark in placed:
        found[mark.lane] = max(found.get(mark.lane, 0), mark.slot + 1)
    return {key: found[key] for key in LANES if key in found}


def lane_label(lane: str, framing: Framing) -> str:
    """The label of a lane; the name of anything else, as of a track of bands, stays as it is."""
    return LANES.get(lane, lane).format(first=framing.first.short, second=framing.second.short)
