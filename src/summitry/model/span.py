"""Spans and evidence: where something stands, and the exact words that stand there."""

from __future__ import annotations

from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open range of code points, `start` included and `end` not."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Evidence(msgspec.Struct, frozen=True, order=True):
    """The exact slice of a document's stored `title` or `text`.

    `Document.field(field)[start:end] == quote` always holds; `supports` names the field of the
    account that the words speak for ("date", "place", …) and `rule` the rule that read them.
    """

    doc_id: str
    field: Literal["title", "text"]
    start: int
    end: int
    quote: str
    supports: str = ""
    rule: str = ""
