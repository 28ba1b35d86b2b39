"""The bibliographic record of a page (meta tags) or of a text (its own citation), never of what it cites.

Meta tags of Highwire, EPrints, PRISM and Dublin Core are mapped to fields by `tables/bibliography.csv`; where several
name a field, the first of the table wins. A page has a record when its tags name a journal, an ISSN, a DOI or an
institution: Dublin Core alone also stands on ordinary news pages. A text has one when its beginning holds its own
citation or labelled lines; a list of references at its end is not looked at.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape

import msgspec

from summitry.model import Bibliography
from summitry.model.bibliography import WorkType
from summitry.reading.citation import citation_in
from summitry.reading.published import from_field
from summitry.reading.reasons import TABLES

_META = re.compile(r"<meta\s([^>]{1,6000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>，。；]{1,200}")
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")
_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(?:[-/.](0?[1-9]|1[0-2]))?(?!\d)")
_TELLING = ("journal", "issn", "doi", "institution", "school")
_BETWEEN = re.compile(r"[;；、，]| and |,? & |(?<=[A-Z]\.), (?=[A-ZÀ-ÖØ-Þ][a-z])")
_HEAD = 400_000  # characters of a page in which its meta tags stand


def from_markup(page: str) -> Bibliography | None:
    """The record that a page's meta tags give."""
    found: dict[str, list[str]] = {}
    order = _fields()
    for name, content in sorted(_tags(page), key=lambda tag: order[tag[0]][0]):
        found.setdefault(order[name][1], []).append(content)
    if not any(found.get(field) for field in _TELLING):
        return None
    return _record(found)


def from_text(text: str, title: str | None) -> Bibliography | None:
    """The record that a text gives of itself."""
    told = citation_in(text, title)
    if told is None:
        return None
    record = _record({name: [value] if isinstance(value, str) else list(value) for name, value in told.items()})
    return msgspec.structs.replace(record, found_in="text", quote=str(told["quote"]) if "quote" in told else None)


def _tags(page: str) -> Iterator[tuple[str, str]]:
    known = _fields()
    for match in _META.finditer(page, 0, _HEAD):
        attributes = {name.lower(): unescape(one or other) for name, one, other in _ATTRIBUTE.findall(match[1])}
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        content = " ".join(attributes.get("content", "").split())
        if name in known and content:
            yield name, content


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, tuple[int, str]]:
    """Field by name of the tag, with its place in the table."""
    with (TABLES / "bibliography.csv").open(encoding="utf-8", newline="") as handle:
        return {row["name"]: (place, row["field"]) for place, row in enumerate(csv.DictReader(handle))}


@lru_cache(maxsize=1)
def _types() -> Mapping[str, WorkType]:
    with (TABLES / "citation_types.csv").open(encoding="utf-8", newline="") as handle:
        return {row["word"]: msgspec.convert(row["type"], WorkType) for row in csv.DictReader(handle)}


def _record(found: Mapping[str, Sequence[str]]) -> Bibliography:
    def first(name: str) -> str | None:
        return next(iter(found.get(name, ())), None)

    doi = _DOI.search(" ".join((*found.get("doi", ()), *found.get("identifier", ()), *found.get("url", ()))))
    issn = _ISSN.search(" ".join((*found.get("issn", ()), *found.get("identifier", ()))))
    school = first("school")
    return Bibliography(
        title=first("title"),
        authors=tuple(dict.fromkeys(_names(found.get("authors", ())))),
        type="thesis" if school else _types().get((first("type") or "").strip().lower()),
        journal=first("journal"),
        volume=first("volume"),
        issue=first("issue"),
        pages=first("pages") or _range(first("first_page"), first("last_page")),
        published=_day(first("published")),
        deposited=_day(first("deposited")),
        publisher=first("publisher") or first("institution") or school,
        issn=issn.group().upper() if issn else None,
        isbn=first("isbn"),
        doi=doi.group().rstrip(".,;)") if doi else None,
        url=first("url"),
        found_in="markup",
    )


def _names(values: Sequence[str]) -> Iterator[str]:
    """Each author; one value may hold several."""
    for value in values:
        yield from (part.strip(" ,") for part in _BETWEEN.split(value) if part.strip(" ,"))


def _range(low: str | None, high: str | None) -> str | None:
    return f"{low}-{high}" if low and high and low != high else low


def _day(value: str | None) -> str | None:
    """The date as EDTF: a day where one is told, else a month or a year."""
    if value is None:
        return None
    day = from_field(value)
    if day is not None:
        return day.isoformat()
    year = _YEAR.search(value)
    if year is None:
        return None
    return f"{year[1]}-{int(year[2]):02}" if year[2] else year[1]
