"""The documents that speed is measured on: English files of the shared corpora, else our own examples as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.sets import DOCUMENTS, SHARED
from summitry.run import read

T = TypeVar("T")
ENGLISH = ("whitehouse", "kremlin_bankova", "tehrantimes", "reuters1987")


def lines() -> tuple[str, list[str]]:
    """A name for what is measured, and one record a line."""
    files = [path for name in ENGLISH if (path := SHARED / "corpora" / f"{name}.jsonl").is_file()]
    if files:
        return "shared corpora, English", [line for path in files for line in _lines(path)]
    return "examples", [_record(document) for document in read(DOCUMENTS)]


def sample(records: list[T], number: int | None) -> list[T]:
    """About `number` of the records, evenly spread; all for None."""
    if number is None or number >= len(records):
        return records
    return [records[index * len(records) // number] for index in range(number)]


def write(records: list[str], path: Path) -> Path:
    """The records as a JSON-lines file."""
    path.write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
    return path


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as handle:
        yield from (line.rstrip("\n") for line in handle if line.strip())


def _record(document: msgspec.Struct) -> str:
    plain = msgspec.to_builtins(document)
    return json.dumps({key: plain[key] for key in ("doc_id", "published", "lang", "title", "text", "url", "publisher")})
