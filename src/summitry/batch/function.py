"""The batch function: a record batch of what was read in, the same rows with accounts and claims out.

Pure but for the lexicon, which each process compiles once. Shards, the pool and Spark call this and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec.structs import replace

from summitry.batch.row import Fate, Row, batch_of, item_of, rows_of
from summitry.model import Document
from summitry.run.coding import Coded, Coding

if TYPE_CHECKING:
    import pyarrow as pa

#: whose text is kept: documents that tell something, all that pass the prefilter, or all
Keep: TypeAlias = Literal["told", "passed", "all"]
Coder: TypeAlias = Callable[[Sequence[Document]], list[Coded]]
_KEPT: dict[str, frozenset[str]] = {
    "told": frozenset({"told", "failed"}),
    "passed": frozenset({"told", "silent", "failed"}),
    "all": frozenset({"told", "silent", "failed", "rejected", "not-covered"}),
}


def code_batch(batch: pa.RecordBatch, *, tables: Path | None = None, keep: Keep = "passed") -> pa.RecordBatch:
    """The rows of a record batch with what their documents say; other rows pass unchanged."""
    return coded_batch(batch, Coding(tables).run, keep)


def coded_batch(batch: pa.RecordBatch, coder: Coder, keep: Keep) -> pa.RecordBatch:
    """The same with another way to code, such as in a child process."""
    rows = rows_of(batch)
    open_ones = [row for row in rows if _is_open(row)]
    results = iter(coder([cast("Document", item_of(row)) for row in open_ones]))
    return batch_of(_filled(row, next(results), keep) if _is_open(row) else row for row in rows)


def _is_open(row: Row) -> bool:
    """Whether there is a text to code; what the prefilter has rejected comes without."""
    return row.kind == "document" and row.text is not None


def _filled(row: Row, result: Coded, keep: Keep) -> Row:
    fate = _fate(result)
    remark, found = result.remark, result.extraction
    row = replace(row, fate=fate, accounts=found.accounts, claims=found.claims, sketch=result.sketch)
    if remark is not None:
        row = replace(row, reason=remark.reason, message=remark.message, hint=remark.hint)
    return row if fate in _KEPT[keep] else replace(row, text=None, source_map=())


def _fate(result: Coded) -> Fate:
    if result.passed_over:
        return "rejected"
    if result.remark is not None:
        return "not-covered" if result.remark.reason == "language-not-covered" else "failed"
    return "told" if result.extraction.accounts or result.extraction.claims else "silent"
