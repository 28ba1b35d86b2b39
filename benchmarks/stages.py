"""CPU time of each stage over the same documents, one core, each stage apart."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import msgspec

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.lexicon import Lexicon, load_lexicon
from summitry.linking import Source, link
from summitry.model import Account, Document
from summitry.run import read
from summitry.run.attempt import is_covered


class Stage(msgspec.Struct, frozen=True):
    """`seconds` of CPU for `documents` documents of `characters` characters."""

    name: str
    documents: int
    characters: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second and core."""
        return self.documents / self.seconds if self.seconds else float("inf")


class Measured(msgspec.Struct, frozen=True):
    """The stages, and the documents that failed, with the reason."""

    stages: list[Stage]
    failed: list[str]


def measure(path: Path) -> Measured:
    """Read, annotate, extract and link the documents of a JSON-lines file."""
    known = load_lexicon()
    annotate(Document(doc_id="warm", text="Xi Jinping met Vladimir Putin in Moscow on May 8, 2025."), known)
    started = process_time()
    documents = [one for one in read(path) if is_covered(one)]
    seconds = {"read": process_time() - started, "annotate": 0.0, "extract": 0.0}
    accounts: list[Account] = []
    failed: list[str] = []
    for document in documents:
        try:
            accounts += _extracted(document, known, seconds)
        except Exception as fault:  # noqa: BLE001 - a fault of the rules is told, the measurement goes on
            failed.append(f"{document.doc_id}: {type(fault).__name__}: {fault}".splitlines()[0])
    sources = {one.doc_id: Source(one.doc_id, one.publisher, one.published, one.url) for one in documents}
    started = process_time()
    link(accounts, sources)
    seconds[f"link {len(accounts)} accounts"] = process_time() - started
    size = sum(len(one.content) for one in documents)
    return Measured([Stage(name, len(documents), size, spent) for name, spent in seconds.items()], failed)


def _extracted(document: Document, known: Lexicon, seconds: dict[str, float]) -> tuple[Account, ...]:
    first = process_time()
    annotated = annotate(document, known)
    second = process_time()
    found = extract(annotated, known).accounts
    seconds["annotate"] += second - first
    seconds["extract"] += process_time() - second
    return found
