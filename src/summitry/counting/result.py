"""A number with everything that must stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from summitry.counting.entry import Citation


class Included(msgspec.Struct, frozen=True, kw_only=True):
    """One that counts. `rows` are the ids of the engagements behind it, the first of which gives `id`."""

    number: int
    id: str
    date: str
    city: str | None
    country: str | None
    setting: str
    reviewed: bool
    rows: tuple[str, ...]
    sources: tuple[Citation, ...]
    conflicts: tuple[str, ...] = ()


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement of the two in the period that does not count, and why."""

    id: str
    date: str
    kind: str
    status: str
    city: str | None
    reason: str
    sources: tuple[Citation, ...] = ()


class ClaimChecked(msgspec.Struct, frozen=True, kw_only=True):
    """A number that somebody told, held against the list: what each rule gives `since` to `until` both included.

    `candidates` are the ids of what the nearest rule above the number counts and the strictest does not.
    """

    speaker: str | None
    day: str
    value: float | int
    qualifier: str | None
    text: str
    since: str | None
    until: str | None
    by_rule: Mapping[str, int]
    agrees: tuple[str, ...]
    remark: str
    candidates: tuple[str, ...]
    note: str | None
    sources: tuple[Citation, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """The number, its rule, its day, how much of it was checked, and both lists.

    `reviewed_share` is between 0 and 1, None where nothing counts; `other_rules` the same count under the others.
    """

    count: int
    rule: str
    statement: str
    as_of: date | None
    reviewed_share: float | None
    states: tuple[str, ...]
    people: tuple[str, ...]
    since: date | None
    until: date | None
    notes: tuple[str, ...]
    included: tuple[Included, ...]
    excluded: tuple[LeftOut, ...]
    by_year: Mapping[str, int]
    other_rules: Mapping[str, int]
    claims: tuple[ClaimChecked, ...]
    caption: str
