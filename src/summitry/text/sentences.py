"""Sentences as half-open ranges, with the offsets of the text that was given.

A blank line always ends a sentence. A full stop ends one unless it belongs to an abbreviation, an initial or the
number of a list's item; after abbreviations that often end sentences too ("U.S.") the next word decides. The
abbreviations are those of `rules/en/sentences.toml`. What runs on beyond LONGEST characters is a table or a list
without full stops: it is parted at white space, so that the later stages, which read sentence by sentence, stay
linear in the length of a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

LONGEST = 3000  # characters; the longest sentences of real speeches have about 1,500

# The rule files of all stages stand together. This floor lies below the lexicon, so it reads its own file itself.
_RULES = Path(__file__).parents[1] / "lexicon" / "rules" / "en" / "sentences.toml"

_OPENING = "[\"'“‘«(\\[]*+"
_CLOSING = "[\"'”’»)\\]]*+"
_FIRST = "[A-Z0-9À-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĽŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽȘȚ\u0400-\u042f—–*-]"  # a sentence's first sign
_MONTH = r"[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.?"
_TO = r"(?: to | and |[^\S\n]?[-–—][^\S\n]?)"
_DAYS = r"\d{1,2}(?:[^\S\n]?[-–—/][^\S\n]?\d{1,2})?"
_DATED = (
    rf"{_DAYS} {_MONTH}(?:{_TO}\d{{1,2}} {_MONTH})?(?:,? \d{{4}})?"
    rf"|{_MONTH} {_DAYS}(?:{_TO}{_MONTH} \d{{1,2}})?(?:, \d{{4}})?|(?:{_MONTH}{_TO})?{_MONTH} \d{{4}}"
    rf"|\d{{4}}(?:-\d\d(?:-\d\d)?)?(?:,? {_MONTH}(?: {_DAYS})?)?"
)
_ENTRY_HEAD = re.compile(rf"\s*[-*•·|]?\s*(?:{_DATED})")  # "3-4 July 1963. De Gaulle in Bonn": a date heads its entry
_BREAK = re.compile(
    r"[.!?…\n。！？](?:"
    # a run of marks is read once, from its first: a lookbehind keeps "....." linear
    rf"(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+{_CLOSING}(?=\s++{_OPENING}{_FIRST})"
    r"|(?<=[.!?])[\"”]?(?=[A-ZÀ-ÖØ-Þ][a-z]+ [a-z])"  # no space at all: "mutually.They also discussed"
    r"|(?<=\n)[^\S\n]*+\n\s*+"  # blank line
    r"|(?<=\n)(?=\s*+(?:[-*•·|]|\d++(?:[.)]\s|[^\S\n]*[|\t])))"  # list item, row of a table
    rf"|(?<=\n)(?=[^\S\n]*+(?:{_DATED})[^\S\n]*(?:[:–—|]|-[^\S\n]|\.[^\S\n]))"  # line that opens with its date
    r"|(?<=[。！？])[。！？]*+[”’」』）]*+"  # Chinese
    ")"
)
_JOINING = "_’'.-"  # what may stand within a word, beside letters and digits
_REACH = 24  # characters in which the word before a full stop is looked for
_LETTERED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ITEM = re.compile(r"(?:\A|\n)[^\S\n]*\Z")
_NUMBER_NEXT = re.compile(r"\s*\d")


class _Rules(msgspec.Struct, frozen=True):
    never_last: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starter: re.Pattern[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    words = tomllib.loads(_RULES.read_text(encoding="utf-8"))
    return _Rules(
        never_last=frozenset(words["never_last"]),
        before_number=frozenset(words["before_number"]),
        may_end=frozenset(words["may_end"]),
        starter=re.compile(rf"\s*{_OPENING}(?:{'|'.join(words['starters'])})\b(?!\.)"),
    )


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentence ranges in text order; white space around a sentence is left out, none is longer than LONGEST."""
    return tuple(_ranges(text))


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        low, end = match.span()
        if text[low] == "." and (_goes_on(text, low, end) or _ENTRY_HEAD.fullmatch(text, start, low)):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    end = start + len(part.rstrip())
    start += len(part) - len(part.lstrip())
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
        while text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where a stretch that is too long is parted: at the last line's end, pause or blank, else just anywhere."""
    low, high = start + LONGEST // 2, start + LONGEST
    for sign in ("\n", "; ", ", ", " ", "，"):
        found = text.rfind(sign, low, high)
        if found >= 0:
            return found + len(sign)
    return next((at for at in range(high, low, -1) if text[at - 1].isspace()), high)


def _goes_on(text: str, dot: int, end: int) -> bool:
    """Whether the full stop at `dot`, with the marks up to `end`, leaves its sentence open."""
    if text.startswith((".", "…", "!", "?"), dot + 1):
        return False
    word = _word_start(text, dot)
    if word == dot:
        return False
    rules, stem = _rules(), text[word:dot].strip("'’-")
    if stem.isdecimal():  # "1. The parties agreed": the number of an item, not a sentence
        return len(stem) <= 3 and _ITEM.search(text, max(0, word - _REACH), word) is not None
    if stem in rules.before_number:
        return _NUMBER_NEXT.match(text, end) is not None
    if stem in rules.never_last:
        return True
    if stem.capitalize() in rules.may_end and _NUMBER_NEXT.match(text, end) is not None:
        return True  # "NOV. 19", "Nov. 19"
    lettered = (len(stem) == 1 and stem.isupper()) or ("." in stem and _LETTERED.fullmatch(stem) is not None)
    return (lettered or stem in rules.may_end) and rules.starter.match(text, end) is None


def _word_start(text: str, dot: int) -> int:
    """Where the word before a full stop begins, looked for within _REACH; `dot` itself where there is none."""
    low = max(0, dot - _REACH)
    start = dot
    while start > low and ((sign := text[start - 1]).isalnum() or sign in _JOINING):
        start -= 1
    return start
