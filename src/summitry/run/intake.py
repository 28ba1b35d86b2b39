"""Taking in what reading yields: new documents are extracted and stored in batches, known ones left alone.

A batch is one transaction, so a killed build leaves whole documents only, and the next run goes on after them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from summitry.lexicon import Lexicon
from summitry.lexicon.reference import Reference
from summitry.model import Document, Extraction
from summitry.reading import Copy, FileRead, Item, Noted, Skipped, Tally
from summitry.run.attempt import attempt
from summitry.run.options import Progress, ProgressCallback
from summitry.store import Chronicle, ImportRow, Outcome, known_of

_BATCH_CHARS = 16_000_000


@dataclass
class Intake:
    """The state of one run's import. `tally` makes the account, the counters say what became of the documents."""

    chronicle: Chronicle
    lexicon: Lexicon
    extractor: str
    batch: int
    progress: ProgressCallback
    tally: Tally = field(default_factory=Tally)
    documents: int = 0
    new: int = 0
    unchanged: int = 0
    known_copies: int = 0
    accounts: int = 0
    _batch: list[tuple[Document, Extraction]] = field(default_factory=list)
    _rows: list[ImportRow] = field(default_factory=list)
    _moved: list[tuple[str, str]] = field(default_factory=list)
    _pending: set[str] = field(default_factory=set)
    _chars: int = 0

    def take(self, item: Item) -> None:
        """One thing that reading met."""
        self.tally.add(item)
        if isinstance(item, Document):
            self._take_document(item)
        else:
            self._rows.append(_row(item))
        if len(self._batch) >= self.batch or self._chars >= _BATCH_CHARS or len(self._rows) >= 20 * self.batch:
            self.flush()

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

    def flush(self) -> None:
        """Commit what has been gathered."""
        with self.chronicle.transaction():
            if self._batch:
                self.chronicle.write_documents(self._batch, self.extractor)
            for doc_id, path in self._moved:
                self.chronicle.move_document(doc_id, path)
            self.chronicle.write_imports(self._rows)
        self._batch, self._rows, self._moved, self._pending, self._chars = [], [], [], set(), 0

    def _take_document(self, document: Document) -> None:
        copied = self.chronicle.copy_of(document) if self.chronicle.stored(document.doc_id) is None else None
        if copied is not None:
            self.known_copies += 1
            row = ImportRow(path=document.path, outcome="copy", doc_id=document.doc_id, copy_of=copied)
        else:
            document = self._own_id(document)
            row = ImportRow(path=document.path, outcome="read", doc_id=document.doc_id)
            if self._unchanged(document):
                self.unchanged += 1
            else:
                self._add(document)
        self._rows.append(row)
        self.documents += 1
        self.progress(Progress(document.path, self.documents, self.accounts))

    def _own_id(self, document: Document) -> Document:
        """The document, under another id where its own already names a document from elsewhere."""
        held = self.chronicle.stored(document.doc_id)
        taken = document.doc_id in self._pending or (
            held is not None and held.sha256 != document.sha256 and container(held.path) != container(document.path)
        )
        if not taken:
            return document
        return msgspec.structs.replace(document, doc_id=f"{document.doc_id}~{document.sha256[:8]}")

    def _unchanged(self, document: Document) -> bool:
        held = self.chronicle.stored(document.doc_id)
        if held is None or (held.sha256, held.extractor) != (document.sha256, self.extractor):
            return False
        if held.known != known_of(document):
            return False
        if held.path != document.path:
            self._moved.append((document.doc_id, document.path))
        return True

    def _add(self, document: Document) -> None:
        extraction, remark = attempt(document, self.lexicon)
        if remark is not None:
            self.tally.add(remark)
            self._rows.append(_row(remark))
        self._batch.append((document, extraction))
        self._pending.add(document.doc_id)
        self._chars += len(document.text)
        self.accounts += len(extraction.accounts)
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
