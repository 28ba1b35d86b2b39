"""Which documents are new: exact copies are dropped with a line, ids are made unique, both the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from summitry.model import Document
from summitry.reading.bibliography import from_text
from summitry.reading.dateline import from_dateline
from summitry.reading.language import language_of
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Copy, Draft, Noted
from summitry.reading.published import from_url
from summitry.reading.reasons import noted

ID_LENGTH = 16


class Ledger:
    """Remembers hashes and ids of one import, not texts: memory stays flat per document."""

    def __init__(self) -> None:
        self._first: dict[bytes, tuple[str, str]] = {}
        self._ids: set[str] = set()

    def enter(self, draft: Draft, options: ReadOptions) -> Iterator[Document | Copy | Noted]:
        """The document that `draft` becomes, or the line for an exact copy."""
        yield from self.admit(completed(draft, options))

    def admit(self, document: Document) -> Iterator[Document | Copy | Noted]:
        """The document, under a free id, or the line for an exact copy."""
        key = bytes.fromhex(document.sha256)[:16]
        if key in self._first:
            of, first = self._first[key]
            yield Copy(document.path, document.doc_id, of, first)
            return
        doc_id = self._free(document.doc_id)
        if doc_id != document.doc_id:
            yield noted(document.path, "renamed", detail=document.doc_id, new=doc_id)
            document = msgspec.structs.replace(document, doc_id=doc_id)
        self._ids.add(doc_id)
        self._first[key] = doc_id, document.path
        yield document

    def _free(self, doc_id: str) -> str:
        name, number = doc_id, 1
        while name in self._ids:
            number += 1
            name = f"{doc_id}~{number}"
        return name


def completed(draft: Draft, options: ReadOptions) -> Document:
    """The document of a draft: hash, id, language and, where the source gave no day, address and dateline."""
    published, basis = draft.published, draft.published_basis
    if published is None and (published := from_url(draft.url)) is not None:
        basis = "url"
    if published is None and (published := from_dateline(draft.text)) is not None:
        basis = "dateline"
    record = draft.bibliography or from_text(draft.text, draft.title)
    lang = draft.lang or options.lang or language_of(draft.text) or draft.lang_guess
    document = Document(
        doc_id=draft.doc_id or "",
        text=draft.text,
        title=draft.title,
        published=published,
        published_basis=basis,
        publisher=draft.publisher or (record.journal if record is not None else None),
        lang=lang,
        url=draft.url,
        licence=draft.licence,
        path=draft.path,
        source_map=draft.segments,
        bibliography=record,
    )
    digest = sha256(document.content.encode("utf-8", "surrogatepass")).hexdigest()
    return msgspec.structs.replace(document, doc_id=draft.doc_id or f"d-{digest[:ID_LENGTH]}", sha256=digest)
