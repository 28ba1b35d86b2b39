"""How many engagements there are, from kept numbers: no row of them is read, however many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from summitry.store.wanted import Condition, Wanted


def is_known(wanted: Wanted) -> bool:
    """Whether the number of a wish follows from what is kept: it asks for columns only, not for days or parties."""
    return msgspec.structs.replace(
        wanted, kinds=(), statuses=(), level=None, review=None, rejected=False, disputed=False
    ) == Wanted()  # fmt: skip


def by_year(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, int]:
    """How many of the wanted began in each year, "" for those without a day; the wish `is_known`."""
    parts = list(_conditions(wanted))
    where = " AND ".join(["number > 0", *(part for part, _ in parts)])
    values = [value for _, each in parts for value in each]
    query = f"SELECT year, sum(number) FROM standing WHERE {where} GROUP BY year"  # noqa: S608 - values are bound
    return dict(connection.execute(query, values).fetchall())


def number(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many are wanted; the wish `is_known`."""
    return sum(by_year(connection, wanted).values())


def by_kind(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """How many there are of each kind and status, without those that a person rejected."""
    rows = connection.execute(
        "SELECT kind, status, sum(number) FROM standing WHERE review <> 'rejected' AND number > 0"
        " GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return {(kind, status): found for kind, status, found in rows}


def undecided(connection: sqlite3.Connection, doubt: str) -> int:
    """How many nobody has decided on, of those that a condition over kept columns lets through."""
    query = f"SELECT coalesce(sum(number), 0) FROM standing WHERE review = '' AND {doubt}"  # noqa: S608 - fixed text
    return int(connection.execute(query).fetchone()[0])


def _conditions(wanted: Wanted) -> Iterator[Condition]:
    levels = (wanted.level,) if wanted.level else ()
    for column, choices in (("kind", wanted.kinds), ("status", wanted.statuses), ("level", levels)):
        if choices:
            yield f"{column} IN ({','.join('?' * len(choices))})", choices
    if wanted.review is not None:
        yield "review = ?", ("" if wanted.review == "open" else wanted.review,)
    elif not wanted.rejected:
        yield "review <> 'rejected'", ()
    if wanted.disputed:
        yield "disputed", ()
