"""A draft pasted into the desk: every date, place, office, number and name in it set against the chronicle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.checking import Checked
from summitry.checking import Mark as Finding
from summitry.errors import InvalidInput, SummitryError
from summitry.model import bounds
from summitry.run.checking import CheckOptions, check_documents
from summitry.run.stages import as_document
from summitry.web.desk import desk_of
from summitry.web.forms import sent
from summitry.web.marking import Mark, Piece, pieces
from summitry.web.rendering import page

LONGEST_DRAFT = 60_000


class Numbered(msgspec.Struct, frozen=True):
    """A finding with its number on the page."""

    number: int
    finding: Finding


def check_form(request: Request) -> Response:
    """The empty form."""
    return page(request, "check.html", _shown("", ""))


def check(request: Request) -> Response:
    """The text with its marks, and what was found of each."""
    fields = sent(request)
    text, as_of = fields.get("text", "").strip(), fields.get("as_of", "").strip()
    shown = _shown(text, as_of)
    try:
        found = _checked(request, text, as_of)
    except SummitryError as problem:
        return page(request, "check.html", shown | {"problem": problem}, 400)
    numbered = [Numbered(number, one) for number, one in enumerate(found.marks, 1)]
    marked = _marked(found.content, numbered)
    return page(request, "check.html", shown | {"found": found, "numbered": numbered, "pieces": marked})


def _shown(text: str, as_of: str) -> dict[str, object]:
    return {"text": text, "as_of": as_of, "problem": None, "found": None, "longest": LONGEST_DRAFT}


def _checked(request: Request, text: str, as_of: str) -> Checked:
    if not text:
        raise InvalidInput("there is no text in it", hint="paste the draft")
    if len(text) > LONGEST_DRAFT:
        raise InvalidInput(
            f"the draft has {len(text):,} characters; the page takes {LONGEST_DRAFT:,}",
            hint="check it in parts, or as a file: summitry check draft.docx",
        )
    options = desk_of(request).options
    wanted = CheckOptions(db=options.db, as_of=_day(as_of), lexicon=options.lexicon)
    return next(check_documents([as_document(text, wanted.as_of)], wanted))


def _day(text: str) -> date | None:
    return bounds(text).latest if text else None


def _marked(content: str, numbered: Sequence[Numbered]) -> list[Piece]:
    return pieces(
        content,
        [
            Mark(one.finding.start, one.finding.end, one.finding.verdict, one.finding.found, str(one.number))
            for one in numbered
        ],
    )
