"""Engagements as they are wanted: all, page by page, or only how many. A page reads the rows that it shows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from summitry.model import Engagement
from summitry.store import standing
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
    yield from _read(connection, how.first)
    if how.walks:
        query = f"SELECT data FROM engagements e{how.where} ORDER BY {POSITION}"  # noqa: S608 - values are bound
        for (data,) in connection.execute(query, how.values):
            yield decode(data)
    yield from _read(connection, how.last)


def _read(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Engagement]:
    listed = msgspec.json.encode(ids).decode()
    query = "SELECT e.data FROM json_each(?) w CROSS JOIN engagements e ON e.id = w.value ORDER BY w.key"
    for (data,) in connection.execute(query, (listed,)):
        yield decode(data)


def find_page(
    connection: sqlite3.Connection, wanted: Wanted, limit: int, offset: int = 0, after: str | None = None
) -> Listed:
    """Some of the engagements wanted, in the order of `find`; `after` is the id of the one that they come after.

    With `after` the offset only says how many came before.
    """
    how = plan(connection, wanted)
    here = _position(connection, after) if after is not None and how.walks else None
    place = how if here is None or after is None else how.beyond(after, here)
    ids = _ids(connection, place, limit + 1, 0 if here is not None else offset)
    found = tuple(_read(connection, ids[:limit]))
    met = Tally(offset + len(found), more=len(ids) > limit)
    return Listed(found, met if how.looks else _tally(connection, wanted, how))


def _ids(connection: sqlite3.Connection, how: Plan, limit: int, offset: int) -> list[str]:
    """The ids at some places of the list: of the first, of those gone through, of the last."""
    found = list(how.first[offset : offset + limit])
    if how.walks and len(found) < limit:
        skip = max(0, offset - len(how.first))
        query = f"SELECT id FROM engagements e{how.where} ORDER BY {POSITION} LIMIT ? OFFSET ?"  # noqa: S608 - bound
        rows = connection.execute(query, (*how.values, limit - len(found), skip)).fetchall()
        found += [given for (given,) in rows]
        if how.last and len(found) < limit:
            passed = skip + len(rows) if rows or not skip else _counted(connection, how, -1)
            low = max(0, offset - len(how.first) - passed)
            found += how.last[low : low + limit - len(found)]
    return found


def _position(connection: sqlite3.Connection, given: str) -> str | None:
    row = connection.execute(f"SELECT {POSITION} FROM engagements WHERE id = ?", (given,)).fetchone()  # noqa: S608
    return str(row[0]) if row else None


def number(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many engagements are wanted."""
    if standing.is_known(wanted):
        return standing.number(connection, wanted)
    how = plan(connection, wanted)
    return len(how.first) + len(how.last) + _counted(connection, how, -1)


def _tally(connection: sqlite3.Connection, wanted: Wanted, how: Plan) -> Tally:
    """How many there are: from what is kept, else counted no further than is quick."""
    if standing.is_known(wanted):
        return Tally(standing.number(connection, wanted))
    beside = len(how.first) + len(how.last)
    found = _counted(connection, how, COUNTED + 1)
    return Tally(beside + min(found, COUNTED), more=found > COUNTED)


def _counted(connection: sqlite3.Connection, how: Plan, most: int) -> int:
    """How many are met in going through."""
    if not how.walks:
        return 0
    counting = f"SELECT count(*) FROM (SELECT 1 FROM engagements e{how.where} LIMIT ?)"  # noqa: S608 - values are bound
    (found,) = connection.execute(counting, (*how.values, most)).fetchone()
    return int(found)


def by_year(connection: sqlite3.Connection, wanted: Wanted) -> dict[int, int]:
    """How many of the engagements wanted began in each year; undated ones are left out."""
    if standing.is_known(wanted):
        return {int(year): found for year, found in standing.by_year(connection, wanted).items() if year}
    how = plan(connection, wanted)
    counted: Counter[str | None] = Counter()
    beside = msgspec.json.encode((*how.first, *how.last)).decode()
    counted.update(_years(connection, " WHERE id IN (SELECT value FROM json_each(?))", (beside,)))
    if how.walks:
        counted.update(_years(connection, how.where, how.values))
    return {int(year): found for year, found in counted.items() if year is not None}


def _years(connection: sqlite3.Connection, where: str, values: Sequence[str]) -> dict[str | None, int]:
    query = f"SELECT substr(coalesce(earliest, latest), 1, 4), count(*) FROM engagements e{where} GROUP BY 1"  # noqa: S608
    return dict(connection.execute(query, values).fetchall())
