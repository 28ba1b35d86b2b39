"""The global steps: the results of all shards into one chronicle, as one machine would have written it.

Rows come in the order of files and records, whichever shard they are from. Exact copies are found and ids made
distinct over all of them, and everything is linked together, by whatever engine. One process writes.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge as merged
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from summitry.batch.manifest import all_manifests
from summitry.batch.plan import Task
from summitry.batch.row import Row, extraction_of, item_of, rows_of
from summitry.batch.shard import ROWS, Job
from summitry.errors import InvalidInput
from summitry.model import Document
from summitry.reading import FileRead, Item, Noted
from summitry.reading.identity import Ledger
from summitry.run.building import assemble
from summitry.run.coding import Coded, Coding, code
from summitry.run.engine import ALL_CORES, Engine
from summitry.run.fingerprint import fingerprint
from summitry.run.intake import Work
from summitry.run.options import BuildReport, ProgressCallback
from summitry.run.stages import lexicon

_HELD = 4_096  # documents between reading a row and storing it; never that many


class Told:
    """What the shards say of documents, as a task: only one whose id had to change is coded again."""

    def __init__(self, tables: Path | None) -> None:
        self._tables = tables
        self._held: OrderedDict[tuple[str, str], Coded] = OrderedDict()

    def note(self, row: Row) -> None:
        """Keep what a row says until its document is stored."""
        remark = Noted(row.path, row.reason, row.message or "", row.hint or "") if row.reason else None
        result = Coded(extraction_of(row), remark, passed_over=row.fate == "rejected", sketch=row.sketch)
        self._held[row.path, row.sha256 or ""] = result
        if len(self._held) > _HELD:
            self._held.popitem(last=False)

    def prepare(self) -> None:
        """Nothing is needed."""

    def run(self, items: Sequence[Document], attempt: int = 1) -> list[Coded]:  # noqa: ARG002 - as a Task has it
        """What was said of these documents."""
        return [self._said(document) for document in items]

    def lost(self, item: Document, why: str) -> Coded:
        """No process is asked, so none dies."""
        return Coding(self._tables).lost(item, why)

    def _said(self, document: Document) -> Coded:
        held = self._held.pop((document.path, document.sha256), None)
        if held is not None and held.extraction.doc_id == document.doc_id:
            return held
        return code([document], lexicon(self._tables))[0]


def merge(
    out: Path,
    db: Path,
    tables: Path | None = None,
    progress: ProgressCallback | None = None,
    engine: Engine = ALL_CORES,
) -> BuildReport:
    """Merge the results in `out` into the chronicle at `db`, which this process writes; `engine` does the heavy parts.

    Raises InvalidInput when a shard is not finished, or was coded with other rules than these.
    """
    manifests = all_manifests(out)
    extractor = manifests[0].extractor
    if extractor != fingerprint(tables):
        raise InvalidInput(
            f"{out} was coded with other rules or another version", hint="code it anew, or give the same --lexicon"
        )
    told = Told(tables)
    tasks = [task for manifest in manifests for task in manifest.tasks]
    return assemble(_items(tasks, Job(out=out), told), db, Work(told, extractor, engine=engine), progress=progress)


def _items(tasks: Iterable[Task], job: Job, told: Told) -> Iterator[Item]:
    """Everything that any shard met, file by file, as reading would have yielded it."""
    ledger = Ledger()
    for file, parts in groupby(sorted(tasks, key=lambda task: (task.file, task.part)), key=lambda task: task.file):
        rows = merged(*(_rows(job.result(task)) for task in parts), key=lambda row: row.place)
        yield from _of_file(file, rows, ledger, told)


def _rows(path: Path) -> Iterator[Row]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as table:
        for batch in table.iter_batches(ROWS):
            yield from rows_of(batch)


def _of_file(file: str, rows: Iterable[Row], ledger: Ledger, told: Told) -> Iterator[Item]:
    """One file's items; its parts' counts become one, and documents whose text was not kept one line."""
    whole: FileRead | None = None
    uncounted: Counter[str] = Counter()
    for row in rows:
        if row.kind == "document":
            uncounted[row.fate or ""] += row.text is None
            yield from _document(row, ledger, told)
        elif row.kind == "file" and row.path == file:
            whole = FileRead(file, row.format or "", (whole.found if whole else 0) + (row.found or 0))
        else:
            yield item_of(row)
    told_of = ", ".join(f"{number} {fate}" for fate, number in sorted(uncounted.items()) if number)
    if told_of:
        message = f"documents that were only counted: {told_of}"
        yield Noted(file, "only-counted", message, "run the batch with --keep all to have their texts as well")
    if whole is not None:
        yield whole


def _document(row: Row, ledger: Ledger, told: Told) -> Iterator[Item]:
    document = item_of(row)
    assert isinstance(document, Document)
    for item in ledger.admit(document):
        if isinstance(item, Document):
            told.note(row)
            yield item if row.text is not None else replace(item, text="")
        else:
            yield item
