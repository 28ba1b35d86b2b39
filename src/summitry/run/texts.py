"""A text, a file or standard input as documents, for the commands that look at one thing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from summitry.annotation.dates import find_dates
from summitry.errors import InvalidInput
from summitry.model import Document
from summitry.reading import Skipped
from summitry.run.stages import as_document, items

_LONGEST_NAME = 1000


def documents_of(source: str, published: date | None = None) -> Iterator[Document]:
    """The documents of a file, of "-" for standard input, or the text itself.

    `published` is used where the file does not give its own day. Raises InvalidInput when a file cannot be read.
    """
    if source == "-":
        yield as_document(sys.stdin.read(), published)
    elif not source.strip():
        raise InvalidInput("the text is empty", hint="give a text in quotation marks, a file, or - for standard input")
    elif _is_file(source):
        yield from _file(Path(source), published)
    else:
        yield as_document(source, published)


def _is_file(source: str) -> bool:
    if len(source) > _LONGEST_NAME or "\n" in source or "\0" in source:
        return False
    looks_like_one = " " not in source and ("/" in source or "." in source.rstrip(".!?"))
    return Path(source).exists() or looks_like_one


def _file(path: Path, published: date | None) -> Iterator[Document]:
    for item in items(path):
        if isinstance(item, Skipped):
            raise InvalidInput(f"{item.path}: {item.message}", hint=item.hint)
        if isinstance(item, Document):
            if item.published is None and published is not None:
                yield msgspec.structs.replace(item, published=published, published_basis="given")
            else:
                yield item


def dates_of(document: Document, published: date | None, lang: str) -> list[dict[str, Any]]:
    """Date expressions of a document's text, with offsets into that text."""
    return [
        {
            "start": one.start, "end": one.end, "text": one.text,
            "edtf": one.when.edtf if one.when else None,
            "earliest": one.when.earliest.isoformat() if one.when and one.when.earliest else None,
            "latest": one.when.latest.isoformat() if one.when and one.when.latest else None,
            "basis": one.when.basis if one.when else None,
        }
        for one in find_dates(document.text, published or document.published, lang)
    ]  # fmt: skip
