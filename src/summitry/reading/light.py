"""Pages of web archives: main text by resiliparse and metadata from the head, without building more than one tree."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summitry.model import PublishedBasis
from summitry.reading.bibliography import from_markup
from summitry.reading.oddity import flat
from summitry.reading.outcome import Draft
from summitry.reading.published import from_field, from_url

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]')
SITES = ('meta[property="og:site_name"]', 'meta[name="application-name"]')
DAYS = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="publishdate"]',
    'meta[name="date"]',
    'meta[name="DC.date.issued"]',
    'meta[name="dcterms.created"]',
)
TIMES = ("article time[datetime]", "time[pubdate]", "time[datetime]")
JSON_DAY = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"(\d{4}-\d{2}-\d{2})')


def light_draft(page: str, path: str, url: str | None) -> Draft:
    """A draft with the main text of `page`, not yet cleaned of boilerplate, possibly empty."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(flat(page))
    text = extract_plain_text(tree, main_content=True, alt_texts=False, comments=False, preserve_formatting=True)
    published = _day(tree, page)
    basis: PublishedBasis = "markup" if published else "none"
    if published is None and (published := from_url(url)) is not None:
        basis = "url"
    language = tree.document.query_selector("html[lang]") if tree.document is not None else None
    return Draft(
        text="\n".join(line.strip() for line in text.split("\n")),
        path=path,
        title=_content(tree, TITLES) or (tree.title or "").strip() or None,
        published=published,
        published_basis=basis,
        publisher=_content(tree, SITES) or (urlsplit(url).hostname if url else None),
        lang_guess=(language.getattr("lang") or "")[:2].lower() if language is not None else None,
        url=url,
        bibliography=from_markup(page),
    )


def all_text(page: str) -> str:
    """Every word of the page, menus included: for pages in which no main text is found."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(flat(page), main_content=False, alt_texts=False, links=False)
    return "\n".join(line.strip() for line in text.split("\n"))


def _content(tree: HTMLTree, selectors: tuple[str, ...]) -> str | None:
    for selector in selectors:
        element = tree.document.query_selector(selector) if tree.document is not None else None
        value = (element.getattr("content") or element.getattr("datetime")) if element is not None else None
        if value and value.strip():
            return str(" ".join(value.split()))
    return None


def _day(tree: HTMLTree, page: str) -> date | None:
    value = _content(tree, DAYS)
    if value is None and (match := JSON_DAY.search(page)) is not None:
        value = match[1]
    if value is None:
        value = _content(tree, TIMES)
    return from_field(value) if value else None
