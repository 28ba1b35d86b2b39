"""A document as linking knows it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from summitry.linking import Source


def source(row: Sequence[str | None]) -> Source:
    """A source from its four columns."""
    return msgspec.convert(
        {"doc_id": row[0], "publisher": row[1], "published": row[2], "url": row[3]}, Source, strict=False
    )
