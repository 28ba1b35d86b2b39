"""Documents without their text, the sources to cite, and which source stands behind which engagement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from summitry.export.base.addresses import address
from summitry.export.derive.safe import line
from summitry.export.holdings import Holdings
from summitry.export.schema import Row
from summitry.lexicon.reference_sources import reference_of
from summitry.model import Document


def documents(holdings: Holdings) -> Iterator[Row]:
    """The rows of table documents, by id."""
    for _, one in sorted(holdings.documents.items()):
        yield {
            "doc_id": one.doc_id, "title": line(one.title), "publisher": line(one.publisher),
            "published": _day(one.published), "published_basis": one.published_basis, "lang": one.lang or "",
            "url": address(one.url), "licence": line(one.licence), "characters": str(len(one.text)),
            "sha256": one.sha256, "reference": reference_of(one.doc_id) or "",
        }  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def cited(one: Document, holdings: Holdings) -> Iterator[dict[str, str]]:
    """A document as a source; a reference row gives the sources that it cites, itself where it cites none."""
    for each in holdings.cited.get(one.doc_id, ()):
        yield _source(title=line(each.title), publisher=line(each.publisher), url=address(each.url))
    if not holdings.cited.get(one.doc_id):
        told = {"title": line(one.title), "publisher": line(one.publisher), "url": address(one.url)}
        yield {**_source(**told, published=_day(one.published), lang=one.lang or ""), "source_id": one.doc_id}


def _source(*, title: str, publisher: str, url: str, published: str = "", lang: str = "") -> dict[str, str]:
    """What is cited by many rows is one source: its id is a hash of what it is."""
    digest = sha256(f"{url}\n{title}\n{publisher}".encode("utf-8", "replace")).hexdigest()[:12]
    return {
        "source_id": f"cited-{digest}", "title": title, "publisher": publisher, "published": published, "lang": lang,
        "url": url,
    }  # fmt: skip


def sources(holdings: Holdings) -> Iterator[Row]:
    """The rows of table sources, by id: those behind the engagements."""
    telling = {one.doc_id for one in holdings.accounts}
    told = [one for doc_id, one in holdings.documents.items() if doc_id in telling]
    found = {row["source_id"]: row for one in told for row in cited(one, holdings)}
    yield from (found[ident] for ident in sorted(found))


def citations(holdings: Holdings) -> Iterator[Row]:
    """The rows of table citations, in the order of the engagements."""
    tellers = {one.account_id: one.doc_id for one in holdings.accounts}
    for engagement in holdings.engagements:
        for doc_id in sorted({tellers[account] for account in engagement.accounts if account in tellers}):
            for ident in dict.fromkeys(row["source_id"] for row in cited(holdings.documents[doc_id], holdings)):
                yield {"engagement_id": engagement.id, "source_id": ident, "doc_id": doc_id}
