"""Parquet: each row a record with the same fields as JSON lines, streamed a few rows at a time."""

from __future__ import annotations

from typing import Any

from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.reasons import Unreadable, in_words, skipped
from summitry.reading.record import DOC_ID, LANG, LICENCE, PUBLISHED, PUBLISHER, TEXT, TITLE, URL, draft_of
from summitry.reading.source import Source

ROWS = 64
_FIELDS = frozenset((*DOC_ID, *LANG, *LICENCE, *PUBLISHED, *PUBLISHER, *TEXT, *TITLE, *URL))


def read_parquet(source: Source, options: ReadOptions) -> Reading:
    """Each row a record; `path` is `file#row`. Other columns are not read. Needs pyarrow."""
    try:
        from pyarrow import parquet
    except ImportError as problem:
        advice = 'pip install "summitry[tables]", or export it as JSON lines'
        raise Unreadable("unsupported", detail="Parquet", advice=advice) from problem
    with source.open() as stream, parquet.ParquetFile(stream) as table:
        columns = [name for name in table.schema_arrow.names if name in _FIELDS]
        number = 0
        for batch in table.iter_batches(ROWS, columns=columns):
            for record in batch.to_pylist():
                number += 1
                if options.takes(number):
                    source.count()
                    yield from _record(record, source, number, options)


def _record(record: dict[str, Any], source: Source, number: int, options: ReadOptions) -> Reading:
    path, limit = f"{source.path}#{number}", options.max_file_bytes
    if any(isinstance(value, str) and len(value) > limit for value in record.values()):
        yield skipped(path, "too-large", size="the row", limit=in_words(limit))
        return
    plain = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in record.items()}
    yield from draft_of(plain, path, f"row {number}")
