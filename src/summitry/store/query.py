"""Engagements as they are wanted: all, page by page, or only how many. A page reads the rows that it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from summitry.model import Engagement
from summitry.store.engagements import decode
from summitry.store.plan import POSITION, Plan, plan
from summitry.store.wanted import Wanted

#: Up to how many engagements are counted for a page.
COUNTED = 10_000


class Tally(msgspec.Struct, frozen=True):
    """How many there are; with `more` there are more than that."""

    number: int
    more: bool = False


class Listed(msgspec.Struct, frozen=True):
    """Engagements of one page, and how many there are on all."""

    found: tuple[Engagement, ...]
    tally: Tally


def find(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Engagement]:
    """Engagements in the order of their days; undated ones last."""
    how = plan(connection, wanted)
    if how.few is not None:
        yield from _read(connection, how.few)
        return
    for (data,) in connection.execute(f"SELECT data FROM engagements e{how.where} ORDER BY {POSITION}", how.values):  # noqa: S608
        yield decode(data)


def _read(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Engagement]:
    for given in ids:
        yield decode(connection.execute("SELECT data FROM engagements WHERE id = ?", (given,)).fetchone()[0])


def find_page(
    connection: sqlite3.Connection, wanted: Wanted, limit: int, offset: int = 0, after: str | None = None
) -> Listed:
    """Some of the engagements wanted, in the order of `find`; `after` is the id of the one that they come after.

    With `after` the offset only says how many came before.
    """
    how = plan(connection, wanted)
    if how.few is not None:
        return Listed(tuple(_read(connection, how.few[offset : offset + limit])), Tally(len(how.few)))
    here = _position(connection, after) if after is not None else None
    place = how if here is None else how.beyond(here)
    some = f"SELECT id FROM engagements e{place.where} ORDER BY {POSITION} LIMIT ? OFFSET ?"  # noqa: S608
    rows = connection.execute(some, (*place.values, limit + 1, 0 if here is not None else offset)).fetchall()
    found = tuple(_read(connection, [given for (given,) in rows[:limit]]))
    met = Tally(offset + len(found), more=len(rows) > limit)
    return Listed(found, met if how.looks else _tally(connection, wanted, how))


def _position(connection: sqlite3.Connection, given: str) -> str | None:
    row = connection.execute(f"SELECT {POSITION} FROM engagements WHERE id = ?", (given,)).fetchone()  # noqa: S608
    return str(row[0]) if row else None


def number(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many engagements are wanted."""
    if wanted == Wanted():
        return _listed(connection)
    how = plan(connection, wanted)
    return len(how.few) if how.few is not None else _counted(connection, how, -1)


def _tally(connection: sqlite3.Connection, wanted: Wanted, how: Plan) -> Tally:
    """How many there are: all where there is no filter; else counted no further than is quick."""
    if wanted == Wanted():
        return Tally(_listed(connection))
    found = _counted(connection, how, COUNTED + 1)
    return Tally(min(found, COUNTED), more=found > COUNTED)


def _counted(connection: sqlite3.Connection, how: Plan, most: int) -> int:
    counting = f"SELECT count(*) FROM (SELECT 1 FROM engagements e{how.where} LIMIT ?)"  # noqa: S608 - values are bound
    (found,) = connection.execute(counting, (*how.values, most)).fetchone()
    return int(found)


def _listed(connection: sqlite3.Connection) -> int:
    """All but those that a person rejected."""
    (found,) = connection.execute(
        "SELECT (SELECT count(*) FROM engagements) - (SELECT count(*) FROM engagements WHERE review = 'rejected')"
    ).fetchone()
    return int(found)


def by_year(connection: sqlite3.Connection, wanted: Wanted) -> dict[int, int]:
    """How many of the engagements wanted began in each year; undated ones are left out."""
    how = plan(connection, wanted)
    ids = msgspec.json.encode(how.few).decode()
    where = how.where if how.few is None else " WHERE id IN (SELECT value FROM json_each(?))"
    query = f"SELECT substr(coalesce(earliest, latest), 1, 4), count(*) FROM engagements e{where} GROUP BY 1"  # noqa: S608
    rows = connection.execute(query, how.values if how.few is None else (ids,))
    return {int(year): found for year, found in rows if year is not None}
