"""Rows on texts that are made of one another: sketches of new documents, pairs that are alike, and who copies whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import msgspec

from summitry.lexicon.reference_sources import PREFIX
from summitry.linking import Source
from summitry.linking.copies import Alike, Copy, Pair, Sketch, copies, sketch
from summitry.linking.copy_pieces import Compared, Piece, Sketches, Texts, compare, documents_of, shelved, suspects
from summitry.model import Document
from summitry.store.sources import source

_DOCUMENT = "SELECT doc_id, publisher, published, url, text FROM documents WHERE doc_id = ?"

_to_json = msgspec.json.Encoder().encode
_AT_HAND = 8_000  # texts whose sketches are, each some KB
_FRESH = "CREATE TEMP TABLE IF NOT EXISTS fresh (doc_id TEXT PRIMARY KEY) WITHOUT ROWID"
_THEIR_BANDS = "CREATE TEMP TABLE bands AS SELECT DISTINCT band FROM temp.fresh CROSS JOIN sketches USING (doc_id)"
_LENGTHS = "SELECT d.doc_id, length(d.text) FROM json_each(?) w CROSS JOIN documents d ON d.doc_id = w.value"
_BESIDE = "SELECT s.band, s.doc_id FROM temp.bands b CROSS JOIN sketches s ON s.band = b.band ORDER BY s.band, s.doc_id"

#: Whoever does pieces of comparing; the results in the order of the pieces.
Mapper: TypeAlias = Callable[[Iterable[Piece]], Iterator[Compared]]


def here(pieces: Iterable[Piece]) -> Iterator[Compared]:
    """Pieces done in this process."""
    return map(compare, pieces)


def note_texts(connection: sqlite3.Connection, documents: Iterable[Document], sketches: Mapping[str, Sketch]) -> None:
    """Keep the sketches of documents that tell of engagements and are new, to be compared with all others.

    What `sketches` lacks is sketched here.
    """
    for one in documents:
        if not one.doc_id.startswith(PREFIX):
            known = sketches.get(one.doc_id)
            _note(connection, one.doc_id, sketch(one.text) if known is None else known)


def _note(connection: sqlite3.Connection, doc_id: str, made: Sketch) -> None:
    connection.execute("INSERT OR IGNORE INTO sketched VALUES (?,?)", (doc_id, made.triples))
    if made.bands:
        connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?,?)", [(band, doc_id) for band in made.bands])
        connection.execute("INSERT OR IGNORE INTO compared_anew VALUES (?)", (doc_id,))


def note_copies(connection: sqlite3.Connection, mapped: Mapper = here) -> set[str]:
    """Compare documents that are new with all that share a band with them, and note the copies that follow.

    `mapped` does the comparing, piece by piece, wherever it likes. The ids of documents of which it changed whose
    copies they are. What is made of what is one matter within texts that are alike by some chain; others are not looked
    at.
    """
    anew = [doc_id for (doc_id,) in connection.execute("SELECT doc_id FROM compared_anew ORDER BY doc_id")]
    if not anew:
        return set()
    for doc_id in _unsketched(connection, anew):
        _note(connection, doc_id, sketch(_known(connection, doc_id)[1]))
    sources = _Sources(connection)
    suspect = {pair for done in mapped(_sketches(connection, anew, sources)) for pair in done.pairs}
    for done in mapped(_texts(connection, suspect)):
        rows = [(pair.one, pair.other, pair.relation, pair.shared) for pair in done.alike]
        connection.executemany("INSERT OR REPLACE INTO alike VALUES (?,?,?,?)", rows)
    concerned = _chained(connection, anew)
    before = read(connection, concerned)
    held = sorted(doc_id for doc_id in concerned if _is_held(connection, doc_id))
    found = copies(_alike(connection, held), sources)
    connection.executemany("DELETE FROM copies WHERE doc_id = ?", [(doc_id,) for doc_id in sorted(concerned)])
    connection.executemany(
        "INSERT INTO copies VALUES (?,?,?,?,?)",
        [(one.doc_id, one.of, one.relation, one.shared, one.speaker) for one in found.values()],
    )
    connection.execute("DELETE FROM compared_anew")
    return {doc_id for doc_id in concerned if before.get(doc_id) != found.get(doc_id)}


def _unsketched(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> Iterator[str]:
    """Those that an older program stored."""
    for doc_id in doc_ids:
        held = connection.execute("SELECT 1 FROM sketched WHERE doc_id = ?", (doc_id,)).fetchone()
        if held is None and not doc_id.startswith(PREFIX) and _is_held(connection, doc_id):
            yield doc_id


def _is_held(connection: sqlite3.Connection, doc_id: str) -> bool:
    return connection.execute("SELECT 1 FROM documents WHERE doc_id = ?", (doc_id,)).fetchone() is not None


def _chained(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> set[str]:
    """The documents with all that are alike with them by some chain."""
    found: set[str] = set()
    more = set(doc_ids)
    query = "SELECT other FROM alike WHERE one = ?1 UNION SELECT one FROM alike WHERE other = ?1"
    while more:
        found |= more
        more = {other for one in more for (other,) in connection.execute(query, (one,))} - found
    return found


def _alike(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> Iterator[Alike]:
    query = "SELECT one, other, relation, shared FROM alike WHERE one = ? ORDER BY other"
    for doc_id in doc_ids:
        for row in connection.execute(query, (doc_id,)):
            yield Alike(*row)


def forget(connection: sqlite3.Connection, doc_id: str) -> None:
    """Drop what is known of a document's likeness to others: it is read anew."""
    connection.execute(
        "INSERT OR IGNORE INTO compared_anew SELECT other FROM alike WHERE one = ?1"
        " UNION SELECT one FROM alike WHERE other = ?1 UNION SELECT doc_id FROM copies WHERE doc_id = ?1",
        (doc_id,),
    )
    for table, column in (("sketched", "doc_id"), ("sketches", "doc_id"), ("alike", "one"), ("alike", "other")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (doc_id,))  # noqa: S608 - names from above


