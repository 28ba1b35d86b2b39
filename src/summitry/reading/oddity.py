"""Pages on which the careful extractor takes minutes: too long, too many elements, or nested too deep.

Its work grows with the square of these. The fast extractor of web archives is linear, so it takes these
pages, and the account says so. Pictures and scripts within a page are no reason: pages saved in one file
are full of them, and they are left out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LARGE = 500_000  # characters; below that nothing is worth leaving out
MOST_CHARACTERS = 2_000_000
MOST_TAGS = 16_000
MOST_LEVELS = 400
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>")
DATA = re.compile(r"data:[a-z]{1,20}/[^\s\"'()<>]{200,}")
SCRIPT = re.compile(r"<(script|style)\b(?![^<>]{0,300}json)[^<>]{0,2000}>", re.IGNORECASE)
ENDS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
#: elements without an end tag, or whose end tag may be left out: they say nothing of depth
OPEN_ENDED = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "td",
        "th",
        "option",
    )
)


def slim(page: str) -> str:
    """A large page without inlined pictures and scripts, its lines where they were; data of JSON stay."""
    return page if len(page) <= LARGE else "".join(_without_scripts(DATA.sub("", page)))


def _without_scripts(page: str) -> Iterator[str]:
    position = 0
    while (start := SCRIPT.search(page, position)) is not None:
        end = ENDS[start[1].lower()].search(page, start.end())
        if end is None:
            break
        yield page[position : start.end()]
        yield "\n" * page.count("\n", start.end(), end.start())
        position = end.start()
    yield page[position:]


def oddity(page: str) -> str | None:
    """In words what is odd about the page, or None for an ordinary one. Stops counting at the limit."""
    if len(page) > MOST_CHARACTERS:
        return f"more than {MOST_CHARACTERS:,} characters"
    level = 0
    for number, match in enumerate(TAG.finditer(page)):
        if number > MOST_TAGS:
            return f"more than {MOST_TAGS:,} tags"
        level += _step(match, level)
        if level > MOST_LEVELS:
            return f"more than {MOST_LEVELS} elements within each other"
    return None


def flat(page: str) -> str:
    """The page without the tags of elements that lie too deep, their text being kept; most pages as they are.

    Even fast extractors take time that grows with the square of the depth.
    """
    tags = page.count("<")
    if tags <= MOST_TAGS and tags - 2 * page.count("</") <= 2 * MOST_LEVELS:
        return page
    return "".join(_without_deep_tags(page))


def _without_deep_tags(page: str) -> Iterator[str]:
    level = position = 0
    for match in WHOLE_TAG.finditer(page):
        step = _step(match, level)
        deep = max(level, level + step) > MOST_LEVELS
        level += step
        if deep and step:
            yield page[position : match.start()]
            position = match.end()
    yield page[position:]


def _step(match: re.Match[str], level: int) -> int:
    """How a tag changes the number of open elements."""
    if match[2].lower() in OPEN_ENDED:
        return 0
    return (-1 if level else 0) if match[1] else 1
