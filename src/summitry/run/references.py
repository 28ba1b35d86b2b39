"""A reference chronicle as material of a count: its rows with the sources they cite, and the numbers told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.counting import Citation, Entry, Said
from summitry.lexicon.reference import Reference
from summitry.lexicon.reference_rows import Cited, CountRow
from summitry.linking import Source, link
from summitry.model import bounds
from summitry.text.names import fold


def reference_entries(reference: Reference) -> Iterator[Entry]:
    """The reference as a chronicle of its own."""
    sources = {one.doc_id: Source(one.doc_id, one.publisher, one.published, one.url) for one in reference.documents}
    rows = {reference.doc_id(row.id): row for row in reference.rows.engagements}
    for engagement in link(reference.accounts, sources):
        behind = [rows[account] for account in engagement.accounts]
        cited = dict.fromkeys(citation(source) for row in behind for source in row.sources)
        yield Entry(engagement, tuple(cited), all(row.verified for row in behind), listed=True)


def reference_said(reference: Reference, people: Sequence[str]) -> Iterator[Said]:
    """The numbers told of these people; without people none, since each number was told of somebody."""
    by_id = {claim.claim_id: claim for claim in reference.claims if claim.type == "count"}
    for row in reference.rows.counts:
        if people and all(_names(row, person) for person in people):
            yield Said(
                claim=by_id[reference.doc_id(f"count-{row.date}")], day=bounds(row.date).latest,
                sources=tuple(citation(source) for source in row.sources), note=row.notes,
            )  # fmt: skip


def _names(row: CountRow, person: str) -> bool:
    words = set(fold(person).split())
    return any(words <= set(fold(name).split()) for name in row.people)


def citation(source: Cited) -> Citation:
    """A cited source of a reference row."""
    return Citation(source.title, source.publisher, source.url)
