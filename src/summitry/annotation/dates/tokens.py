"""A text as words with offsets and as a string of their classes, one character for a word."""

from __future__ import annotations

import re

import msgspec

from summitry.annotation.dates.patterns import OTHER
from summitry.annotation.dates.vocabulary import Value, Vocabulary

_TOKEN = re.compile(
    r"[apAP]\.[mM]\b\.?|[^\W\d_]+"
    r"|\d{1,4}([./-])\d{1,2}\1\d{1,4}(?!\w)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th|ST|ND|RD|TH|['’]?s)?(?!\w)|\d+"
    r"|['’](?:s|ll)\b|['’]\d0s\b"
    r"|\n(?=\s*[^a-z0-9\s])|\n[^\S\n]*\n"  # an end of line that may end a sentence
    r"|[^\w\s]"
)
_NUMBER = re.compile(
    r"(?P<numdate>\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(?:\d{4}|\d{2}))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<ordnum>[0-3]?\d(?:st|nd|rd|th|ST|ND|RD|TH))"
    r"|(?P<decadenum>(?:1\d|20)\d0['’]?s|['’]\d0s)"
    r"|(?P<decimal>\d+\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+)"
)


class Tokens(msgspec.Struct, frozen=True):
    """The words of `text`: their spans, lower-case forms and classes."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    classes: str
    vocabulary: Vocabulary

    def original(self, index: int) -> str:
        """The word as it is written."""
        start, end = self.spans[index]
        return self.text[start:end]

    def word(self, index: int) -> str:
        """The word in lower case; "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def value(self, index: int) -> Value:
        """The value that the vocabulary gives the word."""
        return self.vocabulary.value(self.words[index])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the word and the next."""
        return index + 1 < len(self.spans) and self.spans[index][1] == self.spans[index + 1][0]


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """The words of `text` with the classes that the vocabulary gives them."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end].lower() for start, end in spans]
    get = vocabulary.codes.get
    classes = [get(word) or (OTHER if word.isalpha() else _class_of(word, vocabulary)) for word in words]
    return Tokens(text, spans, words, "".join(classes), vocabulary)


def _class_of(word: str, vocabulary: Vocabulary) -> str:
    """The class of a number or sign that is not in the vocabulary itself."""
    if word[0] == "\n":
        return vocabulary.char("break")
    match = _NUMBER.fullmatch(word)
    if match is None or match.lastgroup is None:
        return OTHER
    return vocabulary.char(match.lastgroup)
