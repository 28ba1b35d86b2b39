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
    fate = [row for row in rows if row.outcome in ("read", "copy", "skipped")]
    connection.executemany(
        "DELETE FROM imports WHERE path = ? AND outcome IN ('read', 'copy', 'skipped')", [(row.path,) for row in fate]
    )
    connection.executemany(
        f"INSERT OR REPLACE INTO imports ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",  # noqa: S608 - fixed text
        [msgspec.structs.astuple(row) for row in rows],
    )


def read(connection: sqlite3.Connection, outcomes: Sequence[Outcome] = ()) -> Iterator[ImportRow]:
    """Rows by path, of some outcomes or all."""
    for row in connection.execute(f"SELECT {_COLUMNS} FROM imports ORDER BY path, outcome"):  # noqa: S608
        if not outcomes or row[1] in outcomes:
            yield ImportRow(**dict(zip(_COLUMNS.split(", "), row, strict=True)))


def page(connection: sqlite3.Connection, outcomes: Sequence[Outcome], limit: int, offset: int) -> list[ImportRow]:
    """Some of the rows of some outcomes, by path."""
    marks = ",".join("?" * len(outcomes))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM imports WHERE outcome IN ({marks}) ORDER BY path, outcome LIMIT ? OFFSET ?",  # noqa: S608
        (*outcomes, limit, offset),
    )
    return [ImportRow(**dict(zip(_COLUMNS.split(", "), row, strict=True))) for row in rows]


def by_reason(connection: sqlite3.Connection) -> list[tuple[Outcome, str, int]]:
    """How many of each outcome there are for each reason."""
    rows = connection.execute(
        "SELECT outcome, reason, count(*) FROM imports WHERE reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return [(outcome, reason, number) for outcome, reason, number in rows]


def outcomes(connection: sqlite3.Connection) -> dict[Outcome, int]:
    """How many rows there are of each outcome."""
    return dict(connection.execute("SELECT outcome, count(*) FROM imports GROUP BY outcome").fetchall())


def totals(connection: sqlite3.Connection) -> ImportTotals:
    """What all imports so far come to."""
    count = outcomes(connection)
    read, copies, skipped = count.get("read", 0), count.get("copy", 0), count.get("skipped", 0)
    return ImportTotals(count.get("file", 0), read + copies + skipped, read, copies, skipped)
