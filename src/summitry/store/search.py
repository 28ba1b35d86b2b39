"""Full-text search over the documents, with the words found marked in a short passage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import msgspec

from summitry.store.cjk import has_cjk, pairs_of

OPEN, CLOSE = "\x02", "\x03"  # control characters mark what was found; presenters turn them into something visible
_WORD = re.compile(r"\w+")
_AROUND = 60


class Found(msgspec.Struct, frozen=True):
    """A document that holds the words; `passage` marks them between `OPEN` and `CLOSE`."""

    doc_id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    passage: str


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[Found]:
    """The best documents for `words`: all words must occur; quotation marks make phrases."""
    if has_cjk(words):
        return list(_search_pairs(connection, words, limit))
    query = _query(words)
    if not query:
        return []
    rows = connection.execute(
        "SELECT d.doc_id, d.title, d.publisher, d.published, d.url, snippet(documents_fts, -1, ?, ?, '…', 32)"
        " FROM documents_fts JOIN documents d ON d.n = documents_fts.rowid WHERE documents_fts MATCH ?"
        " ORDER BY bm25(documents_fts, 4.0, 1.0), d.doc_id LIMIT ?",
        (OPEN, CLOSE, query, limit),
    )
    return [Found(*row) for row in rows]


def words_condition(words: str) -> tuple[str, tuple[str, ...]]:
    """A condition over `documents d` that holds for those with all the words, and the values that it binds."""
    if has_cjk(words):
        return "d.n IN (SELECT rowid FROM documents_cjk WHERE documents_cjk MATCH ?)", (_pairs_query(words),)
    query = _query(words)
    if not query:
        return "0", ()
    return "d.n IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)", (query,)


def _query(words: str) -> str:
    """An FTS5 expression without operators: every word and every quoted phrase as a string."""
    parts = words.split('"')
    phrases = [" ".join(_WORD.findall(part)) for part in parts[1::2]]
    single = [word for part in parts[::2] for word in _WORD.findall(part)]
    return " ".join(f'"{part}"' for part in [*phrases, *single] if part)


def _search_pairs(connection: sqlite3.Connection, words: str, limit: int) -> Iterator[Found]:
    runs = words.replace('"', " ").split()
    query = _pairs_query(words)
    rows = connection.execute(
        "SELECT d.doc_id, d.title, d.publisher, d.published, d.url, d.text"
        " FROM documents_cjk JOIN documents d ON d.n = documents_cjk.rowid WHERE documents_cjk MATCH ?"
        " ORDER BY documents_cjk.rank, d.doc_id LIMIT ?",
        (query, limit),
    )
    for doc_id, title, publisher, published, url, text in rows:
        yield Found(doc_id, title, publisher, published, url, _passage(text, runs))


def _pairs_query(words: str) -> str:
    runs = words.replace('"', " ").split()
    return " ".join(f'"{pairs_of(run)}"' + ("*" if len(run) == 1 else "") for run in runs if pairs_of(run))


def _passage(text: str, runs: list[str]) -> str:
    first = min((text.find(run) for run in runs if run in text), default=0)
    low, high = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    window = text[low:high]
    for run in sorted(set(runs), key=len, reverse=True):
        window = window.replace(run, f"{OPEN}{run}{CLOSE}")
    return ("…" if low else "") + window + ("…" if high < len(text) else "")
