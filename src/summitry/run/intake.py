"""Taking in what reading yields: new documents are coded and stored in batches, known ones left alone.

A batch is one transaction, so a killed build leaves whole documents only, and the next run goes on after them.
What is decided about a document depends on what came before it, never on how far the coding has got: so one process
and many write the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

import msgspec

from summitry.lexicon.reference import Reference
from summitry.model import Document
from summitry.reading import Copy, FileRead, ImportAccount, Item, Noted, Skipped, Tally
from summitry.run.coding import Coded, coded
from summitry.run.engine import ALONE, Engine
from summitry.run.options import Progress, ProgressCallback
from summitry.run.pool import Task
from summitry.store import Chronicle, ImportRow, Outcome, known_of

_BATCH_CHARS = 16_000_000
_CHUNK = 16  # documents that a worker is given at once
_CHUNK_CHARS = 200_000
_LOST = " lost"  # behind the extractor of a document that nobody could code: never the one that is asked for


@dataclass
class _Met:
    """What was met while a chunk of documents was gathered, to be written with it."""

    rows: list[ImportRow] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)


class Work(NamedTuple):
    """How documents are coded and written: `extractor` marks which rules did it, `batch` are committed together.

    `workers` code (None: all cores), `engine` does the global steps.
    """

    coding: Task[Document, Coded]
    extractor: str
    batch: int = 500
    workers: int | None = 1
    engine: Engine = ALONE


@dataclass
class Intake:
    """The state of one run's import. `account` tells of all, the counters what became of the documents."""

    chronicle: Chronicle
    work: Work
    progress: ProgressCallback
    tally: Tally = field(default_factory=Tally)
    documents: int = 0
    new: int = 0
    passed_over: int = 0
    unchanged: int = 0
    known_copies: int = 0
    accounts: int = 0
    _remarks: list[Noted] = field(default_factory=list)
    _given: set[str] = field(default_factory=set)  # ids made up in this run
    _unwritten: set[str] = field(default_factory=set)
    _chunk: list[Document] = field(default_factory=list)
    _chars: int = 0
    _met: _Met = field(default_factory=_Met)
    _behind: deque[_Met] = field(default_factory=deque)  # of the chunks that are being coded
    _batch: list[tuple[Document, Coded]] = field(default_factory=list)
    _ready: _Met = field(default_factory=_Met)

    def account(self) -> ImportAccount:
        """The account of the import: what reading met, then what could not be extracted."""
        account = self.tally.account()
        return msgspec.structs.replace(account, notes=(*account.notes, *self._remarks))

    def take_all(self, items: Iterable[Item]) -> None:
        """Everything that reading met, committed batch by batch."""
        for documents, results in coded(self._chunks(items), self.work.coding, self.work.workers):
            self._store(documents, results, self._behind.popleft())
            if self._is_full():
                self._commit()
        self._commit()

    def _chunks(self, items: Iterable[Item]) -> Iterator[Sequence[Document]]:
        """The documents that are to be coded, a few at a time, with what was met beside them noted."""
        for item in items:
            self.tally.add(item)
            if isinstance(item, Document):
                if item.text:  # else it is only to be counted
                    self._take_document(item)
            else:
                self._met.rows.append(_row(item))
            if (
                len(self._chunk) >= min(_CHUNK, self.work.batch)
                or self._chars >= _CHUNK_CHARS
                or len(self._met.rows) >= 20 * _CHUNK
            ):
                yield self._closed()
        yield self._closed()

    def _closed(self) -> Sequence[Document]:
        documents = self._chunk
        self._behind.append(self._met)
        self._chunk, self._met, self._chars = [], _Met(), 0
        return documents

    def _store(self, documents: Sequence[Document], results: Sequence[Coded], met: _Met) -> None:
        """Put a coded chunk into the batch that is committed next."""
        for document, result in zip(documents, results, strict=True):
            self._batch.append((document, result))
            self.passed_over += result.passed_over
            self.accounts += len(result.extraction.accounts)
            if result.remark is not None:
                self._remarks.append(result.remark)
                met.rows.append(_row(result.remark))
        self._ready.rows += met.rows
        self._ready.moved += met.moved

    def _is_full(self) -> bool:
        if len(self._batch) >= self.work.batch or len(self._ready.rows) >= 20 * self.work.batch:
            return True
        return sum(len(document.text) for document, _ in self._batch) >= _BATCH_CHARS

    def take_reference(self, reference: Reference) -> None:
        """A whole reference chronicle: its rows are documents whose accounts are given."""
        told = list(zip(reference.documents, reference.extractions, strict=True))
        mark = f"reference {sha256(msgspec.json.encode(told)).hexdigest()[:16]}"
        new = [pair for pair in told if not self._is_held(pair[0], mark)]
        with self.chronicle.transaction():
            if new:
                self.chronicle.write_documents(new, mark)
            self.chronicle.write_imports([*self._reference_rows(reference)])
        self.new += len(new)
        self.unchanged += len(told) - len(new)
        self.accounts += sum(len(extraction.accounts) for _, extraction in new)
        self.documents += len(told)
        self.progress(Progress(f"reference/{reference.id}", self.documents, self.accounts))

    def _is_held(self, document: Document, mark: str) -> bool:
        held = self.chronicle.stored(document.doc_id)
        return held is not None and (held.sha256, held.extractor) == (document.sha256, mark)

    def _reference_rows(self, reference: Reference) -> Iterator[ImportRow]:
        """Lines of the account for the reference and each of its rows, entered in the tally, too."""
        met = FileRead(f"reference/{reference.id}", "reference", len(reference.documents))
        self.tally.add(met)
        yield _row(met)
        for document in reference.documents:
            self.tally.add(document)
            yield ImportRow(path=document.path, outcome="read", doc_id=document.doc_id)

    def _commit(self) -> None:
        """Write what is ready in one transaction."""
        sketches = {one.doc_id: result.sketch for one, result in self._batch if result.sketch is not None}
        with self.chronicle.transaction():
            for lost, pairs in groupby(self._batch, key=lambda pair: pair[1].lost):
                told = [(document, result.extraction) for document, result in pairs]
                mark = f"{self.work.extractor}{_LOST}" if lost else self.work.extractor
                self.chronicle.write_documents(told, mark, sketches)
            for doc_id, path in self._ready.moved:
                self.chronicle.move_document(doc_id, path)
            self.chronicle.write_imports(self._ready.rows)
        self._unwritten.difference_update(document.doc_id for document, _ in self._batch)
        self._batch, self._ready = [], _Met()

    def _take_document(self, document: Document) -> None:
        fresh = self.chronicle.stored(document.doc_id) is None
        copied = self.chronicle.copy_of(document, self._unwritten) if fresh else None
        if copied is not None:
            self.known_copies += 1
            row = ImportRow(path=document.path, outcome="copy", doc_id=document.doc_id, copy_of=copied)
        else:
            document = self._own_id(document)
            row = ImportRow(path=document.path, outcome="read", doc_id=document.doc_id)
            if self._is_unchanged(document):
                self.unchanged += 1
            else:
                self._add(document)
        self._met.rows.append(row)
        self.documents += 1
        self.progress(Progress(document.path, self.documents, self.accounts))

    def _own_id(self, document: Document) -> Document:
        """The document, under another id where its own already names a document from elsewhere."""
        held = self.chronicle.stored(document.doc_id)
        taken = document.doc_id in self._given or (
            held is not None and held.sha256 != document.sha256 and container(held.path) != container(document.path)
        )
        if not taken:
            return document
        given = f"{document.doc_id}~{document.sha256[:8]}"
        self._given.add(given)
        return msgspec.structs.replace(document, doc_id=given)

    def _is_unchanged(self, document: Document) -> bool:
        held = self.chronicle.stored(document.doc_id)
        if held is None or (held.sha256, held.extractor) != (document.sha256, self.work.extractor):
            return False
        if held.known != known_of(document):
            return False
        if held.path != document.path:
            self._met.moved.append((document.doc_id, document.path))
        return True

    def _add(self, document: Document) -> None:
        self._chunk.append(document)
        self._chars += len(document.text)
        self._unwritten.add(document.doc_id)
        self.new += 1


def _row(item: Copy | FileRead | Skipped | Noted) -> ImportRow:
    """The chronicle's line for what is no document."""
    if isinstance(item, Copy):
        return ImportRow(path=item.path, outcome="copy", doc_id=item.doc_id, copy_of=item.of)
    if isinstance(item, FileRead):
        return ImportRow(path=item.path, outcome="file", format=item.format, found=item.found)
    outcome: Outcome = "skipped" if isinstance(item, Skipped) else "noted"
    return ImportRow(path=item.path, outcome=outcome, reason=item.reason, message=item.message, hint=item.hint)


def container(path: str) -> str:
    """The file that a record stands in: what comes before its line or member."""
    return path.split("#", 1)[0].split("!", 1)[0]
