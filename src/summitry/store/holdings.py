"""Which documents a chronicle holds: page by page, and how many of each year and publisher."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

_HOLDINGS = (
    "SELECT doc_id, title, publisher, published, lang, (SELECT count(*) FROM accounts a WHERE a.doc_id = d.doc_id),"
    " (SELECT count(*) FROM claims c WHERE c.doc_id = d.doc_id) FROM documents d"
)
_COVERAGE = (
    "SELECT nullif(publisher, ''), nullif(year, ''), documents, telling FROM json_each(?) w"
    " CROSS JOIN holdings h ON h.publisher = w.value"
    " WHERE reference = 0 AND documents > 0 ORDER BY publisher, year"
)
_PUBLISHERS = (
    "SELECT nullif(publisher, ''), documents, telling FROM holdings_by_publisher"
    " WHERE reference = 0 AND documents > 0 ORDER BY documents DESC, publisher"
)
_YEARS = "SELECT nullif(year, ''), documents FROM holdings_by_year WHERE reference = 0 AND documents > 0 ORDER BY year"


class Holding(msgspec.Struct, frozen=True):
    """A document without its text, and how many accounts and claims came out of it."""

    doc_id: str
    title: str | None
    publisher: str | None
    published: str | None
    lang: str | None
    accounts: int
    claims: int


class Covered(msgspec.Struct, frozen=True):
    """Documents of one publisher in one year; either may be unknown. `telling` are those that tell of something."""

    publisher: str | None
    year: str | None
    documents: int
    telling: int


class Publisher(msgspec.Struct, frozen=True):
    """A publisher, None where it is not known, with all documents and those that tell of something."""

    name: str | None
    documents: int
    telling: int


def find_holdings(
    connection: sqlite3.Connection, publisher: str | None, year: str | None, limit: int, offset: int
) -> list[Holding]:
    """Documents by day of publication, newest first, undated ones last; "" stands for unknown, None for any."""
    where, values = _of(publisher, year)
    query = f"{_HOLDINGS} {where} ORDER BY published DESC, n DESC LIMIT ? OFFSET ?"
    return [Holding(*row) for row in connection.execute(query, (*values, limit, offset))]


def count_holdings(connection: sqlite3.Connection, publisher: str | None, year: str | None) -> int:
    """How many there are."""
    asked = [(name, value) for name, value in (("publisher", publisher), ("year", year)) if value is not None]
    where = f"WHERE {' AND '.join(f'{name} = ?' for name, _ in asked)}" if asked else ""
    table = "holdings" if len(asked) == 2 else "holdings_by_year" if publisher is None else "holdings_by_publisher"
    query = f"SELECT coalesce(sum(documents), 0) FROM {table} {where}"  # noqa: S608 - values are bound
    return int(connection.execute(query, [value for _, value in asked]).fetchone()[0])


def _of(publisher: str | None, year: str | None) -> tuple[str, list[str]]:
    conditions, values = [], []
    if publisher == "":
        conditions.append("(publisher IS NULL OR publisher = '')")
    elif publisher is not None:
        conditions.append("publisher = ?")
        values.append(publisher)
    if year == "":
        conditions.append("published IS NULL")
    elif year is not None:
        conditions.append("published >= ? AND published < ?")
        values += [f"{year}-01-01", f"{int(year) + 1:04}-01-01"]
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values


def coverage(connection: sqlite3.Connection, publishers: Sequence[str | None]) -> list[Covered]:
    """Documents of some publishers by year, without the rows of reference chronicles; None is an unknown publisher."""
    asked = msgspec.json.encode(sorted({one or "" for one in publishers})).decode()
    return [Covered(*row) for row in connection.execute(_COVERAGE, (asked,))]


def publishers(connection: sqlite3.Connection) -> list[Publisher]:
    """Publishers, the one with most documents first, without the rows of reference chronicles."""
    return [Publisher(*row) for row in connection.execute(_PUBLISHERS)]


def by_year(connection: sqlite3.Connection) -> dict[str | None, int]:
    """Documents by year of publication, without the rows of reference chronicles; None where it is not known."""
    return dict(connection.execute(_YEARS).fetchall())
