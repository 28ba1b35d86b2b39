"""A text as words with offsets and as a string of their classes, one character for a word.

Nearly all the time of the tagger goes here, so the words are cut, measured and looked up by a few calls that
run through the whole text at once instead of a loop over words.
"""

from __future__ import annotations

import re
from itertools import accumulate, filterfalse

import msgspec

from summitry.annotation.dates.patterns import OTHER
from summitry.annotation.dates.vocabulary import Value, Vocabulary

# white space before a word belongs to its match, so that the lengths of the matches add up to offsets
_TOKEN = re.compile(
    r"[^\S\n]*+(?:[a-z]+|[^\W\d_]+"
    r"|\d(?:\d{0,3}-\d{1,2}-\d{1,4}(?!\w)|\d{0,3}/\d{1,2}/\d{1,4}(?!\w)|\d{0,3}\.\d{1,2}\.\d{1,4}(?!\w)"
    r"|\d?:\d{2}(?::\d{2})?(?!\d)|\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d*\.\d+"
    r"|\d*(?:st|nd|rd|th|['’]?s)?(?!\w)|\d*)"
    r"|['’](?:s\b|ll\b|\d0s\b)?|[^\w\s]|_|\n|\Z)"
)
_NUMBER = re.compile(
    r"(?P<numdate>[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\3(?:[0-9]{4}|[0-9]{2}))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
    r"|(?P<ordnum>[0-3]?[0-9](?:st|nd|rd|th))"
    r"|(?P<decadenum>(?:1[0-9]|20)[0-9]0['’]?s|['’]?[2-9]0s)"
    r"|(?P<decimal>[0-9]+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+)"
)
_WRAPPED = re.compile(r"\n(?<=[^\n.!?:;]\n)(?=[a-z0-9])")  # the end of a line within a sentence


class Tokens(msgspec.Struct, frozen=True):
    """The words of `text`: their ends, lower-case forms ("" for the end of a line) and classes."""

    text: str
    ends: list[int]
    words: list[str]
    classes: str
    vocabulary: Vocabulary

    def begin(self, index: int) -> int:
        """The offset at which the word begins."""
        return self.ends[index] - len(self.words[index])

    def original(self, index: int) -> str:
        """The word as it is written."""
        return self.text[self.begin(index) : self.ends[index]]

    def word(self, index: int) -> str:
        """The word in lower case; "" at the end of a line and outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def value(self, index: int) -> Value:
        """The value that the vocabulary gives the word."""
        return self.vocabulary.value(self.words[index])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the word and the next."""
        return index + 1 < len(self.ends) and self.ends[index] == self.begin(index + 1)


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """The words of `text` with the classes that the vocabulary gives them."""
    pieces = _TOKEN.findall(_lower(_WRAPPED.sub(" ", text)))
    ends = list(accumulate(map(len, pieces)))
    words = list(map(str.lstrip, pieces))
    different, codes = set(words), vocabulary.codes
    classes = dict.fromkeys(different, OTHER)
    classes.update((word, codes[word]) for word in codes.keys() & different)
    others = filterfalse(str.isalpha, different.difference(codes))
    classes.update((word, _class_of(word, vocabulary)) for word in others)
    return Tokens(text, ends, words, "".join(map(classes.__getitem__, words)), vocabulary)


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold ("İ" would become two characters)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered


def _class_of(word: str, vocabulary: Vocabulary) -> str:
    """The class of a number or sign that is not in the vocabulary itself."""
    match = _NUMBER.fullmatch(word)
    return OTHER if match is None or match.lastgroup is None else vocabulary.char(match.lastgroup)
