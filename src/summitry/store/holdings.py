"""Which documents a chronicle holds: page by page, and how many of each year and publisher."""

from __future__ import annotations

import sqlite3

import msgspec

from summitry.lexicon.reference_sources import PREFIX

_HOLDINGS = (
    "SELECT doc_id, title, publisher, published, lang, (SELECT count(*) FROM accounts a WHERE a.doc_id = d.doc_id),"
    " (SELECT count(*) FROM claims c WHERE c.doc_id = d.doc_id) FROM documents d"
)
_COVERAGE = (
    "SELECT publisher, substr(published, 1, 4), count(*), sum(EXISTS"
    " (SELECT 1 FROM accounts a WHERE a.doc_id = d.doc_id)) FROM documents d INDEXED BY documents_by_publisher"
    " WHERE doc_id < ? OR doc_id >= ? GROUP BY 1, 2 ORDER BY 1, 2"
)


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


def find_holdings(
    connection: sqlite3.Connection, publisher: str | None, year: str | None, limit: int, offset: int
) -> list[Holding]:
    """Documents by day of publication, newest first, undated ones last; "" stands for unknown, None for any."""
    where, values = _of(publisher, year)
    query = f"{_HOLDINGS} {where} ORDER BY published DESC, n DESC LIMIT ? OFFSET ?"
    return [Holding(*row) for row in connection.execute(query, (*values, limit, offset))]


def count_holdings(connection: sqlite3.Connection, publisher: str | None, year: str | None) -> int:
    """How many there are."""
    where, values = _of(publisher, year)
    (found,) = connection.execute(f"SELECT count(*) FROM documents d {where}", values).fetchone()  # noqa: S608
    return int(found)


def _of(publisher: str | None, year: str | None) -> tuple[str, list[str]]:
    conditions, values = [], []
    if publisher is not None:
        conditions.append("coalesce(publisher, '') = ?")
        values.append(publisher)
    if year == "":
        conditions.append("published IS NULL")
    elif year is not None:
        conditions.append("published >= ? AND published < ?")
        values += [f"{year}-01-01", f"{int(year) + 1:04}-01-01"]
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values


def coverage(connection: sqlite3.Connection) -> list[Covered]:
    """Documents by publisher and year, without the rows of reference chronicles."""
    return [Covered(*row) for row in connection.execute(_COVERAGE, (PREFIX, f"{PREFIX[:-1]};"))]
