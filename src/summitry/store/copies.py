"""Rows on texts that are made of one another: sketches of new documents, pairs that are alike, and who copies whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from summitry.lexicon.reference_sources import PREFIX
from summitry.linking import Source
from summitry.linking.copies import CROWD, Alike, Copy, alike, copies, heads, sketch, triples

_NEW = (
    "SELECT DISTINCT a.doc_id FROM accounts a WHERE a.doc_id NOT IN (SELECT doc_id FROM sketched)"
    " AND a.doc_id NOT LIKE ? ORDER BY a.doc_id"
)

_HELD = 4_000  # texts whose triples are at hand
_CROWDED = (
    "SELECT band FROM sketches WHERE band IN (SELECT band FROM sketches JOIN temp.fresh USING (doc_id))"
    " GROUP BY band HAVING count(*) > ?"
)
_BESIDE = (
    "SELECT DISTINCT b.doc_id FROM sketches a JOIN sketches b USING (band)"
    " WHERE a.doc_id = ? AND a.band NOT IN (SELECT band FROM temp.heads)"
)
_HEADS = "SELECT DISTINCT h.doc_id FROM sketches a JOIN temp.heads h USING (band) WHERE a.doc_id = ?"
_LED = "SELECT DISTINCT b.doc_id FROM temp.heads h JOIN sketches b USING (band) WHERE h.doc_id = ?"


def note_copies(connection: sqlite3.Connection, sources: Mapping[str, Source]) -> None:
    """Compare documents that are new with all that share a band with them, and note the copies that follow."""
    new = [str(doc_id) for (doc_id,) in connection.execute(_NEW, (f"{PREFIX}%",))]
    for doc_id in new:
        bands = sketch(_text(connection, doc_id))
        connection.execute("INSERT INTO sketched VALUES (?)", (doc_id,))
        connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?,?)", [(band, doc_id) for band in bands])
    _write_pairs(connection, _pairs(connection, new, sources), sources)
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


def _pairs(
    connection: sqlite3.Connection, new: Iterable[str], sources: Mapping[str, Source]
) -> Iterator[tuple[str, str]]:
    """Every new document with all that are to be compared with it; a pair may come twice."""
    fresh = set(new)
    _note_crowds(connection, fresh, sources)
    (held,) = connection.execute("SELECT count(*) FROM sketched").fetchone()
    for doc_id in sorted(fresh):
        beside = {str(other) for (other,) in connection.execute(_BESIDE, (doc_id,))}
        theirs = {str(other) for (other,) in connection.execute(_HEADS, (doc_id,))}
        led = connection.execute(_LED, (doc_id,)) if held > len(fresh) else ()
        theirs |= {str(other) for (other,) in led if other not in fresh}
        wanted = theirs | {other for other in beside if other > doc_id or other not in fresh}
        yield from ((min(doc_id, other), max(doc_id, other)) for other in sorted(wanted - {doc_id}))


def _note_crowds(connection: sqlite3.Connection, fresh: Iterable[str], sources: Mapping[str, Source]) -> None:
    """The crowded bands of new documents with the heads of each, in tables of this connection alone."""
    for table in ("fresh (doc_id TEXT PRIMARY KEY)", "heads (band INTEGER, doc_id TEXT, PRIMARY KEY (band, doc_id))"):
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} WITHOUT ROWID")
        connection.execute(f"DELETE FROM temp.{table.split()[0]}")  # noqa: S608 - names from above
    connection.executemany("INSERT INTO temp.fresh VALUES (?)", [(doc_id,) for doc_id in fresh])
    for (band,) in connection.execute(_CROWDED, (CROWD,)).fetchall():
        crowd = [str(doc_id) for (doc_id,) in connection.execute("SELECT doc_id FROM sketches WHERE band = ?", (band,))]
        rows = [(band, doc_id) for doc_id in heads(crowd, sources)]
        connection.executemany("INSERT INTO temp.heads VALUES (?,?)", rows)


def _write_pairs(
    connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]], sources: Mapping[str, Source]
) -> None:
    @lru_cache(maxsize=_HELD)
    def known(doc_id: str) -> tuple[Source, frozenset[str]]:
        return sources[doc_id], triples(_text(connection, doc_id))

    for one, other in pairs:
        pair = alike(known(one), known(other))
        if pair is not None:
            row = pair.one, pair.other, pair.relation, pair.shared
            connection.execute("INSERT OR REPLACE INTO alike VALUES (?,?,?,?)", row)


def _text(connection: sqlite3.Connection, doc_id: str) -> str:
    (text,) = connection.execute("SELECT text FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
    return str(text)
