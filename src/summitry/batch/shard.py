"""One task: its records read, coded batch by batch, and written to one Parquet file that is there or is not.

The file is written under a name of its own and renamed when it is whole, so a task that was broken off leaves
nothing behind that could be taken for its result, and doing it again changes nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from summitry.batch.function import Coder, Keep, coded_batch
from summitry.batch.plan import Task
from summitry.batch.row import Row, batch_of, row_of, row_schema
from summitry.batch.sources import opened
from summitry.model import Document
from summitry.reading import FileRead, ReadOptions, Skipped
from summitry.reading.identity import completed
from summitry.reading.intake import Event, take_in
from summitry.reading.outcome import Draft
from summitry.run.fingerprint import fingerprint
from summitry.run.prefilter import prefilter
from summitry.run.stages import lexicon

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 64  # a batch: small enough for a pipe, large enough for Arrow
GROUP, MOST_ROWS = 4_000_000, 4_096  # bytes and rows of a row group
PAGES = "pages"
EXTRACTOR = b"summitry.extractor"


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all tasks of a run. `out` is its folder, `tables` the user's own."""

    out: Path
    tables: Path | None = None
    lang: str | None = None
    keep: Keep = "passed"

    def result(self, task: Task) -> Path:
        """The file that holds what comes of a task."""
        return self.out / PAGES / f"{task.name}.parquet"

    def forget_parts(self, task: Task) -> None:
        """Remove what those who were killed over a task have left behind."""
        for part in (self.out / PAGES).glob(f".{task.name}.parquet.*.part"):
            part.unlink(missing_ok=True)


def rows(task: Task, job: Job) -> Iterator[Row]:
    """Everything that reading meets in a task, in order. Never raises for what the file holds.

    Where rejected documents are only counted, the prefilter decides before anything else is built.
    """
    options = ReadOptions(lang=job.lang, part=task.part, parts=task.parts)
    entry = opened(task.file)
    gone: list[Event] = [entry, FileRead(entry.path, "none", 1)] if isinstance(entry, Skipped) else []
    for order, event in enumerate(_own(gone if isinstance(entry, Skipped) else take_in(entry, options), task)):
        if not isinstance(event, Draft):
            yield row_of(event, task.file, order)
        elif job.keep == "all" or (seen := _rejected(event, options, job)) is None:
            yield row_of(completed(event, options), task.file, order)
        else:
            yield replace(row_of(seen, task.file, order), fate="rejected", text=None, source_map=())


def _rejected(draft: Draft, options: ReadOptions, job: Job) -> Document | None:
    """The document of a draft that the prefilter rejects; its language does not matter any more."""
    document = completed(replace(draft, lang=draft.lang or "und"), options)
    if prefilter(lexicon(job.tables)).may_tell(document):
        return None
    return replace(document, lang=draft.lang)


def _own(events: Iterable[Event], task: Task) -> Iterator[Event]:
    """The events of a part; what there is to say of the file as a whole, such as that it is gone, the first says."""
    left_out = 0
    for event in events:
        whole = not isinstance(event, Draft) and event.path == task.file and task.part > 1
        if whole and isinstance(event, FileRead):
            yield FileRead(event.path, event.format, event.found - left_out)
        elif whole:
            left_out += isinstance(event, Skipped)
        else:
            yield event


def batches(found: Iterable[Row], size: int = ROWS) -> Iterator[pa.RecordBatch]:
    """Rows as record batches of about this many."""
    held: list[Row] = []
    for row in found:
        held.append(row)
        if len(held) >= size:
            yield batch_of(held)
            held = []
    if held:
        yield batch_of(held)


def done(task: Task, job: Job, coder: Coder) -> Iterator[pa.RecordBatch]:
    """The task's rows with what their documents say."""
    return (coded_batch(batch, coder, job.keep) for batch in batches(rows(task, job)))


def write_task(task: Task, job: Job, coder: Coder) -> Counter[str]:
    """Do a task and keep its result; what became of its records. An OSError (a full disk) leaves nothing behind."""
    path = job.result(task)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        counts = _written(part, done(task, job, coder), job)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return counts


def _written(path: Path, found: Iterable[pa.RecordBatch], job: Job) -> Counter[str]:
    from pyarrow import parquet

    schema = row_schema().with_metadata({EXTRACTOR: fingerprint(job.tables).encode()})
    counts: Counter[str] = Counter()
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in _groups(found, schema, counts):
            writer.write_table(table)
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
    return counts


def _groups(found: Iterable[pa.RecordBatch], schema: pa.Schema, counts: Counter[str]) -> Iterator[pa.Table]:
    """Batches put together to row groups, counted: each group costs as much to write as some hundred short rows."""
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    for batch in found:
        counts.update(_counted(batch))
        held.append(batch.replace_schema_metadata(schema.metadata))
        if sum(one.nbytes for one in held) >= GROUP or len(held) * ROWS >= MOST_ROWS:
            yield pa.Table.from_batches(held, schema)
            held = []
    if held:
        yield pa.Table.from_batches(held, schema)


def _counted(batch: pa.RecordBatch) -> Counter[str]:
    """Documents by fate, what was skipped by reason, and the records that the files held."""
    counts = Counter(f"document {fate}" for fate in batch["fate"].to_pylist() if fate)
    kinds, reasons = batch["kind"].to_pylist(), batch["reason"].to_pylist()
    counts.update(kind for kind in kinds if kind in ("skipped", "file"))
    counts.update(f"reason {why}" for kind, why in zip(kinds, reasons, strict=True) if kind == "skipped")
    counts["seen"] += sum(found for found in batch["found"].to_pylist() if found)
    counts.update({name: len(batch[name].flatten()) for name in ("accounts", "claims")})
    return counts


def counted_again(path: Path) -> Counter[str]:
    """What became of a task's records, from its result."""
    from pyarrow import parquet

    counts: Counter[str] = Counter()
    with parquet.ParquetFile(path) as table:
        for batch in table.iter_batches(columns=["fate", "kind", "reason", "found", "accounts", "claims"]):
            counts.update(_counted(batch))
    return counts
