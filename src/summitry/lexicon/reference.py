"""Reference chronicles: checked facts that come with the program and enter a chronicle as accounts of their own.

Every engagement row becomes one document (its summary, notes and sources as text) with one account whose evidence
is that summary; designations and trade become claims in the same way. The rule of the evidence says whether a
person read a source for the row: `reference:verified` or `reference:unverified`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput
from summitry.lexicon.reference_files import read_rows
from summitry.lexicon.reference_rows import About, Cited, Row, Rows
from summitry.model import Account, Claim, Document, Evidence, Extraction, SignedDocument, When

REFERENCES = Path(__file__).parent / "reference"
LAST_SOVIET_DAY = "1991-12-25"


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """One reference chronicle; `documents` and `extractions` stand in the same order and share their `doc_id`."""

    id: str
    rows: Rows
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """One account an engagement row, in the order of the file."""
        return tuple(account for extraction in self.extractions for account in extraction.accounts)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Designations, then trade by year, then numbers of meetings that officials told."""
        return tuple(claim for extraction in self.extractions for claim in extraction.claims)

    def doc_id(self, row_id: str) -> str:
        """The id of the document of an engagement row, which is also its account's id."""
        return f"ref:{self.id}:{row_id}"


def reference_names() -> tuple[str, ...]:
    """The references that the program holds."""
    return tuple(sorted(path.parent.name for path in REFERENCES.glob("*/about.toml")))


@lru_cache(maxsize=4)
def load_reference(name: str) -> Reference:
    """The reference chronicle `name`, such as "chn-rus".

    Raises InvalidInput when there is none of that name, InvalidLexicon with every problem of its files at once.
    """
    if name not in reference_names():
        known = ", ".join(reference_names())
        raise InvalidInput(f"no reference chronicle {name!r}", hint=f"the program holds: {known}")
    rows = read_rows(REFERENCES / name)
    told = [*_engagements(name, rows), *_designations(name, rows), *_trade(name, rows), *_counts(name, rows)]
    return Reference(
        id=name, rows=rows, documents=tuple(one for one, _ in told), extractions=tuple(one for _, one in told)
    )


def _engagements(name: str, rows: Rows) -> Iterator[tuple[Document, Extraction]]:
    for row in rows.engagements:
        document = _document(name, row.id, rows.about, row, row.summary)
        signed = tuple(SignedDocument(one.type, title=one.title) for one in rows.signed if one.engagement == row.id)
        account = Account(
            account_id=document.doc_id,
            doc_id=document.doc_id,
            kind=row.kind,
            level="leader",
            status=row.status,
            participants=row.participants,
            date=When.of(row.date, "stated"),
            place=row.place,
            visit_type=row.visit_type,
            occasion=row.occasion,
            documents=signed,
            central=True,
            part_of=f"ref:{name}:{row.part_of}" if row.part_of else None,
            evidence=(_evidence(document, row.summary, row, "engagement"),),
        )
        yield document, Extraction(document.doc_id, accounts=(account,))


def _designations(name: str, rows: Rows) -> Iterator[tuple[Document, Extraction]]:
    for row in rows.designations:
        said = f"Official name of the relationship from {row.since}: {row.en} ({row.zh}; {row.ru})."
        document = _document(name, f"designation-{row.since}", rows.about, row, said)
        claim = Claim(
            claim_id=document.doc_id,
            doc_id=document.doc_id,
            type="designation",
            text=row.en,
            parties=("CHN", "SUN" if row.since <= LAST_SOVIET_DAY else "RUS"),
            period=f"{row.since}/..",
            said=row.since,
            evidence=(_evidence(document, row.en, row, "text"),),
        )
        yield document, Extraction(document.doc_id, claims=(claim,))


def _trade(name: str, rows: Rows) -> Iterator[tuple[Document, Extraction]]:
    for row in rows.trade:
        change = "" if row.change_pct is None else f", {row.change_pct:+g} per cent on the year"
        about = f"{row.qualifier} " if row.qualifier else ""
        measure = row.measure[:1].upper() + row.measure[1:]
        said = f"{measure} in {row.year}: {about}{row.usd / 1e9:g} billion US dollars{change}."
        document = _document(name, row.id, rows.about, row, said)
        claim = Claim(
            claim_id=document.doc_id,
            doc_id=document.doc_id,
            type="figure",
            text=said,
            parties=("CHN", "RUS"),
            speaker=row.reported_by,
            speaker_type=row.reporter_type,
            value=float(row.usd),
            unit="USD",
            period=str(row.year),
            change_pct=row.change_pct,
            qualifier=row.qualifier,
            said=row.said,
            evidence=(_evidence(document, said, row, "text"),),
        )
        yield document, Extraction(document.doc_id, claims=(claim,))


def _counts(name: str, rows: Rows) -> Iterator[tuple[Document, Extraction]]:
    for row in rows.counts:
        told = f"{row.speaker or 'Somebody'} told it on {row.date}."
        document = _document(name, f"count-{row.date}", rows.about, row, f"{row.text}. {told}")
        claim = Claim(
            claim_id=document.doc_id,
            doc_id=document.doc_id,
            type="count",
            text=row.text,
            parties=row.parties,
            speaker=row.speaker,
            speaker_type=row.speaker_type,
            value=float(row.value),
            unit=row.unit,
            period=f"{row.since}/{row.date}",
            qualifier=row.qualifier,
            said=row.date,
            evidence=(_evidence(document, row.text, row, "text"),),
        )
        yield document, Extraction(document.doc_id, claims=(claim,))


def _document(name: str, row_id: str, about: About, row: Row, said: str) -> Document:
    """The row as a document: what it says, its notes, how far it was checked, and its sources."""
    checked = "A source was read that supports this." if row.verified else "Not verified: from general knowledge."
    parts = [said, f"Notes: {row.notes}" if row.notes else "", checked, _listed(row)]
    text = "\n\n".join(part for part in parts if part)
    title = f"{about.publisher}: {row_id}"
    document = Document(
        doc_id=f"ref:{name}:{row_id}",
        text=text,
        title=title,
        publisher=about.publisher,
        lang=about.lang,
        url=row.sources[0].url if row.sources else None,
        licence=about.licence,
        path=f"reference/{name}#{row_id}",
    )
    digest = sha256(document.content.encode("utf-8")).hexdigest()
    return msgspec.structs.replace(document, sha256=digest)


def _listed(row: Row) -> str:
    return "\n".join(["Sources:", *(f"- {_cited(one)}" for one in row.sources)]) if row.sources else ""


def _cited(source: Cited) -> str:
    publisher = f"({source.publisher})" if source.publisher else ""
    return " ".join(part for part in (source.title, publisher, source.url) if part)


def _evidence(document: Document, quote: str, row: Row, supports: str) -> Evidence:
    """The first stretch of the document's text that reads `quote`."""
    start = document.text.index(quote)
    rule = "reference:verified" if row.verified else "reference:unverified"
    return Evidence(document.doc_id, "text", start, start + len(quote), quote, supports, rule)
