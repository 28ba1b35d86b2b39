"""Conflicts as lines for a person, as rows for a spreadsheet, and as plain values for JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from summitry.linking import Source
from summitry.model import Conflict, Engagement
from summitry.present.delimited import safe
from summitry.present.guide import source_to_plain
from summitry.present.phrases import when, who

#: A conflict with its engagement and, value by value, the sources that give it.
Shown = tuple[Engagement, Conflict, Sequence[Sequence[Source]]]
COLUMNS = ("engagement", "date", "kind", "field", "value", "chosen", "why", "cause", "publishers", "urls")


def conflict_lines(found: Iterable[Shown]) -> Iterator[str]:
    """A heading for each engagement, then its conflicts with every value and who gives it."""
    heading = ""
    for engagement, conflict, sources in found:
        if engagement.id != heading:
            yield f"{engagement.id}  {when(engagement)}  {who(engagement)}"
            heading = engagement.id
        shown = f"{conflict.chosen} is shown: {conflict.why}" if conflict.chosen else conflict.why
        yield f"  {conflict.kind}, {conflict.field}: {shown}"
        if conflict.cause:
            yield f"    likely cause: {conflict.cause}"
        for value, tellers in zip(conflict.values, sources, strict=True):
            yield f"    {value.value} — {'; '.join(map(_teller, tellers)) or 'a reference row'}"


def _teller(source: Source) -> str:
    day = f", {source.published}" if source.published else ""
    return f"{source.publisher or source.doc_id}{day}"


def write_conflicts(handle: TextIO, found: Iterable[Shown]) -> None:
    """A header and one row for each value; `chosen` is "yes" for the one that the chronicle shows."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for engagement, conflict, sources in found:
        for value, tellers in zip(conflict.values, sources, strict=True):
            chosen = "yes" if value.value == conflict.chosen else "no"
            writer.writerow([
                engagement.id, when(engagement), conflict.kind, conflict.field, safe(value.value), chosen, conflict.why,
                conflict.cause, "; ".join(safe(one.publisher or one.doc_id) for one in tellers),
                " ".join(one.url for one in tellers if one.url),
            ])  # fmt: skip


def conflict_to_json(shown: Shown) -> Mapping[str, Any]:
    """One conflict with the sources of every value."""
    engagement, conflict, sources = shown
    values = [
        {"value": value.value, "sources": [source_to_plain(one) for one in tellers]}
        for value, tellers in zip(conflict.values, sources, strict=True)
    ]
    return {
        "engagement": engagement.id, "kind": conflict.kind, "field": conflict.field, "chosen": conflict.chosen or None,
        "why": conflict.why, "cause": conflict.cause or None, "values": values,
    }  # fmt: skip
