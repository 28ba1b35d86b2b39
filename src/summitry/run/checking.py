"""Checking a draft: the text read like any document, and set against a chronicle's file or a reference chronicle."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import msgspec

from summitry.annotation import annotate
from summitry.checking import Checked, Known, check, draft_of
from summitry.errors import InvalidInput
from summitry.extraction import extract
from summitry.model import Annotated, Document, Extraction, When
from summitry.run.against import known_from_chronicle, known_from_reference
from summitry.run.attempt import check_covered
from summitry.run.counting import DEFAULT_REFERENCE
from summitry.run.stages import as_document, lexicon
from summitry.run.texts import documents_of

_YEAR = 400


class CheckOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Against what is checked (`db`, or else the reference), and the day as of which a text without one is read."""

    db: Path | None = None
    reference: str = DEFAULT_REFERENCE
    as_of: date | None = None
    lexicon: Path | None = None


def check_source(source: str, options: CheckOptions) -> list[Checked]:
    """Check a file, or standard input for "-"; one result a document that it holds.

    Raises InvalidInput for what cannot be read, with the remedy, or is in a language without rules; StoreError for a
    chronicle that cannot be opened.
    """
    documents = list(_documents(source, options.as_of))
    if not any(document.content.strip() for document in documents):
        raise InvalidInput(
            f"{source}: there is no text in it", hint="give a draft with text: docx, pdf, html, md or txt"
        )
    return list(check_documents(documents, options))


def check_documents(documents: Iterable[Document], options: CheckOptions) -> Iterator[Checked]:
    """Check documents one after the other against the same chronicle."""
    with ExitStack() as stack:
        names = lexicon(options.lexicon)
        if options.db is not None:
            known = stack.enter_context(known_from_chronicle(options.db, names))
        else:
            known = known_from_reference(options.reference, names)
        for document in documents:
            yield _checked(document, known, options.as_of)


def _checked(document: Document, known: Known, as_of: date | None) -> Checked:
    check_covered(document)
    annotated = annotate(document, known.lexicon)
    extraction = extract(annotated, known.lexicon)
    day, basis = _day(document, annotated, extraction, as_of)
    return check(draft_of(annotated, extraction, day), known, basis)


def _day(
    document: Document, annotated: Annotated, extraction: Extraction, as_of: date | None
) -> tuple[date | None, str]:
    """The day as of which a text is read: as asked, of publication, before its first plan, or the last it tells."""
    if as_of is not None:
        return as_of, "as asked for"
    if document.published is not None:
        return document.published, f"the day of publication ({document.published_basis})"
    plans = [
        one.date for one in extraction.accounts if one.status in ("scheduled", "expected", "proposed") and one.date
    ]
    first = min((one.earliest for one in plans if one.earliest), default=None)
    if first is not None:
        return first - timedelta(
            days=1
        ), "the text has no date: the day before the first that it plans; give --as-of for another"
    stated = [one.when.latest for one in annotated.mentions if one.kind == "date" and one.when and _near(one.when)]
    if stated:
        return max(
            day for day in stated if day
        ), "the text has no date: the last day of which it tells; give --as-of for another"
    return None, "the text has no date: give --as-of DAY to have its numbers counted up to it"


def _near(when: When) -> bool:
    """Whether a date is a day, a month or a year; a century tells no day of a text."""
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days < _YEAR


def _documents(source: str, as_of: date | None) -> Iterator[Document]:
    if source != "-" and not Path(source).exists():
        raise InvalidInput(f"{source}: there is no such file", hint="give a file, or - for standard input")
    if source != "-" and Path(source).is_dir():
        raise InvalidInput(f"{source} is a folder", hint="check one draft at a time")
    if source == "-":
        yield as_document(_standard_input(), as_of)
    else:
        yield from documents_of(source, as_of)


def _standard_input() -> str:
    """The text of standard input. Raises InvalidInput where it is none."""
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidInput(
            "standard input is no UTF-8 text", hint="give the draft as a file: docx, pdf, html, md or txt"
        ) from problem
    if "\0" in text:
        raise InvalidInput("standard input holds binary data", hint="give the draft as a file")
    return text
