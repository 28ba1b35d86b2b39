"""Sentences as half-open ranges, with the offsets of the text that was given.

A blank line always ends a sentence. A full stop ends one unless it belongs to an abbreviation or an
initial; after abbreviations that often end sentences too ("U.S.") the next word decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_BREAK = re.compile(
    r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9\u0400-\u042F—–*-])"  # closing mark, space, a sentence's first sign
    r"|[.!?][\"”]?(?=[A-Z][a-z]+ [a-z])"  # no space at all: "mutually.They also discussed"
    r"|\n[^\S\n]*\n\s*"  # blank line
    r"|\n(?=\s*(?:[-*•·]|\d+[.)]\s))"  # list item
    r"|[。！？]"  # Chinese
)
_LAST_WORD = re.compile(r"[\w’'.-]+$")

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt adm capt gov sen rep rev hon st jr sr messrs mme mlle vs etc no vol pp "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun inc ltd co corp e.g i.e u.s u.k u.n "
    "u.s.s.r e.u d.c a.m p.m ph.d u.a.e mt ft dept art approx r m j".split()
)
_MAY_END = frozenset("u.s u.k u.n u.s.s.r e.u d.c a.m p.m u.a.e jr sr etc inc ltd co corp".split())
_STARTERS = re.compile(
    r"\s+[\"“‘(]*(?:The|He|She|It|They|We|I|In|On|At|But|And|This|That|These|His|Her|Their|A|An|As|After|Before|During|"
    r"For|From|However|While|When|Asked|Earlier|Meanwhile|Both|Speaking|According)\b"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentence ranges in text order; white space around a sentence is left out."""
    return tuple(_trimmed(text))


def _trimmed(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        if text[match.start()] == "." and _is_abbreviation(text, match.start(), end):
            continue
        yield from _strip(text, start, end)
        start = end
    yield from _strip(text, start, len(text))


def _strip(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_abbreviation(text: str, dot: int, end: int) -> bool:
    if end - dot > 1 and text[dot + 1 : end].strip("\"'”’)]") != "":
        return False
    word = _LAST_WORD.search(text, max(0, dot - 24), dot)
    if word is None:
        return False
    stem = word.group().casefold().strip("'’")
    if stem in _ABBREVIATIONS or (len(stem) == 1 and stem.isalpha() and word.group()[0].isupper()):
        return not (_may_end(stem) and _STARTERS.match(text, end) is not None)
    return False


@lru_cache(maxsize=256)
def _may_end(stem: str) -> bool:
    return stem in _MAY_END
