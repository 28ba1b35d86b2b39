"""Full-text search over the documents, with the words found marked in a short passage."""

from __future__ import annotations

import re
import sqlite3

import msgspec

from summitry.store.cjk import has_cjk, pairs_of

OPEN, CLOSE = "\x02", "\x03"  # control characters mark what was found; presenters turn them into something visible
_WORD = re.compile(r"\w+")
_AROUND = 60
#: Up to how many documents are ranked by how well they fit.
RANKED = 10_000
_READ = "SELECT doc_id, title, publisher, published, url FROM documents WHERE n = ?"
_SNIPPET = (
    "SELECT snippet(documents_fts, -1, ?, ?, '…', 32) FROM documents_fts WHERE documents_fts MATCH ? AND rowid = ?"
)


class Found(msgspec.Struct, frozen=True):
    """A document that holds the words; `passage` marks them between `OPEN` and `CLOSE`."""

    doc_id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    passage: str


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[Found]:
    """The best documents for `words`: all words must occur; quotation marks make phrases.

    Where more than `RANKED` hold them, no document stands out: then those read last come first.
    """
    table, query = words_query(words)
    if not query:
        return []
    return [_found(connection, number, words, query) for number in _ranked(connection, table, query, limit)]


def hits(connection: sqlite3.Connection, words: str, most: int) -> int:
    """How many documents hold the words, counted no further than `most`."""
    table, query = words_query(words)
    if not query:
        return 0
    counting = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608 - fixed names
    return int(connection.execute(counting, (query, most)).fetchone()[0])


def words_query(words: str) -> tuple[str, str]:
    """The table of full text that words are looked for in, and the query; "" where there is nothing to look for."""
    return ("documents_cjk", pairs_query(words)) if has_cjk(words) else ("documents_fts", plain_query(words))


def _ranked(connection: sqlite3.Connection, table: str, query: str, limit: int) -> list[int]:
    few = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608 - fixed names
    many = connection.execute(few, (query, RANKED + 1)).fetchone()[0] > RANKED
    weights = ", 4.0, 1.0" if table == "documents_fts" else ""
    by_fit = f"bm25({table}{weights}), (SELECT doc_id FROM documents d WHERE d.n = f.rowid)"  # noqa: S608 - fixed names
    order = "rowid DESC" if many else by_fit
    ranked = f"SELECT rowid FROM {table} f WHERE {table} MATCH ? ORDER BY {order} LIMIT ?"  # noqa: S608
    return [number for (number,) in connection.execute(ranked, (query, limit))]


def _found(connection: sqlite3.Connection, number: int, words: str, query: str) -> Found:
    doc_id, title, publisher, published, url = connection.execute(_READ, (number,)).fetchone()
    if has_cjk(words):
        (text,) = connection.execute("SELECT text FROM documents WHERE n = ?", (number,)).fetchone()
        passage = _passage(text, words.replace('"', " ").split())
    else:
        (passage,) = connection.execute(_SNIPPET, (OPEN, CLOSE, query, number)).fetchone()
    return Found(doc_id, title, publisher, published, url, passage)


def plain_query(words: str) -> str:
    """An FTS5 expression without operators: every word and every quoted phrase as a string."""
    parts = words.split('"')
    phrases = [" ".join(_WORD.findall(part)) for part in parts[1::2]]
    single = [word for part in parts[::2] for word in _WORD.findall(part)]
    return " ".join(f'"{part}"' for part in [*phrases, *single] if part)


def pairs_query(words: str) -> str:
    """The same for scripts without spaces, over pairs of characters."""
    runs = words.replace('"', " ").split()
    return " ".join(f'"{pairs_of(run)}"' + ("*" if len(run) == 1 else "") for run in runs if pairs_of(run))


def _passage(text: str, runs: list[str]) -> str:
    first = min((text.find(run) for run in runs if run in text), default=0)
    low, high = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    window = text[low:high]
    for run in sorted(set(runs), key=len, reverse=True):
        window = window.replace(run, f"{OPEN}{run}{CLOSE}")
    return ("…" if low else "") + window + ("…" if high < len(text) else "")
