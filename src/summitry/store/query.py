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
from summitry.store.search import words_condition

_DOCUMENTED = (
    "EXISTS (SELECT 1 FROM engagement_accounts t JOIN accounts a USING (account_id)"
    " WHERE t.engagement_id = e.id AND a.doc_id NOT LIKE ?)"
)

_TOLD_BY = (
    "SELECT t.engagement_id FROM documents d JOIN accounts a USING (doc_id)"
    " JOIN engagement_accounts t USING (account_id)"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that all must hold. `between` are countries that all take part, `people` words of names.

    A country given as several codes is any of them: a state with its predecessors. With `documented` only what
    documents tell is wanted, not what a reference chronicle alone does.

    What a person rejected is left out, unless `rejected` asks for it beside the rest.

    `since` and `until` are days, both included; an engagement of uncertain date is in when it may lie within.
    `words` are looked for in the documents that tell of it; with `disputed` only those whose accounts disagree.
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
    words: str = ""
    disputed: bool = False


#: Engagements in the order of their days, undated ones last; an index holds it.
ORDER = "coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest, id"


def find(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Engagement]:
    """Engagements in the order of their days; undated ones last."""
    where, values = condition(wanted)
    statement = f"SELECT data FROM engagements e {where} ORDER BY {ORDER}"  # noqa: S608 - values are bound
    for (data,) in connection.execute(statement, values):
        yield decode(data)


def find_page(connection: sqlite3.Connection, wanted: Wanted, limit: int, offset: int = 0) -> list[Engagement]:
    """Some of the engagements wanted, in the order of `find`; only their rows are read."""
    where, values = condition(wanted)
    some = f"SELECT id FROM engagements e {where} ORDER BY {ORDER} LIMIT ? OFFSET ?"  # noqa: S608 - values are bound
    statement = f"SELECT data FROM engagements WHERE id IN ({some}) ORDER BY {ORDER}"  # noqa: S608
    return [decode(data) for (data,) in connection.execute(statement, (*values, limit, offset))]


def number(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many engagements are wanted."""
    where, values = condition(wanted)
    (found,) = connection.execute(f"SELECT count(*) FROM engagements e {where}", values).fetchone()  # noqa: S608
    return int(found)


def by_year(connection: sqlite3.Connection, wanted: Wanted) -> dict[int, int]:
    """How many of the engagements wanted began in each year; undated ones are left out."""
    where, values = condition(wanted)
    rows = connection.execute(
        f"SELECT substr(coalesce(earliest, latest), 1, 4), count(*) FROM engagements e {where} GROUP BY 1",  # noqa: S608
        values,
    )
    return {int(year): found for year, found in rows if year is not None}


def condition(wanted: Wanted) -> tuple[str, list[str]]:
    """The WHERE clause over `engagements e`, and the values that it binds."""
    conditions, values = _conditions(wanted)
    return f"WHERE {' AND '.join(conditions)}" if conditions else "", values


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
    party = "e.id IN (SELECT p.engagement_id FROM parties p WHERE "
    for person in wanted.people:
        words = fold(person).split()
        add(party + (" AND ".join("p.folded LIKE ?" for _ in words) or "0") + ")", *(f"%{word}%" for word in words))
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
    if wanted.disputed:
        add("json_array_length(e.data, '$.conflicts') > 0")
    if wanted.words:
        match, looked_for = words_condition(wanted.words)
        add(f"e.id IN ({_TOLD_BY} WHERE {match})", *looked_for)
    return conditions, values
