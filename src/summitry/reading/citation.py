"""A text's citation of itself: in the beginning, as repositories, journals and Chinese standards write it.

Three forms are known: "Okafor, Ada (2025) Title. Journal, 27 (2). pp. 1-9. ISSN 0000-0000", "Okafor, A. (2021). Title.
Journal, 12(3), 45-67." and "李静. 题名[J]. 刊名, 2019, 12(3): 45-67.". It must have the document's title, or stand
behind "Citation:". Lines with a label ("ISSN: …", "Date Deposited: …") fill it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.text.names import squash

_BEGINNING = 6000  # characters
_YEAR = re.compile(r" \((\d{4})\)\.? ")
_AFTER_YEAR = re.compile(
    r"(?P<title>[^\n]{5,400}?[^\s.])\. (?P<journal>[^\n.,]{3,200}),? (?P<volume>\d{1,4})"
    r" ?(?:\((?P<issue>[\w-]{1,12})\))?[.,:] ?(?:pp?\. ?)?(?P<pages>\w{1,8}(?:[-–—]\w{1,8})?)?"
    r"(?:\. ISSN:? (?P<issn>\d{4}-\d{3}[\dXx]))?"
)
_KIND = re.compile(r"\[([A-Z])(?:/OL)?\][.．] ?")
_BEFORE_KIND = re.compile(r"(?P<authors>[^.．]{2,120})[.．] ?(?P<title>.{4,200})")
_AFTER_KIND = re.compile(
    r"(?P<journal>[^\n,，]{2,80})[,，] ?(?P<published>\d{4})[,，]? ?(?P<volume>\d{1,4})?"
    r"(?:[（(](?P<issue>\w{1,8})[）)])?(?:[:：] ?(?P<pages>\d{1,6}(?:[-–—]\d{1,6})?))?"
)
_AUTHORS = 3, 300  # characters
_KINDS = {"J": "article", "D": "thesis", "M": "book", "R": "report", "C": "conference paper"}
_CITED_AS = re.compile(
    r"(?:cite (?:this|as)|how to cite|(?:suggested |recommended )?citation|引用(?:本文|格式))[^\n:：]{0,40}[:：]\s*",
    re.IGNORECASE,
)
_LABELS = (
    ("deposited", re.compile(r"^(?:Date )?Deposited(?: on)?: ?(.{4,40})$", re.MULTILINE | re.IGNORECASE)),
    ("type", re.compile(r"^(?:Item|Document|Publication) Type: ?(.{3,40})$", re.MULTILINE | re.IGNORECASE)),
    ("doi", re.compile(r"^(?:DOI|doi)[:：]? ?(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S{1,200})$", re.MULTILINE)),
    ("doi", re.compile(r"^Official URL: ?https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S{1,200})$", re.MULTILINE)),
    (
        "issn",
        re.compile(
            r"^(?:e-?|p-?)?ISSN(?: \((?:print|online)\))?[:：]? ?(\d{4}-\d{3}[\dXx])", re.MULTILINE | re.IGNORECASE
        ),
    ),
    ("journal", re.compile(r"^(?:Journal|Published in|刊名|期刊)[:：] ?(.{3,120})$", re.MULTILINE | re.IGNORECASE)),
    ("authors", re.compile(r"^(?:Authors?|作者|Авторы?)[:：] ?(.{2,200})$", re.MULTILINE | re.IGNORECASE)),
    ("url", re.compile(r"^(?:URI|Official URL|URL): ?(https?://\S{4,300})$", re.MULTILINE)),
)
#: Labels that papers carry and news does not: one of them makes a record with another label beside it.
_SCHOLARLY = frozenset({"deposited", "doi", "issn", "journal"})
_LEAST_LABELS = 2
#: Without one of these there is no citation: most news texts are done with at once.
_SIGNS = ("ISSN", "DOI", "doi", "eposited", "pp.", "[J", "[D", "[M", "[R", "[C", "itation", "cite ", "引用", "). ")


def citation_in(text: str, title: str | None) -> dict[str, str] | None:
    """Fields as written, with the exact citation as `quote`; None where the text does not cite itself."""
    beginning = text[:_BEGINNING]
    if not any(sign in beginning for sign in _SIGNS):
        return None
    labelled = {name: match[1].strip() for name, form in reversed(_LABELS) if (match := form.search(beginning))}
    cited = _own(beginning, title)
    if cited is None and (len(labelled) < _LEAST_LABELS or not labelled.keys() & _SCHOLARLY):
        return None
    found = {**labelled, **(cited or {})}
    return found if "title" in found or not title else {**found, "title": title}


def _own(beginning: str, title: str | None) -> dict[str, str] | None:
    for parts in (*_with_year(beginning), *_with_kind(beginning)):
        if _same(parts["title"], title) or _is_cited_as(beginning, parts["quote"]):
            return parts
    return None


def _is_cited_as(beginning: str, quote: str) -> bool:
    """Whether "Citation:" stands at the head of the citation's line, or is the line before."""
    before = beginning[: beginning.index(quote)].rstrip()
    return any(_CITED_AS.match(line) is not None for line in (quote, before.rpartition("\n")[2]))


def _with_year(beginning: str) -> Iterator[dict[str, str]]:
    """ "Authors (2021) Title. Journal, 12 (3). pp. 45-67"."""
    least, most = _AUTHORS
    for year in _YEAR.finditer(beginning):
        start = beginning.rfind("\n", 0, year.start()) + 1
        authors, rest = beginning[start : year.start()], _AFTER_YEAR.match(beginning, year.end())
        if rest is not None and least <= len(authors) <= most and "(" not in authors:
            told = {"authors": _unlabelled(authors), "published": year[1], **_said(rest)}
            yield {**told, "quote": beginning[start : rest.end()].strip()}


def _with_kind(beginning: str) -> Iterator[dict[str, str]]:
    """ "作者. 题名[J]. 刊名, 2019, 12(3): 45-67"."""
    for kind in _KIND.finditer(beginning):
        start = beginning.rfind("\n", 0, kind.start()) + 1
        before = _BEFORE_KIND.fullmatch(beginning, start, kind.start())
        after = _AFTER_KIND.match(beginning, kind.end())
        if before is not None and after is not None:
            told = {**_said(before), **_said(after), "quote": beginning[start : after.end()].strip()}
            yield {**told, "authors": _unlabelled(told["authors"]), "type": _KINDS.get(kind[1], "other")}


def _said(match: re.Match[str]) -> dict[str, str]:
    return {name: value.strip() for name, value in match.groupdict().items() if value}


def _unlabelled(authors: str) -> str:
    """Authors without the label that stands before a citation on its line."""
    return authors.rpartition("：")[2].rpartition(": ")[2].strip()


def _same(cited: str, title: str | None) -> bool:
    """Whether a title that is cited is the document's own, one perhaps without its subtitle."""
    if not title:
        return False
    one, other = squash(cited), squash(title)
    return bool(one) and (one in other or other in one)
