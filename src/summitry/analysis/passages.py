"""Sentences of a statement as they are compared: words without punctuation, the numbers of items left out."""

from __future__ import annotations

import re

import msgspec

from summitry.analysis.differences import Alphabet
from summitry.text.sentences import sentences
from summitry.text.tokens import Token, tokens

#: "1.", "(2)", "三、", "IV.", a bullet: what numbers an item is no part of it.
_ITEM = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.)、）．](?:\s|(?=\D))|[-–—•*·]\s)\s*"
)


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One sentence: half-open offsets into the text, its words with offsets into the text, and one letter a word."""

    number: int
    start: int
    end: int
    words: tuple[Token, ...]
    letters: str

    @property
    def norms(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.norm for word in self.words)


def passages(text: str, alphabet: Alphabet) -> tuple[Passage, ...]:
    """The sentences of a text that have words, in order; `alphabet` is the one of all texts that are compared."""
    found: list[Passage] = []
    for start, end in sentences(text):
        item = _ITEM.match(text, start, end)
        first = item.end() if item else start
        words = tuple(Token(one.start + first, one.end + first, one.norm) for one in tokens(text[first:end]))
        if words:
            letters = alphabet.encode([word.norm for word in words])
            found.append(Passage(len(found), start, end, words, letters))
    return tuple(found)
