"""Units as lines of the two lists: date, place, setting and the sources behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from summitry.counting.entry import Citation, Entry
from summitry.counting.result import Included, LeftOut
from summitry.counting.units import Group
from summitry.model import Engagement


def included(groups: Sequence[Group]) -> tuple[Included, ...]:
    """The numbered list of what counts, by day."""
    ordered = sorted(groups, key=lambda group: (*by_day(head(group).engagement), group.label or ""))
    return tuple(_included(number, group) for number, group in enumerate(ordered, 1))


def left_out(left: Iterable[tuple[Group, str]]) -> tuple[LeftOut, ...]:
    """What does not count, by day."""
    ordered = sorted(left, key=lambda pair: by_day(head(pair[0]).engagement))
    return tuple(_left_out(group, reason) for group, reason in ordered)


def head(group: Group) -> Entry:
    """The row that stands for a unit: the visit or gathering itself where it was counted, else the first."""
    held = {entry.engagement.id: entry for entry in group.rows}
    return held.get(group.root.engagement.id) or group.rows[0]


def by_day(one: Engagement) -> tuple[str, str]:
    """Sort key: the first day, undated last."""
    day = (one.date.earliest or one.date.latest) if one.date else None
    return (day.isoformat() if day else "9999", one.id)


def _included(number: int, group: Group) -> Included:
    first = head(group)
    one = first.engagement
    rows = [one.id, *(entry.engagement.id for entry in group.rows if entry is not first)]
    return Included(
        number=number,
        id=one.id,
        date=one.date.edtf if one.date else "undated",
        city=_city(group, one),
        country=one.place.country if one.place else next(iter(sorted(group.countries)), None),
        setting=setting(group),
        reviewed=any(entry.reviewed for entry in group.rows),
        rows=tuple(rows),
        sources=_sources([first, *group.rows]),
        conflicts=tuple(sorted({c.field for entry in group.rows for c in entry.engagement.conflicts})),
    )


def _left_out(group: Group, reason: str) -> LeftOut:
    one = head(group).engagement
    return LeftOut(
        id=one.id,
        date=one.date.edtf if one.date else "undated",
        kind=one.kind,
        status=one.status,
        city=_city(group, one),
        reason=reason,
        sources=_sources(group.rows),
    )


def _city(group: Group, one: Engagement) -> str | None:
    places = [row.place for row in (one, *group.context) if row.place is not None]
    return next((place.city for place in places if place.city), None)


def setting(group: Group) -> str:
    """In words: a visit and of what rank, talks beside a gathering, a gathering alone, by video or telephone."""
    one = head(group).engagement
    talks = sum(entry.engagement.kind == "meeting" for entry in group.rows)
    said = [group.label or "", _SAID.get(one.kind, _remote)(one)]
    if talks > 1:
        said.append(f"{talks} sessions")
    elif talks and one.kind in ("visit", "multilateral"):
        said.append("with talks of the two sides alone")
    return "; ".join(part for part in said if part)


def _visit(one: Engagement) -> str:
    guests = sorted({party.country for party in one.participants if party.role == "guest" and party.country})
    hosts = sorted({party.country for party in one.participants if party.role == "host" and party.country})
    way = f", {' and '.join(guests)} to {' and '.join(hosts)}" if guests and hosts else ""
    return f"{one.visit_type or ''} visit".strip() + way + (f", {one.occasion}" if one.occasion else "")


def _meeting(one: Engagement) -> str:
    return f"talks at {one.occasion}" if one.occasion else "talks"


def _gathering(one: Engagement) -> str:
    return f"gathering: {one.occasion}" if one.occasion else "gathering"


def _remote(one: Engagement) -> str:
    said = {"video": "video conference", "call": "telephone call"}.get(one.kind, one.kind)
    return said + (f", {one.occasion}" if one.occasion else "")


_SAID: Mapping[str, Callable[[Engagement], str]] = {
    "visit": _visit, "meeting": _meeting, "multilateral": _gathering,
}  # fmt: skip


def _sources(entries: Iterable[Entry]) -> tuple[Citation, ...]:
    """Every source once."""
    return tuple(dict.fromkeys(source for entry in entries for source in entry.sources))
