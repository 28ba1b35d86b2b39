"""The one function that codes documents, used alike by one process, by a pool of them, by shards and by Spark.

It is pure: what a document says depends on the document and the lexicon, never on its neighbours in the batch.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from summitry.lexicon import Lexicon
from summitry.linking.copies import Sketch, sketch
from summitry.model import Document, Extraction
from summitry.reading import Noted
from summitry.run.attempt import attempt, is_covered
from summitry.run.pool import Pool, Task
from summitry.run.prefilter import prefilter
from summitry.run.stages import lexicon

_FEW = 100  # documents that are coded before workers are worth their start


class Coded(msgspec.Struct, frozen=True):
    """What a document says, with a remark where that could not be found out.

    `sketch` is that of the text of a document with accounts, by which near-copies are found, where it is known.
    `passed_over`: the prefilter saw that there is nothing to extract. `lost`: whoever worked on it died, so the next
    run tries again.
    """

    extraction: Extraction
    remark: Noted | None = None
    passed_over: bool = False
    lost: bool = False
    sketch: Sketch | None = None


def code(documents: Sequence[Document], known: Lexicon) -> list[Coded]:
    """What each document says, in their order. Never raises for what a document holds."""
    return [_coded(document, known) for document in documents]


def _coded(document: Document, known: Lexicon) -> Coded:
    if is_covered(document) and not prefilter(known).may_tell(document):
        return Coded(Extraction(document.doc_id), passed_over=True)
    return Coded(*attempt(document, known))


def sketched(document: Document, result: Coded) -> Coded:
    """The result with the sketch of the document's text, where it has accounts."""
    return replace(result, sketch=sketch(document.text)) if result.extraction.accounts else result


class Coding(msgspec.Struct, frozen=True):
    """The task of a worker: coding with one lexicon."""

    lexicon: Path | None = None

    def prepare(self) -> None:
        """Read the lexicon and compile its names and the rules."""
        code([Document(doc_id="warm", text="Xi Jinping met Vladimir Putin in Moscow.")], lexicon(self.lexicon))

    def run(self, items: Sequence[Document], attempt: int = 1) -> list[Coded]:  # noqa: ARG002 - as a Task has it
        """Code some documents, and sketch those that have accounts."""
        return list(map(sketched, items, code(items, lexicon(self.lexicon))))

    def lost(self, item: Document, why: str) -> Coded:
        """A document that nobody lives through: it is stored, and said to have failed."""
        message = f"read, but its engagements could not be extracted: {why}, three times"
        hint = "the next build tries it again; if that fails too, report this with the file"
        return Coded(Extraction(item.doc_id), Noted(item.path, "extraction-failed", message, hint), lost=True)


def coded(
    batches: Iterable[Sequence[Document]], task: Task[Document, Coded], workers: int | None
) -> Iterator[tuple[Sequence[Document], list[Coded]]]:
    """Each batch with what its documents say, in order.

    `workers` None: as many as there are cores, once there are more than a few documents.
    """
    waiting = iter(batches)
    if workers is None:
        yield from _first(waiting, task)
    wanted = workers or cores()
    if wanted == 1:
        yield from ((batch, task.run(batch, 1)) for batch in waiting)
        return
    with Pool[Document, Coded](task, wanted) as pool:
        yield from pool.mapped(waiting)


def _first(
    waiting: Iterator[Sequence[Document]], task: Task[Document, Coded]
) -> Iterator[tuple[Sequence[Document], list[Coded]]]:
    done = 0
    while done < _FEW and (batch := next(waiting, None)) is not None:
        yield batch, task.run(batch, 1)
        done += len(batch)


def cores() -> int:
    """The cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1
