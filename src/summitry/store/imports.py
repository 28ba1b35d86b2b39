"""The account of the import: what was met and what became of it, kept in the chronicle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

Outcome = Literal["read", "copy", "skipped", "noted", "file"]
_COLUMNS = "path, outcome, doc_id, copy_of, format, found, reason, message, hint"


class ImportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was met. `path` names the file and the record within it."""

    path: str
    outcome: Outcome
    doc_id: str | None = None
    copy_of: str | None = None
    format: str | None = None
    found: int | None = None
    reason: str | None = None
    message: str | None = None
    hint: str | None = None


class ImportTotals(msgspec.Struct, frozen=True):
    """Numbers that must balance: `found` = `read` + `copies` + `skipped`."""

    files: int
    found: int
    read: int
    copies: int
    skipped: int


def write(connection: sqlite3.Connection, rows: Sequence[ImportRow]) -> None:
    """Note rows; what became of a path before is replaced."""
    fates = ("read", "copy", "skipped")
    last = list({(row.path, row.outcome): row for row in rows}.values())
    replaced = {(row.path, each) for row in last for each in (fates if row.outcome in fates else (row.outcome,))}
    # not by REPLACE, which tells no trigger what it removes
    connection.executemany("DELETE FROM imports WHERE path = ? AND outcome = ?", sorted(replaced))
    connection.executemany(
        f"INSERT INTO imports ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",  # noqa: S608 - fixed text
        [msgspec.structs.astuple(row) for row in last],
    )


def read(connection: sqlite3.Connection, outcomes: Sequence[Outcome] = ()) -> Iterator[ImportRow]:
    """Rows by path, of some outcomes or all."""
    where, values = _of(outcomes)
    for row in connection.execute(f"SELECT {_COLUMNS} FROM imports{where} ORDER BY path, outcome", values):  # noqa: S608
        yield _row(row)


def page(connection: sqlite3.Connection, outcomes: Sequence[Outcome], limit: int, offset: int) -> list[ImportRow]:
    """Some of the rows of some outcomes, by path."""
    where, values = _of(outcomes)
    query = f"SELECT {_COLUMNS} FROM imports{where} ORDER BY path, outcome LIMIT ? OFFSET ?"  # noqa: S608
    return [_row(row) for row in connection.execute(query, (*values, limit, offset))]


def _of(outcomes: Sequence[Outcome]) -> tuple[str, Sequence[Outcome]]:
    """The WHERE clause of some outcomes; its second part is that of the index of migration 0011."""
    if not outcomes:
        return "", ()
    few = "" if "read" in outcomes else " AND outcome <> 'read'"
    return f" WHERE outcome IN ({','.join('?' * len(outcomes))}){few}", outcomes


def _row(row: Sequence[object]) -> ImportRow:
    return ImportRow(**dict(zip(_COLUMNS.split(", "), row, strict=True)))  # type: ignore[arg-type]


def by_reason(connection: sqlite3.Connection) -> list[tuple[Outcome, str, int]]:
    """How many of each outcome there are for each reason."""
    rows = connection.execute(
        "SELECT outcome, reason, number FROM import_numbers WHERE reason <> '' AND number > 0 ORDER BY 3 DESC, 1, 2"
    )
    return [(outcome, reason, number) for outcome, reason, number in rows]


def outcomes(connection: sqlite3.Connection) -> dict[Outcome, int]:
    """How many rows there are of each outcome."""
    query = "SELECT outcome, sum(number) FROM import_numbers WHERE number > 0 GROUP BY outcome"
    return dict(connection.execute(query).fetchall())


def totals(connection: sqlite3.Connection) -> ImportTotals:
    """What all imports so far come to."""
    count = outcomes(connection)
    read, copies, skipped = count.get("read", 0), count.get("copy", 0), count.get("skipped", 0)
    return ImportTotals(count.get("file", 0), read + copies + skipped, read, copies, skipped)
