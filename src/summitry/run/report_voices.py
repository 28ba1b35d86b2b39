"""Who tells of an engagement, in which words: documents of a chronicle, rows of a reference with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from summitry.lexicon.reference_rows import EngagementRow
from summitry.lexicon.reference_sources import PREFIX, reference_row
from summitry.model import Account, Document, Engagement, Evidence
from summitry.present.report.material import Quote, Source, Voice
from summitry.store import Chronicle

REFERENCE = "Summitry reference chronicle"


def voices_of(one: Engagement, chronicle: Chronicle | None) -> tuple[Voice, ...]:
    """The voices of an engagement; without a chronicle those of the reference rows alone."""
    accounts: Sequence[Account] = chronicle.accounts(one) if chronicle else ()
    rows = [row for ident in one.accounts if ident.startswith(PREFIX) and (row := reference_row(ident))]
    told = [account for account in accounts if not account.doc_id.startswith(PREFIX)]
    documents = (
        {doc_id: chronicle.document(doc_id) for doc_id in {account.doc_id for account in told}} if chronicle else {}
    )
    return (*_told(told, documents), *(reference_voice(row) for row in rows))


def reference_voice(row: EngagementRow) -> Voice:
    """A row of a reference: its summary, its notes, and the sources that it cites."""
    sources = tuple(Source(one.title, one.publisher, one.url) for one in row.sources)
    return Voice(
        teller=REFERENCE,
        quotes=(Quote(row.summary, "summary"),),
        sources=sources,
        note=row.notes or "",
        checked=row.verified,
    )


def _told(accounts: Sequence[Account], documents: Mapping[str, Document]) -> list[Voice]:
    """One voice a document, by day of publication."""
    ordered = sorted(accounts, key=lambda one: (str(documents[one.doc_id].published or "9999"), one.doc_id))
    evidence: dict[str, dict[str, Evidence]] = {}
    for account in ordered:
        quotes = evidence.setdefault(account.doc_id, {})
        for one in account.evidence:
            quotes.setdefault(one.quote, one)
    return [_voice(documents[doc_id], quotes) for doc_id, quotes in evidence.items()]


def _voice(document: Document, quotes: Mapping[str, Evidence]) -> Voice:
    ordered = sorted(quotes.values(), key=lambda one: (one.field == "text", one.start, -one.end))
    return Voice(
        teller=teller(document),
        quotes=tuple(Quote(one.quote, one.supports) for one in ordered),
        sources=(source_of(document),),
        note="" if document.published else "day of publication unknown",
    )


def source_of(document: Document) -> Source:
    """A document as a source."""
    return Source(document.title or PurePath(document.path).name, document.publisher, document.url, document.published)


def teller(document: Document) -> str:
    """Who tells it: the publisher, else the file's name, else the document's id."""
    return document.publisher or PurePath(document.path).name or document.doc_id
