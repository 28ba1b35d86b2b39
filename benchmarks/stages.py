"""CPU time of each stage over the same documents, one core, each stage apart."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import msgspec

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.lexicon import load_lexicon
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


def measure(path: Path) -> list[Stage]:
    """Read, annotate, extract and link the documents of a JSON-lines file."""
    known = load_lexicon()
    started = process_time()
    documents = [one for one in read(path) if is_covered(one)]
    reading = process_time() - started
    annotate(Document(doc_id="warm", text="Xi Jinping met Vladimir Putin in Moscow on May 8, 2025."), known)
    annotating = extracting = 0.0
    accounts: list[Account] = []
    for document in documents:
        first = process_time()
        annotated = annotate(document, known)
        second = process_time()
        accounts += extract(annotated, known).accounts
        annotating, extracting = annotating + second - first, extracting + process_time() - second
    sources = {one.doc_id: Source(one.doc_id, one.publisher, one.published, one.url) for one in documents}
    started = process_time()
    link(accounts, sources)
    seconds = {
        "read": reading, "annotate": annotating, "extract": extracting, f"link {len(accounts)} accounts":
        process_time() - started,
    }  # fmt: skip
    size = sum(len(one.content) for one in documents)
    return [Stage(name, len(documents), size, spent) for name, spent in seconds.items()]
