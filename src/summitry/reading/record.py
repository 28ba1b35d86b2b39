"""One record of JSON lines, JSON or CSV as a draft. Its text is kept exactly as given.

Users' offsets point into their own text, so nothing is stripped, normalised or cleaned here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from summitry.model import SourceSegment
from summitry.reading.outcome import Draft, Reading
from summitry.reading.published import from_field
from summitry.reading.reasons import noted, skipped

#: names under which a field may stand, first match wins
DOC_ID = ("doc_id", "id")
PUBLISHED = ("published", "date")
TITLE = ("title", "headline")
TEXT = ("text", "body", "content")
LICENCE = ("licence", "license")
PUBLISHER = ("publisher", "source")
LANG = ("lang", "language")
URL = ("url",)
_KINDS = {
    dict: "an object", list: "an array", str: "a string", int: "a number", float: "a number", bool: "true or false"
}  # fmt: skip


def draft_of(record: Mapping[str, object], path: str, where: str) -> Reading:
    """The draft of one record; `where` names the record within its file ("line 17").

    Yields a line instead when it has no text, and one beside it when its date is not understood.
    """
    name, text = _field(record, TEXT)
    if name is None:
        yield skipped(path, "no-text-field", detail=", ".join(TEXT))
        return
    if not isinstance(text, str):
        yield skipped(path, "not-text", name=name, detail=kind_of(text))
        return
    if not text.strip():
        yield skipped(path, "blank")
        return
    given = _words(record, PUBLISHED)
    published = _day(given)
    if given and published is None:
        yield noted(path, "bad-date", detail=repr(given[:40]))
    yield Draft(
        text=text,
        path=path,
        doc_id=_words(record, DOC_ID),
        title=_words(record, TITLE),
        published=published,
        published_basis="given" if published else "none",
        publisher=_words(record, PUBLISHER),
        lang=code_of(_words(record, LANG)),
        url=_words(record, URL),
        licence=_words(record, LICENCE),
        segments=(SourceSegment(0, len(text), f"{where}, field {name}"),),
    )


def kind_of(value: object) -> str:
    """What a value of JSON is, in words."""
    return _KINDS.get(type(value), "null")


def code_of(lang: str | None) -> str | None:
    """The language code of en, en-GB or EN_us; None for anything else, so that the text decides."""
    code = (lang or "").replace("_", "-").split("-", 1)[0].strip().lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else None


def _field(record: Mapping[str, object], names: tuple[str, ...]) -> tuple[str | None, object]:
    for name in names:
        value = record.get(name)
        if value is not None:
            return name, value
    return None, None


def _words(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if not value and value != 0:
            continue
        if isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return None


def _day(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return from_field(value)
