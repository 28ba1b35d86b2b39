"""A claim as one document tells it, with what is known of that document: what the ledger is made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from summitry.model import Claim

#: How the day of a claim is known: the document says it, a reference row gives it, or it is only the publication's day.
SaidBasis = Literal["stated", "reference", "publication", "none"]


class Citation(msgspec.Struct, frozen=True):
    """A source that a reference row names for a claim."""

    title: str
    publisher: str | None = None
    url: str | None = None


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """The document behind a claim; `copies` are files that hold the very same text and were not read twice.

    `original` is the document that this one copies, or its own id: copies are no independent sources.
    """

    doc_id: str
    original: str
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    copies: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()


class ToldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of one document. `said` is an EDTF date; `before` are the document's words before the claim."""

    claim: Claim
    telling: Telling
    said: str | None = None
    said_basis: SaidBasis = "none"
    office: str | None = None
    before: str = ""


def originals(by_hash: Mapping[str, str], copied: Mapping[str, str]) -> dict[str, str]:
    """Of each document the one it goes back to: the first with the same text, or the one it was linked to as a copy.

    `by_hash`: document id → hash of its text; `copied`: document id → id of the document that it copies.
    """
    first: dict[str, str] = {}
    for doc_id in sorted(by_hash):
        first.setdefault(by_hash[doc_id], doc_id)
    roots = {doc_id: _root(doc_id, copied) for doc_id in by_hash}
    return {doc_id: first.get(by_hash.get(root, ""), root) for doc_id, root in roots.items()}


def _root(doc_id: str, copied: Mapping[str, str]) -> str:
    """The end of the chain of copies; of documents that copy each other the first by id."""
    seen: set[str] = set()
    while doc_id in copied:
        if doc_id in seen:
            return min(seen)
        seen.add(doc_id)
        doc_id = copied[doc_id]
    return doc_id
