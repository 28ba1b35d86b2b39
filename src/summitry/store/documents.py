"""Rows of documents with their accounts, claims and evidence; a document is replaced as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from summitry.linking import anchor_of, find_again, link_rules
from summitry.linking.copies import Sketch
from summitry.model import Account, Anchor, Claim, Document, Evidence, Extraction, SourceSegment
from summitry.store import copies, linked
from summitry.store.cjk import pairs_of
from summitry.store.inheriting import inherit
from summitry.store.records import with_record, write_records

_COLUMNS = "doc_id, path, sha256, title, text, published, published_basis, publisher, lang, url, licence, source_map"
_EVIDENCE = 'doc_id, field, start, "end", quote, supports, rule'
_to_json = msgspec.json.Encoder().encode
_segments = msgspec.json.Decoder(tuple[SourceSegment, ...])
_account = msgspec.json.Decoder(Account)
_claim = msgspec.json.Decoder(Claim)
Row = Sequence[object]


class Stored(msgspec.Struct, frozen=True):
    """What decides whether a document must be read again."""

    path: str
    sha256: str
    known: tuple[str | None, ...]
    extractor: str


def stored(connection: sqlite3.Connection, doc_id: str) -> Stored | None:
    """The state of a document in the chronicle."""
    row = connection.execute(
        "SELECT path, sha256, extractor, title, published, publisher, lang, url FROM documents WHERE doc_id = ?",
        (doc_id,),
    ).fetchone()
    return Stored(row[0], row[1], tuple(row[3:]), row[2]) if row else None


def known_of(one: Document) -> tuple[str | None, ...]:
    """What is known of a document beside its text, as `Stored.known` holds it."""
    return (one.title, one.published.isoformat() if one.published else None, one.publisher, one.lang, one.url)


def copy_of(connection: sqlite3.Connection, document: Document, but: Container[str] = ()) -> str | None:
    """Another document with the very same content, if there is one that is not among `but`."""
    rows = connection.execute(
        "SELECT doc_id FROM documents WHERE sha256 = ? AND doc_id <> ? ORDER BY doc_id",
        (document.sha256, document.doc_id),
    )
    return next((str(doc_id) for (doc_id,) in rows if doc_id not in but), None)


def write(
    connection: sqlite3.Connection,
    batch: Sequence[tuple[Document, Extraction]],
    extractor: str,
    sketches: Mapping[str, Sketch],
) -> None:
    """Store documents with what was extracted from them, in place of what was there before.

    `sketches` are those that are known already, by document.
    """
    before = {document.doc_id: _told(connection, document.doc_id) for document, _ in batch}
    _forget(connection, list(before))
    connection.executemany(
        f"INSERT INTO documents ({_COLUMNS}, extractor) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - fixed text
        [(*_document_row(document), extractor) for document, _ in batch],
    )
    _write_pairs(connection, [document for document, _ in batch])
    write_records(connection, [document for document, _ in batch])
    found = [extraction for _, extraction in batch]
    connection.executemany(
        "INSERT INTO accounts VALUES (?,?,?,?,?,?,?,?)", [row for one in found for row in _account_rows(one)]
    )
    connection.executemany(
        "INSERT INTO claims VALUES (?,?,?,?,?,?,?,?,?)", [row for one in found for row in _claim_rows(one)]
    )
    connection.executemany(
        "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?)", [row for one in found for row in _evidence_rows(one)]
    )
    linked.note_new(connection, batch)
    copies.note_texts(connection, [document for document, extraction in batch if extraction.accounts], sketches)
    for one in found:
        inherit(connection, heirs(before[one.doc_id], one.accounts))


def _told(connection: sqlite3.Connection, doc_id: str) -> list[Account]:
    """The accounts of a document so far, with their evidence."""
    ids = [row[0] for row in connection.execute("SELECT account_id FROM accounts WHERE doc_id = ?", (doc_id,))]
    return accounts_with_evidence(connection, ids)


def heirs(before: Sequence[Account], after: Sequence[Account]) -> dict[str, str]:
    """For each account that is told no more, the id of the one that tells the same now."""
    ids = {one.account_id for one in after}
    gone = [one for one in before if one.account_id not in ids]
    found = {one.account_id: find_again(anchor_of(one, ""), after) for one in gone}
    return {old: new for old, new in found.items() if new is not None}


def _forget(connection: sqlite3.Connection, doc_ids: Iterable[str]) -> None:
    for doc_id in doc_ids:
        row = connection.execute("SELECT n, title, text FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
        if row is None:
            continue
        number, title, text = row
        pairs = pairs_of(f"{title or ''} {text}")
        if pairs:
            connection.execute(
                "INSERT INTO documents_cjk (documents_cjk, rowid, pairs) VALUES ('delete', ?, ?)", (number, pairs)
            )
        copies.forget(connection, doc_id)
        for table in ("accounts", "claims", "evidence", "documents"):
            connection.execute(f"DELETE FROM {table} WHERE doc_id = ?", (doc_id,))  # noqa: S608 - names from above


def _write_pairs(connection: sqlite3.Connection, documents: Iterable[Document]) -> None:
    for document in documents:
        pairs = pairs_of(f"{document.title or ''} {document.text}")
        if pairs:
            number = connection.execute("SELECT n FROM documents WHERE doc_id = ?", (document.doc_id,)).fetchone()[0]
            connection.execute("INSERT INTO documents_cjk (rowid, pairs) VALUES (?, ?)", (number, pairs))


def _document_row(one: Document) -> Row:
    published = one.published.isoformat() if one.published else None
    return (
        one.doc_id, one.path, one.sha256, one.title, one.text, published, one.published_basis, one.publisher,
        one.lang, one.url, one.licence, _to_json(one.source_map).decode(),
    )  # fmt: skip


def _account_rows(extraction: Extraction) -> Iterator[Row]:
    for ordinal, one in enumerate(extraction.accounts):
        bare = msgspec.structs.replace(one, evidence=())
        edtf = one.date.edtf if one.date else None
        yield (
            one.account_id, one.doc_id, ordinal, one.kind, one.level, one.status, edtf, _to_json(bare).decode()
        )  # fmt: skip


def _claim_rows(extraction: Extraction) -> Iterator[Row]:
    for ordinal, one in enumerate(extraction.claims):
        bare = _to_json(msgspec.structs.replace(one, evidence=())).decode()
        yield (one.claim_id, one.doc_id, ordinal, one.type, one.speaker, one.value, one.unit, one.text, bare)


def _evidence_rows(extraction: Extraction) -> Iterator[Row]:
    owned = [(one.account_id, one.evidence) for one in extraction.accounts]
    owned += [(one.claim_id, one.evidence) for one in extraction.claims]
    for owner, evidence in owned:
        for ordinal, one in enumerate(evidence):
            yield (owner, ordinal, one.doc_id, one.field, one.start, one.end, one.quote, one.supports, one.rule)


def read_document(connection: sqlite3.Connection, doc_id: str) -> Document | None:
    """One document as it was stored."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()  # noqa: S608
    return with_record(connection, _document(row)) if row else None


