"""Out of a chronicle what a count needs: the engagements of both sides with their sources, and the numbers told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from summitry.counting import Citation, Entry, Included, Said, Side
from summitry.errors import StoreError
from summitry.lexicon.reference import Reference, load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX, reference_row
from summitry.linking import Source
from summitry.model import Claim, Document, Engagement, bounds
from summitry.run.references import citation, reference_said
from summitry.store import Chronicle, Wanted, is_listed


class Material(msgspec.Struct, frozen=True):
    """What is counted over, the numbers told, and the last day that is covered."""

    entries: tuple[Entry, ...]
    said: tuple[Said, ...]
    as_of: date | None
    notes: tuple[str, ...] = ()


def from_chronicle(
    db: Path, sides: tuple[Side, Side], people: Sequence[str], reference: str | None, *, cited: bool = True
) -> Material:
    """The material of a chronicle; unless `cited`, of the sources only those that are rows of a reference chronicle.

    Raises StoreError where `reference` is asked for and not in it.
    """
    with Chronicle.open(db) as chronicle:
        names = [name for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
        references = [load_reference(name) for name in names]
        if reference is not None and reference not in {one.id for one in references}:
            raise StoreError(
                f"{db} does not hold the reference {reference!r}",
                hint=f"add it: summitry build --reference {reference} --db {db}; or leave --db out to count over it",
            )
        found = _engagements(chronicle, sides, people)
        entries = tuple(entries_of(chronicle, found, cited=cited))
        said = [one for held in references for one in reference_said(held, people)]
        said += _told(chronicle, found, sides)
        notes = () if chronicle.complete else ("the last build was broken off: this chronicle is not complete",)
        return Material(entries, tuple(said), covered(chronicle, references), notes)


def _engagements(chronicle: Chronicle, sides: tuple[Side, Side], people: Sequence[str]) -> list[Engagement]:
    between = tuple(tuple(sorted(side.codes)) for side in sides)
    found = chronicle.engagements(Wanted(between=between, people=tuple(people), rejected=True))
    return found or chronicle.engagements(
        Wanted(between=between, rejected=True)
    )  # so that a name not found can be told from none


def entries_of(chronicle: Chronicle, found: Sequence[Engagement], *, cited: bool = True) -> Iterator[Entry]:
    """The engagements, and whatever contains them, with their sources and whether they were reviewed.

    Unless `cited` the documents that tell of them are not looked up: of a thousand engagements they are many thousands.
    """
    held = {one.id: one for one in found}
    missing = {one.part_of for one in found if one.part_of} - held.keys()
    while missing:
        above = chronicle.engagements_by_id(sorted(missing))
        held |= {one.id: one for one in above}
        missing = {one.part_of for one in above if one.part_of} - held.keys()
    sources = chronicle.sources([one for one in held.values() if cited or is_listed(one)])
    for one in held.values():
        yield _entry(one, sources.get(one.id, []), reviewed=one.review is not None)


def with_sources(db: Path, some: Sequence[Included]) -> Iterator[Included]:
    """Entries of a count with the sources of the engagements behind them."""
    with Chronicle.open(db) as chronicle:
        behind = chronicle.engagements_by_id(sorted({row for one in some for row in one.rows}))
        cited = {entry.engagement.id: entry.sources for entry in entries_of(chronicle, behind)}
    for one in some:
        sources = dict.fromkeys(source for row in one.rows for source in cited.get(row, ()))
        yield msgspec.structs.replace(one, sources=tuple(sources))


def _entry(one: Engagement, sources: Sequence[Source], *, reviewed: bool) -> Entry:
    cited: dict[Citation, None] = {}
    listed = any(source.doc_id.startswith(PREFIX) for source in sources)
    for source in sources:
        row = reference_row(source.doc_id)
        if row is None:
            cited[Citation(None, source.publisher or source.doc_id, source.url, source.published)] = None
        else:
            reviewed = reviewed or row.verified
            cited |= dict.fromkeys(citation(each) for each in row.sources)
    return Entry(one, tuple(cited), reviewed, listed)


def _told(chronicle: Chronicle, found: Sequence[Engagement], sides: tuple[Side, Side]) -> Iterator[Said]:
    """Numbers in the documents that tell of these engagements: there "they" are these people."""
    ids = {one.id for one in found}
    for claim in chronicle.claims_between("count", [side.codes for side in sides]):
        if claim.doc_id.startswith(PREFIX) or not all(side.codes & set(claim.parties) for side in sides):
            continue
        if ids & chronicle.told_in(claim.doc_id):
            yield _said(claim, chronicle.document(claim.doc_id))


def _said(claim: Claim, document: Document) -> Said:
    source = Citation(document.title, document.publisher or document.doc_id, document.url, document.published)
    return Said(claim=claim, day=document.published, sources=(source,))


def covered(chronicle: Chronicle, references: Sequence[Reference]) -> date | None:
    """The last day covered: of the references, and of publication."""
    days = [bounds(one.rows.about.as_of).latest for one in references]
    return max((day for day in [*days, chronicle.last_published] if day is not None), default=None)
