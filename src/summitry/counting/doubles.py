"""Engagements that may be another one told differently, and so must not be counted beside it.

What is told only for a month or a year may be the occasion whose day another source gives. And talks for which
no place is told, on the day of a video conference or call of the same people, may be that conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from summitry.counting.entry import Entry, Side
from summitry.counting.stays import alike, country_of, exact_days, root_of
from summitry.model import IN_PERSON, Engagement

_REMOTE = frozenset({"video", "call"})


def doubles(entries: Sequence[Entry], known: Mapping[str, Entry], sides: tuple[Side, Side]) -> dict[str, str]:
    """The reason why an entry may be another one, by the entry's id."""
    exact = [(days, entry) for entry in entries if (days := exact_days(entry.engagement)) is not None]
    found: dict[str, str] = {}
    for entry in entries:
        if _vague(entry.engagement) is None and not _without_place(entry.engagement):
            continue
        reason = next(_reasons(entry, exact, known, sides), None)
        if reason is not None:
            found[entry.engagement.id] = reason
    return found


def _reasons(
    entry: Entry, exact: Sequence[tuple[tuple[date, date], Entry]], known: Mapping[str, Entry], sides: tuple[Side, Side]
) -> Iterator[str]:
    one = entry.engagement
    span = _vague(one)
    for (low, high), other in exact:
        there = other.engagement
        if entry.listed and other.listed:
            continue  # a reference lists both, so they are two
        within = span is not None and span[0] <= low and high <= span[1] and _same_sort(one, there)
        remote = span is None and there.kind in _REMOTE and (low, high) == exact_days(one)
        if there.id == one.id or not (within or remote) or not alike(one, there, sides):
            continue
        if remote:
            yield f"no place is told, and that day they spoke by {_by(there)}: it may be the same as {there.id}"
        elif root_of(entry, known) is not root_of(other, known):
            yield f"its date is known only as {one.date.edtf if one.date else ''}: it may be the same as {there.id}"


def _vague(one: Engagement) -> tuple[date, date] | None:
    """First and last day of a date without days; None for exact ones and where nothing is known."""
    when = one.date
    if when is None or when.earliest is None or when.latest is None or exact_days(one) is not None:
        return None
    return when.earliest, when.latest


def _same_sort(one: Engagement, other: Engagement) -> bool:
    """Both in person and not in different countries, or both of one kind."""
    if one.kind not in IN_PERSON or other.kind not in IN_PERSON:
        return one.kind == other.kind
    here, there = country_of(one), country_of(other)
    return here is None or there is None or here == there


def _without_place(one: Engagement) -> bool:
    return one.kind in IN_PERSON and country_of(one) is None


def _by(one: Engagement) -> str:
    return "video" if one.kind == "video" else "telephone"
