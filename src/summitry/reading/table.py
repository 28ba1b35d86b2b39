"""CSV and TSV with one article per row; column names as in JSON lines, in any case."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from summitry.reading.decode import encoding_of
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.reasons import Unreadable, noted, skipped
from summitry.reading.record import TEXT, draft_of
from summitry.reading.source import Source

DELIMITERS = ",;\t|"
SAMPLE = 256 * 1024


def read_table(source: Source, options: ReadOptions) -> Reading:
    """Each row a record; `path` is `file#row`, the first row after the header being 1.

    Raises Unreadable when there is no column with text.
    """
    csv.field_size_limit(options.max_file_bytes)  # the module's own limit is 128 KiB: too small for a long report
    encoding = _encoding(source)
    with source.open() as raw:
        text = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")
        rows = csv.reader(_pieces(text, options.max_file_bytes), delimiter=_delimiter(source, encoding))
        names = [name.strip().lower() for name in next(rows, [])]
        if not set(names) & set(TEXT):
            columns = ", ".join(names)[:200]
            raise Unreadable("no-text-column", detail=", ".join(TEXT), columns=columns)
        if encoding not in {"utf-8", "utf-8-sig"}:
            yield noted(source.path, "guessed-encoding", encoding=encoding)
        yield from _rows(source, rows, names, encoding)


def _rows(source: Source, rows: Iterator[list[str]], names: list[str], encoding: str) -> Reading:
    while True:
        path = f"{source.path}#{source.found + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            source.count()
            yield skipped(path, "bad-row", detail=str(error))
            continue
        if not any(cell.strip() for cell in row):
            continue
        number = source.count()
        lost = sum(cell.count("\ufffd") for cell in row)
        if lost:
            yield noted(path, "replaced", detail=lost, encoding=encoding)
        if len(row) > len(names):
            yield skipped(path, "bad-row", detail=f"{len(row)} cells under {len(names)} columns")
        else:
            yield from draft_of(dict(zip(names, row, strict=False)), path, f"row {number}")


def _encoding(source: Source) -> str:
    with source.open() as stream:
        sample = stream.read(SAMPLE)
    # a sample may cut a character in two: its last line does not count
    return encoding_of(sample[: sample.rfind(b"\n") + 1] or sample)[0]


def _delimiter(source: Source, encoding: str) -> str:
    header = source.head().decode(encoding, "replace").split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _pieces(text: io.TextIOWrapper, limit: int) -> Iterator[str]:
    """Lines, or pieces of a line too long to be held at once."""
    while piece := text.readline(limit):
        yield piece
