"""From the document of a reference row back to the row: its sources, and whether a person verified it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_rows import Cited, EngagementRow

PREFIX = "ref:"


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(reference_names())


@lru_cache(maxsize=4)
def _rows(name: str) -> Mapping[str, EngagementRow]:
    return {row.id: row for row in load_reference(name).rows.engagements}


def reference_of(doc_id: str) -> str | None:
    """The reference that a document belongs to: "chn-rus" of "ref:chn-rus:2013-03-22-…"."""
    return doc_id.split(":", 2)[1] if doc_id.startswith(PREFIX) and doc_id.count(":") >= 2 else None


def reference_row(doc_id: str) -> EngagementRow | None:
    """The row that a reference document holds; None for other documents, and rows this program no longer has."""
    name = reference_of(doc_id)
    if name is None or name not in _names():
        return None
    return _rows(name).get(doc_id.split(":", 2)[2])


def cited_sources(doc_id: str) -> tuple[Cited, ...]:
    """What a reference row cites; nothing for other documents."""
    row = reference_row(doc_id)
    return row.sources if row is not None else ()
