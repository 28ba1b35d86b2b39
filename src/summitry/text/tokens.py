"""Words of a text with their offsets, in a form in which spellings that mean nothing compare equal.

A word is a run of letters or digits; each Chinese character is a word of its own, in its simplified form. Case,
full-width forms, the dots of ё, the hyphen of "co-operation" and the shape of apostrophes are forgotten; punctuation
and white space are no words, so they are never a difference. Currency and per cent signs are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

import msgspec

from summitry.text.scripts import HAN, simplified

_WORD = re.compile(
    rf"[{HAN}\u3040-\u30ff]"
    r"|[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
    r"|(?<!\w)(?:[Cc]o|[Rr]e|[Pp]re)[-‐‑](?=[a-z])(?:(?![\u3040-\u30ff])[^\W\d_])+"  # co-operation, re-election
    rf"|(?:(?![{HAN}\u3040-\u30ff])[^\W\d_])+(?:['’](?:(?![{HAN}])[^\W\d_])+)*"
    r"|[%％$€£¥₽₹]"
)
_APOSTROPHES = str.maketrans({"’": "'", "-": None, "‐": None, "‑": None, "ё": "е"})


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word: half-open offsets into the text, and the form in which words are compared."""

    start: int
    end: int
    norm: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    return tuple(Token(match.start(), match.end(), normal(match.group())) for match in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """The form of one word in which it is compared."""
    if word.isascii() and word.isalpha():
        return word.lower()
    lower = unicodedata.normalize("NFKC", word).casefold()
    return simplified(lower).translate(_APOSTROPHES)


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """A compared word without its ending, where the language is one that `snowballstemmer` knows; else as it is."""
    name = _STEMMERS.get(lang)
    if name is None or not word.isalpha():
        return word
    found: str = _stemmer(name).stemWord(word)
    return found


_STEMMERS = {"en": "english", "ru": "russian"}


@lru_cache(maxsize=4)
def _stemmer(name: str) -> Any:  # noqa: ANN401 - the library has no types
    import snowballstemmer

    return snowballstemmer.stemmer(name)
