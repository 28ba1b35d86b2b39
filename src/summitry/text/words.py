"""Finding words of a fixed list in a text by one automaton pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_LETTER = r"{0}(?<![^\W_]{0})(?![^\W_])"  # the letter first, because the search is led by it


class WordFinder:
    """Whole words of a list; safe to share between threads. The words are in lower case, as the text has to be.

    A lone letter such as "i" stands at every tenth place of a text, so those are looked for by themselves.
    """

    def __init__(self, words: Iterable[str]) -> None:
        known = set(words)
        longer = {part for word in known if len(word) > 1 for part in word.split()}
        letters = sorted(word for word in known if len(word) == 1 and word not in longer)
        self._letters = [re.compile(_LETTER.format(re.escape(letter))) for letter in letters]
        self._words = sorted(known.difference(letters))
        quickest = Implementation.DFA  # of some hundred words it is built in a millisecond
        self._longest = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest, implementation=quickest)
        self._any = AhoCorasick(self._words, matchkind=MatchKind.Standard, implementation=quickest)

    def find(self, text: str) -> list[tuple[int, str]]:
        """Each word with the offset at which it starts, left to right."""
        words = self._words
        found = [
            (start, words[number])
            for number, start, end in self._longest.find_matches_as_indexes(text)
            if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        ]
        if not self._letters:
            return found
        return sorted([*found, *((place, text[place]) for place in self._lone(text))])

    def places(self, text: str) -> list[int]:
        """Where a word may stand in any part of the text, whatever stands for the rest: more places than `find` has.

        A word between other signs than the letters a to z counts, and each of those that overlap.
        """
        found = [
            start
            for _, start, end in self._any.find_matches_as_indexes(text, overlapping=True)
            if not "a" <= text[start - 1 : start] <= "z" and not "a" <= text[end : end + 1] <= "z"
        ]
        return sorted([*found, *self._lone(text)])

    def _lone(self, text: str) -> list[int]:
        return [match.start() for letter in self._letters for match in letter.finditer(text)]
