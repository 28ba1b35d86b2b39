"""From the document of a reference row that makes a claim back to the row: the sources that it cites."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_rows import Cited, Row
from summitry.lexicon.reference_sources import reference_of


@lru_cache(maxsize=4)
def _rows(name: str) -> Mapping[str, Row]:
    rows = load_reference(name).rows
    found: dict[str, Row] = {f"designation-{row.since}": row for row in rows.designations}
    found |= {row.id: row for row in rows.trade}
    return found | {f"count-{row.date}": row for row in rows.counts}


def claim_sources(doc_id: str) -> tuple[Cited, ...]:
    """What a reference row with a designation, a year of trade or a count cites; nothing for other documents."""
    name = reference_of(doc_id)
    if name is None or name not in reference_names():
        return ()
    row = _rows(name).get(doc_id.split(":", 2)[2])
    return row.sources if row else ()
