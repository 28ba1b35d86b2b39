"""Engagements as they are wanted: all, page by page, or only how many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from summitry.model import Engagement
from summitry.store.engagements import decode
from summitry.store.wanted import Wanted, condition

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
