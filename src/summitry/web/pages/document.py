"""One document: its text with all mentions, accounts and claims marked, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.errors import InvalidInput
from summitry.model import Account, Claim, Document, Engagement, Extraction, SourceSegment
from summitry.run.mentions import Stored, mentions_in
from summitry.store import Chronicle
from summitry.web.desk import desk_of
from summitry.web.excerpts import mark_of
from summitry.web.forms import asked, page_of
from summitry.web.marking import Mark, Piece, pieces
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PART = 40_000  # characters of text on one page


class Passage(msgspec.Struct, frozen=True):
    """A stretch of the text that came from one place of the source."""

    where: str
    pieces: tuple[Piece, ...]


class Telling(msgspec.Struct, frozen=True):
    """An account of the document, and the engagement that it stands in."""

    account: Account
    engagement: Engagement | None


def document(request: Request) -> Response:
    """The page of a document id; long texts come in parts."""
    fields = asked(request)
    if "id" not in fields:
        raise InvalidInput("which document? the address names none", hint="documents are listed under Documents")
    with desk_of(request).open() as held:
        found = held.document(fields["id"])
        extraction = held.extraction(found.doc_id)
        tellings = list(_tellings(held, extraction))
    paging = Paging(_part(fields, found), PART, len(found.text))
    marks = _marks(found, extraction)
    mentions, remark = mentions_in(found, desk_of(request).options.lexicon)
    for one in mentions:
        marks[one.place.field].append(_mention_mark(one))
    shown = {
        "document": found, "tellings": tellings, "claims": extraction.claims, "fields": fields, "paging": paging,
        "title": pieces(found.title or "", marks["title"]), "remark": remark,
        "passages": list(_passages(found, marks["text"], paging)),
    }  # fmt: skip
    return page(request, "document.html", shown)


def _part(fields: dict[str, str], found: Document) -> int:
    """The part asked for; `at` names an offset within the text."""
    at = fields.get("at", "")
    if at.isascii() and at.isdigit() and len(at) < 10:
        return min(int(at), len(found.text)) // PART + 1
    return page_of(fields)


def _tellings(held: Chronicle, extraction: Extraction) -> Iterator[Telling]:
    homes = held.homes([one.account_id for one in extraction.accounts])
    for account in extraction.accounts:
        yield Telling(account, homes.get(account.account_id))


def _marks(found: Document, extraction: Extraction) -> dict[str, list[Mark]]:
    """Accounts and claims, as marks over title and text."""
    marks: dict[str, list[Mark]] = {"title": [], "text": []}
    owned: list[tuple[str, Account | Claim]] = [("account", one) for one in extraction.accounts]
    owned += [("claim", one) for one in extraction.claims]
    for layer, one in owned:
        for said in one.evidence:
            if found.field(said.field)[said.start : said.end] == said.quote:  # what does not stand there is not marked
                marks[said.field].append(msgspec.structs.replace(mark_of(said, layer), label=""))
    return marks


def _mention_mark(one: Stored) -> Mark:
    kind, value = one.mention.kind, one.mention.value
    return Mark(one.place.start, one.place.end, f"mention {kind}", f"{kind}: {value}")


def _passages(found: Document, marks: list[Mark], paging: Paging) -> Iterator[Passage]:
    """The part's text by place in the source; what the map says nothing of stands without one."""
    low, high = paging.offset, paging.last_shown
    at = low
    for segment in sorted(found.source_map, key=lambda one: one.start):
        start, end = max(segment.start, at), min(segment.end, high)
        if start >= end:
            continue
        if start > at:
            yield Passage("", tuple(pieces(found.text, marks, at, start)))
        yield Passage(_where(segment, start), tuple(pieces(found.text, marks, start, end)))
        at = end
    if at < high:
        yield Passage("", tuple(pieces(found.text, marks, at, high)))


def _where(segment: SourceSegment, start: int) -> str:
    return segment.where if start == segment.start else f"{segment.where}, continued"
