"""Where the documents come from: roots that were built from, files with their hashes, and what became of sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec


class Root(msgspec.Struct, frozen=True):
    """A path as it was given to a build; `base` is where that was, seen from the chronicle's folder."""

    path: str
    base: str
    lang: str | None = None
    lexicon: str | None = None


class Mark(msgspec.Struct, frozen=True):
    """What became of a document's source: no longer found since (ISO, UTC), and what stands in its place."""

    gone_since: str | None
    superseded_by: str | None


def note_roots(connection: sqlite3.Connection, roots: Iterable[Root]) -> None:
    """Note roots; one that is known takes the new values."""
    connection.executemany(
        "INSERT OR REPLACE INTO roots VALUES (?,?,?,?)", [msgspec.structs.astuple(one) for one in roots]
    )


def roots(connection: sqlite3.Connection) -> list[Root]:
    """All roots by path."""
    return [Root(*row) for row in connection.execute("SELECT path, base, lang, lexicon FROM roots ORDER BY path")]


def note_files(connection: sqlite3.Connection, hashes: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Note the hashes of files, and forget those that are gone."""
    connection.executemany("INSERT OR REPLACE INTO files VALUES (?,?)", sorted(hashes.items()))
    connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in gone])


def files(connection: sqlite3.Connection) -> dict[str, str]:
    """Hash by path of every file that was read."""
    return dict(connection.execute("SELECT path, sha256 FROM files").fetchall())


def documents_in(connection: sqlite3.Connection, path: str) -> list[tuple[str, str, str]]:
    """Id, path and hash of the documents in a file, its members and records included, not those superseded."""
    query = (
        "SELECT doc_id, path, sha256 FROM documents WHERE superseded_by IS NULL"
        " AND (path = ?1 OR (path > ?1 || '!' AND path < ?1 || '$')) ORDER BY doc_id"  # "!" and "#" come before "$"
    )
    return [(doc_id, found, digest) for doc_id, found, digest in connection.execute(query, (path,))]


def mark(connection: sqlite3.Connection, doc_id: str, given: Mark) -> None:
    """Note what became of a document's source."""
    connection.execute(
        "UPDATE documents SET gone_since = ?, superseded_by = ? WHERE doc_id = ?",
        (given.gone_since, given.superseded_by, doc_id),
    )
    if given.superseded_by:  # it has handed on its accounts: should its text come back, it is coded anew
        connection.execute("UPDATE documents SET extractor = 'an earlier version' WHERE doc_id = ?", (doc_id,))


def marked(connection: sqlite3.Connection) -> dict[str, Mark]:
    """Every document whose source is gone or was superseded."""
    query = "SELECT doc_id, gone_since, superseded_by FROM documents WHERE gone_since IS NOT NULL"
    return {row[0]: Mark(*row[1:]) for row in connection.execute(query)}


def copies_of(connection: sqlite3.Connection, doc_id: str) -> list[str]:
    """Paths at which an exact copy of a document was met."""
    query = "SELECT path FROM imports WHERE outcome = 'copy' AND copy_of = ? ORDER BY path"
    return [path for (path,) in connection.execute(query, (doc_id,))]


def drop_accounts(connection: sqlite3.Connection, accounts: Sequence[str]) -> None:
    """Remove accounts that another tells in their place."""
    for table, column in (("accounts", "account_id"), ("evidence", "owner")):
        rows = [(account,) for account in accounts]
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608 - names from above
