"""Finding an extracted paragraph again in the page that it came from, by its letters and digits.

Tags, entities and blanks differ between the two, letters do not. A paragraph that is not found is
said to be somewhere in the page; no place is made up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

from summitry.reading.passages import Passage

TEXT = re.compile(r">([^<]+)")
NOT_WORDS = re.compile(r"[\W_]+")
KEY = 48
SOMEWHERE = "page, place not found"


class Page:
    """The letters and digits of a page's text, with the line on which each stretch stands."""

    def __init__(self, html: str) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._lines: list[int] = []
        position, line, seen = 0, 1, 0
        for match in TEXT.finditer(html):
            line += html.count("\n", seen, match.start(1))
            seen = match.start(1)
            for number, piece in enumerate(match[1].split("\n")):
                letters = NOT_WORDS.sub("", unescape(piece))
                if letters:
                    self._starts.append(position)
                    self._lines.append(line + number)
                    parts.append(letters)
                    position += len(letters)
        self._letters = "".join(parts)

    def find(self, paragraph: str, after: int) -> tuple[int, int] | None:
        """Range of letters that `paragraph` covers, looked for from `after` and then from the start."""
        letters = NOT_WORDS.sub("", paragraph)
        if not letters:
            return None
        begin = self._find(letters[:KEY], after)
        if begin < 0:
            return None
        tail = letters[-KEY:]
        end = self._letters.find(tail, begin, begin + 2 * len(letters) + KEY)
        return begin, (end if end >= 0 else begin) + len(tail)

    def lines(self, begin: int, end: int) -> tuple[int, int]:
        """First and last line of a range of letters."""
        return self._line(begin), self._line(max(begin, end - 1))

    def _find(self, key: str, after: int) -> int:
        found = self._letters.find(key, after)
        return found if found >= 0 else self._letters.find(key, 0, after)

    def _line(self, position: int) -> int:
        return self._lines[bisect_right(self._starts, position) - 1]


def page_passages(text: str, html: str) -> list[Passage]:
    """Each line of the extracted `text` with its lines in `html`."""
    page, after, passages = Page(html), 0, []
    for block, line in enumerate(text.split("\n")):
        found = page.find(line, after)
        if found is None:
            passages.append(Passage(line, SOMEWHERE, 0, 0, block))
            continue
        after = found[1]
        passages.append(Passage(line, "line", *page.lines(*found), block))
    return passages
