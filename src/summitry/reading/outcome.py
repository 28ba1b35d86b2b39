"""What reading yields, item by item: documents, and a line for everything that is not one.

A reader makes a `Draft` (or says why not); the ledger turns drafts into documents and copies. Each
`FileRead` closes a file and says how many records the reader met in it, counted apart from what
became of them, so that the account can be checked.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import TypeAlias

import msgspec

from summitry.model import Bibliography, Document, PublishedBasis, SourceSegment


class Skipped(msgspec.Struct, frozen=True):
    """Something that was not read: where, a short code, why in words, and what to do."""

    path: str
    reason: str
    message: str
    hint: str


class Noted(msgspec.Struct, frozen=True):
    """Something to know of a document or file that *was* read, such as a part left out."""

    path: str
    reason: str
    message: str
    hint: str


class Copy(msgspec.Struct, frozen=True):
    """An exact copy that was dropped: title and text are those of the document `of`, first met at `first`."""

    path: str
    doc_id: str
    of: str
    first: str


class FileRead(msgspec.Struct, frozen=True):
    """A file that has been gone through: its format and the number of records that stand in it."""

    path: str
    format: str
    found: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A document before identity, language and date are settled; only what its source says."""

    text: str
    path: str
    doc_id: str | None = None
    title: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"
    publisher: str | None = None
    lang: str | None = None
    lang_guess: str | None = None
    url: str | None = None
    licence: str | None = None
    segments: tuple[SourceSegment, ...] = ()
    bibliography: Bibliography | None = None


Item: TypeAlias = Document | Copy | Skipped | Noted | FileRead
Reading: TypeAlias = Generator[Draft | Skipped | Noted, None, None]
