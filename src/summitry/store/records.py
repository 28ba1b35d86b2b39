"""Bibliographic records of papers and reports, beside their documents."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from summitry.model import Bibliography, Document

_record = msgspec.json.Decoder(Bibliography)
_to_json = msgspec.json.Encoder().encode


def write_records(connection: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Note the records of documents, in place of what was noted before."""
    for one in documents:
        connection.execute("DELETE FROM bibliographies WHERE doc_id = ?", (one.doc_id,))
        if one.bibliography is not None:
            data = _to_json(one.bibliography).decode()
            connection.execute("INSERT INTO bibliographies VALUES (?, ?)", (one.doc_id, data))


def with_record(connection: sqlite3.Connection, document: Document) -> Document:
    """The document with its record, if it has one."""
    row = connection.execute("SELECT data FROM bibliographies WHERE doc_id = ?", (document.doc_id,)).fetchone()
    return msgspec.structs.replace(document, bibliography=_record.decode(row[0])) if row else document