def read_documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """All documents by id, one at a time."""
    for row in connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY doc_id"):  # noqa: S608
        yield with_record(connection, _document(row))


def _document(row: Sequence[str]) -> Document:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    published = values.pop("published")
    segments = _segments.decode(values.pop("source_map"))
    day = date.fromisoformat(published) if published else None
    return Document(**values, published=day, source_map=segments)  # type: ignore[arg-type]


def read_accounts(connection: sqlite3.Connection) -> Iterator[Account]:
    """All accounts for linking: of their evidence only the words on a date that name a part of the day."""
    sessions = _sessions(connection)
    for (data,) in connection.execute("SELECT data FROM accounts ORDER BY account_id"):
        account = _account.decode(data)
        told = sessions.get(account.account_id)
        yield msgspec.structs.replace(account, evidence=(told,)) if told else account


def _sessions(connection: sqlite3.Connection) -> dict[str, Evidence]:
    """Evidence of dates such as "on the evening of 5 February", by account."""
    words = sorted({word for cues in link_rules().sessions.values() for word in cues})
    likes = " OR ".join("quote LIKE ?" for _ in words)
    query = f"SELECT owner, {_EVIDENCE} FROM evidence WHERE supports = 'date' AND ({likes}) ORDER BY owner, ordinal"  # noqa: S608
    return {owner: Evidence(*row) for owner, *row in connection.execute(query, [f"%{word}%" for word in words])}


