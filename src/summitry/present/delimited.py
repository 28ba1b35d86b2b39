"""Engagements as rows for a spreadsheet: one line each, lists joined by semicolons."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import TextIO

from summitry.linking import Source
from summitry.model import Engagement, Place
from summitry.present.phrases import person, signed

COLUMNS = (
    "id", "date", "date_earliest", "date_latest", "date_basis", "kind", "level", "status", "participants", "countries",
    "place_country", "place_city", "place_venue", "visit_type", "occasion", "documents", "part_of", "conflicts",
    "sources", "publishers", "urls", "review", "corrected",
)  # fmt: skip


def write_csv(handle: TextIO, found: Sequence[Engagement], sources: Mapping[str, Sequence[Source]]) -> None:
    """Write a header and one row for each engagement. An empty cell means "not said"."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow(_row(one, sources.get(one.id, ())))


def _row(one: Engagement, sources: Sequence[Source]) -> list[str | int]:
    when, place = one.date, one.place or Place()
    return [
        one.id,
        when.edtf if when else "",
        when.earliest.isoformat() if when and when.earliest else "",
        when.latest.isoformat() if when and when.latest else "",
        when.basis if when else "",
        one.kind,
        one.level,
        one.status,
        "; ".join(safe(person(party)) for party in one.participants),
        ";".join(sorted({party.country for party in one.participants if party.country})),
        place.country or "",
        safe(place.city or ""),
        safe(place.venue or ""),
        one.visit_type or "",
        safe(one.occasion or ""),
        "; ".join(safe(signed(text)) for text in one.documents),
        one.part_of or "",
        ";".join(conflict.field for conflict in one.conflicts),
        len(sources),
        "; ".join(dict.fromkeys(safe(source.publisher) for source in sources if source.publisher)),
        " ".join(source.url for source in sources if source.url),
        f"{one.review.verdict} by {safe(one.review.by)}" if one.review else "",
        "; ".join(safe(f"{fix.field}: {fix.value or ''} (machine: {fix.machine or ''})") for fix in one.corrections),
    ]


def safe(text: str) -> str:
    """Text from a document never begins a formula in a spreadsheet."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
