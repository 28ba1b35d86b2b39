"""Which engagements to list: a frozen wish, turned into one SQL statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import msgspec

from summitry.lexicon.reference_sources import PREFIX
from summitry.linking.people import fold
from summitry.model import Engagement, Kind, Level, Status
from summitry.store.engagements import decode

_DOCUMENTED = (
    "EXISTS (SELECT 1 FROM engagement_accounts t JOIN accounts a USING (account_id)"
    " WHERE t.engagement_id = e.id AND a.doc_id NOT LIKE ?)"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that all must hold. `between` are countries that all take part, `people` words of names.

    A country given as several codes is any of them: a state with its predecessors. With `documented` only what
    documents tell is wanted, not what a reference chronicle alone does.

    What a person rejected is left out, unless `rejected` asks for it beside the rest.

    `since` and `until` are days, both included; an engagement of uncertain date is in when it may lie within.
    """

    between: tuple[str | tuple[str, ...], ...] = ()
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    level: Level | None = None
    documented: bool = False
    rejected: bool = False


def find(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Engagement]:
    """Engagements in the order of their days; undated ones last."""
    conditions, values = _conditions(wanted)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest, id"
    statement = f"SELECT data FROM engagements e {where} ORDER BY {order}"  # noqa: S608 - values are bound
    for (data,) in connection.execute(statement, values):
        yield decode(data)


def _conditions(wanted: Wanted) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
        conditions.append(condition)
        values.extend(given)

    if wanted.between:
        sides = [(country,) if isinstance(country, str) else country for country in wanted.between]
        marks = (",".join("?" * len(codes)) for codes in sides)
        found = " INTERSECT ".join(f"SELECT engagement_id FROM parties WHERE country IN ({mark})" for mark in marks)  # noqa: S608
        add(f"e.id IN ({found})", *(code.upper() for codes in sides for code in codes))
    party = "EXISTS (SELECT 1 FROM parties p WHERE p.engagement_id = e.id AND "
    for person in wanted.people:
        words = fold(person).split()
        add(party + " AND ".join("p.folded LIKE ?" for _ in words) + ")", *(f"%{word}%" for word in words))
    if wanted.since:
        add("(e.latest >= ? OR (e.latest IS NULL AND e.earliest IS NOT NULL))", wanted.since.isoformat())
    if wanted.until:
        add("(e.earliest <= ? OR (e.earliest IS NULL AND e.latest IS NOT NULL))", wanted.until.isoformat())
    for column, choices in (("kind", wanted.kinds), ("status", wanted.statuses)):
        if choices:
            add(f"e.{column} IN ({','.join('?' * len(choices))})", *choices)
    if not wanted.rejected:
        add("e.review IS NOT 'rejected'")
    if wanted.level:
        add("e.level = ?", wanted.level)
    if wanted.documented:
        add(_DOCUMENTED, f"{PREFIX}%")
    return conditions, values
