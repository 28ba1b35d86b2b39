"""Where a text holds words that may tell of an engagement: the cues of the engagement rules.

One automaton pass over the text decides which sentences the rules are laid over at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from summitry.lexicon.engagement_rules import engagement_rules
from summitry.text.words import WordFinder

GATHERING = "<G>"  # stands among a rule's cues for any named gathering; no word of a text
SHORT = "<short>"  # stands there for a sentence of less than SHORT_LENGTH characters that holds the word behind it
SHORT_LENGTH = 100
ENTRY = "<entry>"  # stands there for an item of a list, a row of a table or a line that opens with its date
ENTRY_LENGTH = 300
_ENTRY = re.compile(r"[-*•·|]|\d{1,4}\b|[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.? \d")


@lru_cache(maxsize=4)
def _finder(lang: str) -> WordFinder:
    return WordFinder(word for rule in engagement_rules(lang) for word in rule.cues if not word.startswith("<"))


@lru_cache(maxsize=4)
def _short(lang: str) -> re.Pattern[str]:
    """The words and signs of which a short sentence must hold one for a rule to be laid over it; "" asks for none."""
    cues = (cue.partition(" ") for rule in engagement_rules(lang) for cue in rule.cues)
    words = sorted({word for sign, _, word in cues if sign == SHORT})
    return re.compile("|".join(rf"\b{word}\b" if word.isalpha() else re.escape(word) for word in words) or "(?!)")


class Cues:
    """The cue words of `content`, by place."""

    def __init__(self, content: str, lang: str = "en") -> None:
        self._small = small(content)
        found = _finder(lang).find(self._small)
        self._content = content
        self._short = _short(lang)
        self._places = [place for place, _ in found]
        self._words = [word for _, word in found]

    def any_in(self, start: int, end: int) -> bool:
        """Whether the sentence that is this stretch has any, or is short."""
        if end - start < SHORT_LENGTH or bisect_left(self._places, start) < bisect_left(self._places, end):
            return True
        return self._is_entry(start, end)

    def _is_entry(self, start: int, end: int) -> bool:
        return end - start < ENTRY_LENGTH and _ENTRY.match(self._content, start) is not None

    def within(self, start: int, end: int) -> frozenset[str]:
        """The cue words of the sentence that is this stretch; empty when there is none."""
        words = self._words[bisect_left(self._places, start) : bisect_left(self._places, end)]
        if end - start < SHORT_LENGTH and self._short.search(self._small, start, end):
            words.append(SHORT)
        if self._is_entry(start, end):
            words.append(ENTRY)
        return frozenset(words)


def in_entry(content: str, position: int) -> bool:
    """Whether the line of a position is an item of a list, a row of a table or opens with its date."""
    return _ENTRY.match(content, content.rfind("\n", 0, position) + 1) is not None


@lru_cache(maxsize=1)
def cues_of(content: str) -> Cues:
    """The cues of a text; kept for the next stage, which asks for those of the same text."""
    return Cues(content)


@lru_cache(maxsize=2)
def small(content: str) -> str:
    """A whole text in lower case, as long as before; kept for those who ask for that of the same text."""
    return lowered(content)


def lowered(text: str) -> str:
    """The text in lower case and as long as before: a letter whose small form is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
