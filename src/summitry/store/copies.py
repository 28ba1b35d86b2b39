"""Rows on texts that are made of one another: sketches of new documents, pairs that are alike, and who copies whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from summitry.lexicon.reference_sources import PREFIX
from summitry.linking import Source
from summitry.linking.copies import Alike, Copy, alike, copies, sketch, triples

_NEW = (
    "SELECT DISTINCT a.doc_id FROM accounts a WHERE a.doc_id NOT IN (SELECT doc_id FROM sketched)"
    " AND a.doc_id NOT LIKE ? ORDER BY a.doc_id"
)


def note_copies(connection: sqlite3.Connection, sources: Mapping[str, Source]) -> None:
    """Compare documents that are new with all that share a band with them, and note the copies that follow."""
    new = [str(doc_id) for (doc_id,) in connection.execute(_NEW, (f"{PREFIX}%",))]
    for doc_id in new:
        bands = sketch(_text(connection, doc_id))
        connection.execute("INSERT INTO sketched VALUES (?)", (doc_id,))
        connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?,?)", [(band, doc_id) for band in bands])
    _write_pairs(connection, _pairs(connection, new), sources)
    rows = connection.execute("SELECT one, other, relation, shared FROM alike ORDER BY one, other")
    found = copies((Alike(*row) for row in rows), sources)
    connection.execute("DELETE FROM copies")
    connection.executemany(
        "INSERT INTO copies VALUES (?,?,?,?,?)",
        [(one.doc_id, one.of, one.relation, one.shared, one.speaker) for one in found.values()],
    )


def forget(connection: sqlite3.Connection, doc_id: str) -> None:
    """Drop what is known of a document's likeness to others: it is read anew."""
    for table, column in (("sketched", "doc_id"), ("sketches", "doc_id"), ("alike", "one"), ("alike", "other")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (doc_id,))  # noqa: S608 - names from above


def read(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> dict[str, Copy]:
    """The copies among these documents."""
    query = "SELECT doc_id, of_doc, relation, shared, speaker FROM copies WHERE doc_id = ?"
    found = (connection.execute(query, (doc_id,)).fetchone() for doc_id in doc_ids)
    return {row[0]: Copy(*row) for row in found if row is not None}


def read_all(connection: sqlite3.Connection) -> dict[str, Copy]:
    """Every copy, by its document."""
    rows = connection.execute("SELECT doc_id, of_doc, relation, shared, speaker FROM copies")
    return {row[0]: Copy(*row) for row in rows}


def _pairs(connection: sqlite3.Connection, new: Iterable[str]) -> set[tuple[str, str]]:
    query = (
        "SELECT DISTINCT b.doc_id FROM sketches a JOIN sketches b USING (band)"
        " WHERE a.doc_id = ? AND b.doc_id <> a.doc_id"
    )
    return {
        (min(doc_id, other), max(doc_id, other)) for doc_id in new for (other,) in connection.execute(query, (doc_id,))
    }


def _write_pairs(connection: sqlite3.Connection, pairs: set[tuple[str, str]], sources: Mapping[str, Source]) -> None:
    @lru_cache(maxsize=2000)
    def known(doc_id: str) -> tuple[Source, frozenset[str]]:
        return sources[doc_id], triples(_text(connection, doc_id))

    def found() -> Iterator[Alike]:
        for one, other in sorted(pairs):
            pair = alike(known(one), known(other))
            if pair is not None:
                yield pair

    connection.executemany(
        "INSERT OR REPLACE INTO alike VALUES (?,?,?,?)",
        [(pair.one, pair.other, pair.relation, pair.shared) for pair in found()],
    )


def _text(connection: sqlite3.Connection, doc_id: str) -> str:
    (text,) = connection.execute("SELECT text FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
    return str(text)
