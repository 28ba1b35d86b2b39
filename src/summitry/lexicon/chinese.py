"""The names of the tables as Chinese texts write them, in one automaton, and the signs that shorten states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from summitry.lexicon.lexicon import Lexicon, all_names
from summitry.lexicon.names import Name, NameMatcher
from summitry.text.chinese import chinese_form

_HAN = re.compile("[\u3400-\u9fff]")
_DASHED = re.compile("[\u3400-\u9fff]—[\u3400-\u9fff]")


class ChineseNames(msgspec.Struct, frozen=True):
    """`matcher` finds every name with a Chinese character; `short` gives the states that a first sign may mean.

    `pairs` are the states that two signs stand for (中俄); where a sign is that of several, all of them.
    `letters` are the characters that names of persons are written with: what holds others is no name.
    """

    matcher: NameMatcher
    letters: frozenset[str]
    short: dict[str, frozenset[str]]
    pairs: dict[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def chinese_names(lexicon: Lexicon) -> ChineseNames:
    """The Chinese names of a lexicon, compiled when a Chinese text first comes."""
    names = [name for name in all_names(lexicon.tables) if _HAN.search(name.text) and name.kind != "pair"]
    letters = {sign for name in names if name.kind == "person" for sign in chinese_form(name.text)}
    both: dict[str, list[str]] = defaultdict(list)
    for name in all_names(lexicon.tables):
        if name.kind == "pair":
            both[name.text].append(name.id)
    pairs = {text: tuple(states) for text, states in both.items()}
    return ChineseNames(NameMatcher(list(dict.fromkeys(_forms(names)))), frozenset(letters), _short(names), pairs)


def _forms(names: list[Name]) -> Iterator[Name]:
    """Each name in its one form; a state's name of a side (俄方) is read by the text's own states instead."""
    for name in names:
        text = chinese_form(name.text)
        if name.kind == "state" and text.endswith("方") and len(text) == 2:
            continue
        yield msgspec.structs.replace(name, text=text)
        if name.kind == "gathering" and _DASHED.search(text):
            yield msgspec.structs.replace(name, text=text.replace("—", ""))


def _short(names: list[Name]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "state":
            found[chinese_form(name.text)[0]].add(name.id)
    return {sign: frozenset(states) for sign, states in found.items()}
