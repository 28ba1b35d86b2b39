"""Finding words of a fixed list in a text by one automaton pass."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs


class WordFinder:
    """Whole words of a list; safe to share between threads. The words are in lower case, as the text has to be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._automaton = ahocorasick_rs.AhoCorasick(self._words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, str]]:
        """Each word with the offset at which it starts, left to right."""
        return [
            (start, self._words[number])
            for number, start, end in self._automaton.find_matches_as_indexes(text)
            if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        ]
