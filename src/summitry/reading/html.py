"""Saved pages: main text and metadata by trafilatura, the day by htmldate; scripts are never run, nothing is fetched.

Settings are those of the public article benchmark (tables in, comments out, balanced) and of the
page-date benchmark (extensive search for the original date): other settings measured worse there.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from summitry.model import PublishedBasis
from summitry.reading.boilerplate import without_boilerplate
from summitry.reading.decode import decode
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Draft, Reading
from summitry.reading.page import page_passages
from summitry.reading.passages import PARAGRAPH, assemble
from summitry.reading.published import from_field, from_url
from summitry.reading.reasons import Unreadable
from summitry.reading.source import Source

if TYPE_CHECKING:
    from trafilatura.settings import Document as Metadata

SAVED_FROM = re.compile(r"saved from url=\(\d{1,5}\)(\S{1,2000})|^\s*url:\s(https?://\S{1,2000})", re.MULTILINE)
GENERIC = re.compile(r"<html[^>]{0,500}\slang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
ADVICE = "save the page after it has loaded fully, or give its text as a .txt file"


def read_html(source: Source, options: ReadOptions) -> Reading:
    """One document, with a source map of lines of the page. Raises Unreadable when there is no article."""
    limit = min(options.max_file_bytes, options.max_html_bytes)
    decoded = decode(source.read(limit))
    source.count()
    yield from decoded.notes(source.path)
    yield html_draft(decoded.text, source.path, options)


def html_draft(page: str, path: str, options: ReadOptions, address: str | None = None) -> Draft:
    """The article of a page, `address` being known beside it. Raises Unreadable when there is none."""
    text = main_text(page)
    text, segments = assemble(without_boilerplate(page_passages(text, page)), PARAGRAPH)
    if not text.strip():
        raise Unreadable("no-text", detail="the page holds no article", advice=ADVICE)
    address = address or saved_from(page)
    meta = _metadata(page, address)
    url = meta.url or address
    published, basis = _published(page, _found_day(page, address, options), url)
    return Draft(
        text=text,
        path=path,
        title=_clean(meta.title),
        published=published,
        published_basis=basis,
        publisher=_clean(meta.sitename) or meta.hostname,
        lang_guess=declared_language(page),
        url=url,
        licence=_clean(meta.license),
        segments=segments,
    )


def main_text(page: str) -> str:
    """The article's text, one line per paragraph; "" when there is none."""
    from trafilatura import extract

    return extract(page, include_comments=False) or _plain_text(page)


def _plain_text(page: str) -> str:
    """For pages too short or odd for trafilatura: what is left without navigation."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page, main_content=True)
    return "\n".join(line.strip() for line in text.split("\n"))


def _metadata(page: str, url: str | None) -> Metadata:
    """Title, site, address and licence; the day is searched for apart, so here only in the quick way."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    return extract_metadata(page, default_url=url, date_config={"extensive_search": False}) or Document()


def _found_day(page: str, url: str | None, options: ReadOptions) -> date | None:
    from htmldate import find_date

    latest = options.latest.isoformat()
    found = find_date(page, original_date=True, extensive_search=True, url=url, max_date=latest)
    return from_field(found) if found else None


def saved_from(page: str) -> str | None:
    """The address that browsers note in a comment when they save a page."""
    match = SAVED_FROM.search(page[:4000])
    return (match[1] or match[2]) if match else None


def declared_language(page: str) -> str | None:
    """The page's own lang attribute: often a template's, so only used when the text does not tell."""
    match = GENERIC.search(page[:8000])
    return match[1].lower() if match else None


def _published(page: str, day: date | None, url: str | None) -> tuple[date | None, PublishedBasis]:
    """The day with its basis: the address alone, or the page's markup."""
    if day is None:
        return None, "none"
    return day, "url" if from_url(url) == day and not _in_markup(page, day) else "markup"


def _in_markup(page: str, day: date) -> bool:
    """Whether the day stands in the page's metadata: at the beginning of an attribute or JSON value."""
    return re.search(rf"[\"']{day.isoformat()}(?:[\"'T ]|&)", page) is not None


def _clean(value: str | None) -> str | None:
    return (" ".join(unescape(value).split()) or None) if value else None