def accounts_with_evidence(connection: sqlite3.Connection, account_ids: Iterable[str]) -> list[Account]:
    """The accounts named, in their documents' order."""
    found: list[tuple[str, int, Account]] = []
    for account_id in account_ids:
        row = connection.execute(
            "SELECT doc_id, ordinal, data FROM accounts WHERE account_id = ?", (account_id,)
        ).fetchone()
        if row:
            evidence = tuple(_evidence(connection, account_id))
            found.append((row[0], row[1], msgspec.structs.replace(_account.decode(row[2]), evidence=evidence)))
    return [account for _, _, account in sorted(found, key=lambda one: one[:2])]


def accounts_like(connection: sqlite3.Connection, anchor: Anchor) -> list[Account]:
    """The accounts of an anchor's document: under its id, or with the same text under another."""
    query = "SELECT doc_id FROM documents WHERE doc_id = ? OR sha256 = ? ORDER BY doc_id"
    found = [doc_id for (doc_id,) in connection.execute(query, (anchor.doc_id, anchor.sha256))]
    return [account for doc_id in found for account in _told(connection, doc_id)]


def claims_of(connection: sqlite3.Connection, doc_id: str | None = None) -> Iterator[Claim]:
    """The claims of a document, or all, with their evidence."""
    where, values = ("", ()) if doc_id is None else ("WHERE doc_id = ?", (doc_id,))
    query = f"SELECT claim_id, data FROM claims {where} ORDER BY doc_id, ordinal"  # noqa: S608 - fixed text
    for claim_id, data in connection.execute(query, values):
        yield claim_of(connection, claim_id, data)


def claim_of(connection: sqlite3.Connection, claim_id: str, data: str) -> Claim:
    """A claim from its JSON column, with its evidence."""
    return msgspec.structs.replace(_claim.decode(data), evidence=tuple(_evidence(connection, claim_id)))


def claims_in(connection: sqlite3.Connection, doc_ids: Iterable[str], kind: str) -> Iterator[Claim]:
    """The claims of one type in some documents, with their evidence."""
    query = "SELECT claim_id, data FROM claims WHERE doc_id = ? AND type = ? ORDER BY ordinal"
    for doc_id in doc_ids:
        for claim_id, data in connection.execute(query, (doc_id, kind)).fetchall():
            yield claim_of(connection, claim_id, data)


def last_published(connection: sqlite3.Connection) -> date | None:
    """The latest day of publication."""
    (day,) = connection.execute("SELECT max(published) FROM documents").fetchone()
    return date.fromisoformat(day) if day else None


def publication_years(connection: sqlite3.Connection) -> dict[str, int]:
    """Year by document id, of the documents that have a day."""
    rows = connection.execute("SELECT doc_id, substr(published, 1, 4) FROM documents WHERE published IS NOT NULL")
    return {doc_id: int(year) for doc_id, year in rows}


def any_with_prefix(connection: sqlite3.Connection, prefix: str) -> bool:
    """Whether an id begins with `prefix`, found by the index."""
    query = "SELECT doc_id FROM documents WHERE doc_id >= ? ORDER BY doc_id LIMIT 1"
    row = connection.execute(query, (prefix,)).fetchone()
    return row is not None and str(row[0]).startswith(prefix)


def extraction_of(connection: sqlite3.Connection, doc_id: str) -> Extraction:
    """What was extracted from one document."""
    ids = [row[0] for row in connection.execute("SELECT account_id FROM accounts WHERE doc_id = ?", (doc_id,))]
    return Extraction(doc_id, tuple(accounts_with_evidence(connection, ids)), tuple(claims_of(connection, doc_id)))


def _evidence(connection: sqlite3.Connection, owner: str) -> Iterator[Evidence]:
    query = f"SELECT {_EVIDENCE} FROM evidence WHERE owner = ? ORDER BY ordinal"  # noqa: S608 - fixed text
    for row in connection.execute(query, (owner,)):
        yield Evidence(*row)
