"""Finding the lexicon's names in a text: one automaton pass, then word boundaries, then leftmost-longest.

The order matters: all overlapping matches are taken first and filtered by boundary, because a matcher
that picks the longest before looking at boundaries loses names ("Chin" in "China").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Literal

import ahocorasick_rs
import msgspec

NameKind = Literal[
    "person",
    "surname",
    "state",
    "adjective",
    "demonym",
    "metonym",
    "capital",
    "organisation",
    "gathering",
    "city",
    "venue",
    "pair",
]


class Name(msgspec.Struct, frozen=True, gc=False):
    """One form that may stand in a text; `id` is the row it names; `since`/`until` bound when it is right."""

    text: str
    kind: NameKind
    id: str
    lang: str = "en"
    since: str = ""
    until: str = ""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text that carries a name, with every reading of it."""

    start: int
    end: int
    names: tuple[Name, ...]


_FIRST_HAN = "⺀"  # from here on scripts without spaces between words
_CYRILLIC = re.compile("[Ѐ-ӿ]")
#: Bytes of UTF-8 but for those with which the letters of a script begin, and the first of the Han script.
_NOT_CYRILLIC = bytes(set(range(256)).difference(range(0xD0, 0xD4)))
_NOT_HAN = bytes(set(range(256)).difference(range(0xE3, 0xF1)))
_RADICAL = re.compile(rb"\xe2[\xba-\xbf]")
#: pattern number, start, end
_Match = tuple[int, int, int]


#: for each script the readings of each form
Groups = dict[str, list[tuple[Name, ...]]]


class _Script(msgspec.Struct, frozen=True):
    """The automaton over the names of one script, the readings of each pattern, and the patterns that are pairs."""

    automaton: ahocorasick_rs.AhoCorasick
    readings: tuple[tuple[Name, ...], ...]
    pairs: frozenset[int]


class NameMatcher:
    """Compiled matcher over many names; safe to share between threads.

    The names of each script have their own automaton, built when a text in that script first comes: a pile of
    English documents never pays for the cases of Russian adjectives.
    """

    def __init__(self, names: Iterable[Name] | Groups) -> None:
        self._groups = names if isinstance(names, dict) else group_names(names)
        self._compiled: dict[str, _Script] = {}

    def __len__(self) -> int:
        return sum(len(groups) for groups in self._groups.values())

    def find(self, text: str, *, pairs: bool = False) -> list[Hit]:
        """All hits, left to right, not overlapping; of those that overlap the leftmost, then the longest.

        `pairs`: also the Chinese pairs of states (中俄: both readings stand together, kind "pair"). A pair gives way
        to a name that begins with its second character (中美国 in 其中美国 is 美国).
        """
        scripts = ("latin",) if text.isascii() else _scripts_in(text)
        longest = self._longest_at(text, scripts[0], pairs=pairs)
        for script in scripts[1:]:
            for start, found in self._longest_at(text, script, pairs=pairs).items():
                if start not in longest or longest[start][0] < found[0]:
                    longest[start] = found
        hits, reached = [], 0
        for start in sorted(longest):
            if start >= reached:
                reached, names = longest[start]
                hits.append(Hit(start, reached, names))
        return hits

    def _longest_at(self, text: str, script: str, *, pairs: bool) -> dict[int, tuple[int, tuple[Name, ...]]]:
        compiled = self._compiled.get(script)
        if compiled is None:
            compiled = self._compiled[script] = _compile(self._groups[script])
        matches = compiled.automaton.find_matches_as_indexes(text, overlapping=True)
        if compiled.pairs:
            matches = _settle_pairs(matches, compiled.pairs, keep=pairs)
        return _bounded(text, matches, compiled.readings)


def _bounded(
    text: str, matches: Iterable[_Match], readings: tuple[tuple[Name, ...], ...]
) -> dict[int, tuple[int, tuple[Name, ...]]]:
    """At each start the longest match that begins and ends at a word's edge; beside Han there is an edge always.

    Written out in one loop without calls of our own: it runs for every match of every text. Matches come by
    their ends, so a later one at the same start is longer.
    """
    size = len(text)
    longest = {}
    for pattern, start, end in matches:
        if (
            start
            and (before := text[start - 1]).isalnum()
            and before < _FIRST_HAN
            and (first := text[start]).isalnum()
            and first < _FIRST_HAN
        ):
            continue
        if (
            end < size
            and (after := text[end]).isalnum()
            and after < _FIRST_HAN
            and (last := text[end - 1]).isalnum()
            and last < _FIRST_HAN
        ):
            continue
        longest[start] = end, readings[pattern]
    return longest


def _settle_pairs(matches: list[_Match], pairs: frozenset[int], *, keep: bool) -> list[_Match]:
    names = [match for match in matches if match[0] not in pairs]
    if not keep or len(names) == len(matches):
        return names
    starts = {start for _, start, _ in names}
    paired = [match for match in matches if match[0] in pairs and match[2] - 1 not in starts]
    return sorted(names + paired, key=itemgetter(2))


def group_names(names: Iterable[Name]) -> Groups:
    """The readings of each form together, by script."""
    readings: dict[str, list[Name]] = {}
    for name in names:
        readings.setdefault(name.text, []).append(name)
    groups: Groups = {"latin": [], "cyrillic": [], "han": []}
    for text, group in readings.items():
        groups[_script_of(text)].append(tuple(group))
    return groups


def _compile(groups: list[tuple[Name, ...]]) -> _Script:
    automaton = ahocorasick_rs.AhoCorasick(
        [group[0].text for group in groups],
        matchkind=ahocorasick_rs.MatchKind.Standard,
        store_patterns=False,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,  # the DFA takes 20 times as long to build
    )
    pairs = frozenset(number for number, group in enumerate(groups) if all(name.kind == "pair" for name in group))
    return _Script(automaton, tuple(groups), pairs)


def _script_of(name: str) -> str:
    """The script of a name: that of its most special letter, so that no text in another script can hold it."""
    highest = "a" if name.isascii() else max(name)
    if highest >= _FIRST_HAN:
        return "han"
    return "cyrillic" if highest > "Ͽ" and _CYRILLIC.search(name) else "latin"


def is_latin(text: str) -> bool:
    """Whether only names in Latin letters can stand in a text."""
    return text.isascii() or len(_scripts_in(text)) == 1


@lru_cache(maxsize=2)
def _scripts_in(text: str) -> tuple[str, ...]:
    """The scripts whose names may stand in a text; kept for the next matcher, which reads the same."""
    found, data = ["latin"], text.encode("utf-8", "surrogatepass")  # bytes are ten times as quick to look through
    if data.translate(None, _NOT_CYRILLIC):
        found.append("cyrillic")
    if data.translate(None, _NOT_HAN) or _RADICAL.search(data):
        found.append("han")
    return tuple(found)
