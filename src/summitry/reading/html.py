"""Saved pages: main text and metadata by trafilatura, the day by htmldate; scripts are never run, nothing is fetched.

Settings are those of the public article benchmark (tables in, comments out, balanced) and of the
page-date benchmark (extensive search for the original date): other settings measured worse there.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import msgspec

from summitry.reading.bibliography import from_markup
from summitry.reading.boilerplate import without_boilerplate
from summitry.reading.decode import decode
from summitry.reading.light import all_text, light_draft
from summitry.reading.oddity import oddity, slim
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Draft, Reading
from summitry.reading.page import page_passages
from summitry.reading.pageday import EARLIEST, page_day
from summitry.reading.passages import PARAGRAPH, assemble
from summitry.reading.published import from_field
from summitry.reading.reasons import Unreadable, noted
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
    yield from read_page(decoded.text, source.path, options)


def read_page(page: str, path: str, options: ReadOptions, address: str | None = None) -> Reading:
    """The article of a page, `address` being known beside it. Raises Unreadable when there is none."""
    address = address or saved_from(page)
    record, page = from_markup(page), slim(page)
    odd = oddity(page)
    if odd is None:
        draft, in_words = _full(page, path, options, address)
    else:
        yield noted(path, "fast-extractor", detail=odd)
        draft, in_words = light_draft(page, path, address), False
    body = draft.text if draft.text.strip() else all_text(page)
    text = assemble(without_boilerplate(page_passages(body, page)), PARAGRAPH)
    if not text[0].strip():
        raise Unreadable("no-text", detail="the page holds no article", advice=ADVICE)
    if in_words:
        yield noted(path, "day-in-words", detail=draft.published)
    yield msgspec.structs.replace(draft, text=text[0], segments=text[1], bibliography=record)


def _full(page: str, path: str, options: ReadOptions, address: str | None) -> tuple[Draft, bool]:
    """The draft of an ordinary page, not yet cleaned, and whether its day was only found in its words."""
    text = main_text(page)
    meta = _metadata(page, address, options)
    quick = from_field(meta.date) if meta.date else None
    told = page_day(page, text, quick, meta.url or address, options)
    return Draft(
        text=text,
        path=path,
        title=_clean(meta.title),
        published=told.day,
        published_basis=told.basis,
        publisher=_clean(meta.sitename) or meta.hostname,
        lang_guess=declared_language(page),
        url=meta.url or address,
        licence=_clean(meta.license),
    ), told.in_words


def main_text(page: str) -> str:
    """The article's text, one line per paragraph; "" when there is none."""
    from trafilatura import extract

    return extract(page, include_comments=False) or _plain_text(page)


def _plain_text(page: str) -> str:
    """For pages too short or odd for trafilatura: what is left without navigation."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page, main_content=True)
    return "\n".join(line.strip() for line in text.split("\n"))


def _metadata(page: str, url: str | None, options: ReadOptions) -> Metadata:
    """Title, site, address, licence, and the day that the markup gives; other days are searched for apart."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    days = {"min_date": EARLIEST, "max_date": options.latest.isoformat()}
    settings = {"original_date": True, "extensive_search": False, **days}
    return extract_metadata(page, default_url=url, date_config=settings) or Document()


def saved_from(page: str) -> str | None:
    """The address that browsers note in a comment when they save a page."""
    match = SAVED_FROM.search(page[:4000])
    return (match[1] or match[2]) if match else None


def declared_language(page: str) -> str | None:
    """The page's own lang attribute: often a template's, so only used when the text does not tell."""
    match = GENERIC.search(page[:8000])
    return match[1].lower() if match else None


def _clean(value: str | None) -> str | None:
    return (" ".join(unescape(value).split()) or None) if value else None