def read(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> dict[str, Copy]:
    """The copies among these documents."""
    query = (
        "SELECT c.doc_id, c.of_doc, c.relation, c.shared, c.speaker FROM json_each(?) w"
        " CROSS JOIN copies c ON c.doc_id = w.value"
    )
    rows = connection.execute(query, (_to_json(list(doc_ids)).decode(),))
    return {row[0]: Copy(*row) for row in rows}


def read_all(connection: sqlite3.Connection) -> dict[str, Copy]:
    """Every copy, by its document."""
    rows = connection.execute("SELECT doc_id, of_doc, relation, shared, speaker FROM copies")
    return {row[0]: Copy(*row) for row in rows}


def _sketches(connection: sqlite3.Connection, new: Iterable[str], sources: Mapping[str, Source]) -> Iterator[Sketches]:
    """Every new document with all that share a band with it."""
    fresh = frozenset(new)
    connection.execute(_FRESH)
    connection.execute("DELETE FROM temp.fresh")
    connection.executemany("INSERT INTO temp.fresh VALUES (?)", [(doc_id,) for doc_id in fresh])
    connection.execute("DROP TABLE IF EXISTS temp.bands")
    connection.execute(_THEIR_BANDS)

    @lru_cache(maxsize=_AT_HAND)
    def known(doc_id: str) -> tuple[Source, Sketch]:
        return sources[doc_id], _sketch(connection, doc_id)

    bands = groupby(connection.execute(_BESIDE), key=itemgetter(0))
    for pairs in suspects(([str(doc_id) for _, doc_id in rows] for _, rows in bands), fresh, sources):
        yield Sketches({doc_id: known(doc_id) for doc_id in documents_of(pairs)}, pairs)


def _sketch(connection: sqlite3.Connection, doc_id: str) -> Sketch:
    (size,) = connection.execute("SELECT triples FROM sketched WHERE doc_id = ?", (doc_id,)).fetchone()
    bands = connection.execute("SELECT band FROM sketches WHERE doc_id = ? ORDER BY band", (doc_id,))
    return Sketch(size, tuple(band for (band,) in bands))


def _texts(connection: sqlite3.Connection, pairs: Collection[Pair]) -> Iterator[Texts]:
    """The pairs that may be alike, with their texts."""
    concerned = _to_json(documents_of(pairs)).decode()
    lengths = dict(connection.execute(_LENGTHS, (concerned,)).fetchall())
    for some in shelved(pairs, lengths):
        yield Texts({doc_id: _known(connection, doc_id) for doc_id in documents_of(some)}, some)


def _known(connection: sqlite3.Connection, doc_id: str) -> tuple[Source, str]:
    row = connection.execute(_DOCUMENT, (doc_id,)).fetchone()
    return source(row[:4]), str(row[4])


class _Sources(dict[str, Source]):
    """Documents as linking knows them, read when they are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, doc_id: str) -> Source:
        self[doc_id] = found = _known(self._connection, doc_id)[0]
        return found
