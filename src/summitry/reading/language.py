"""The language of a text: by its script, then by letters and stop words of the table `languages.csv`.

Small, linear and the same on every run. It answers None rather than guess from too little.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache

import msgspec

from summitry.reading.reasons import TABLES

SAMPLE = 2_000  # characters; a language does not change its stop words after the first page
FEWEST_LETTERS = 4
KANA_SHARE = 0.05  # Japanese news is written in Han characters with some kana between
HAN_WEIGHT = 3  # one Chinese character says about as much as three letters of an alphabet
LETTER_WEIGHT = 0.5
WORD = re.compile(r"[^\W\d_]+")


class Signs(msgspec.Struct, frozen=True):
    """The languages of one script, and for each word and letter the languages that it speaks for."""

    langs: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that `text` is mostly written in, or None."""
    sample = text[:SAMPLE]
    signs = signs_of(script_of(sample))
    if signs is None or len(signs.langs) == 1:
        return signs.langs[0] if signs else None
    scores = dict.fromkeys(signs.langs, 0.0)
    folded = sample.casefold()
    for word, number in Counter(WORD.findall(folded)).items():
        for lang in signs.words.get(word, ()):
            scores[lang] += number
    for letter, number in Counter("" if folded.isascii() else folded).items():
        for lang in signs.letters.get(letter, ()):
            scores[lang] += LETTER_WEIGHT * number
    best = max(scores, key=lambda lang: scores[lang])
    return best if scores[best] > 0 else None


def script_of(text: str) -> str | None:
    """The script of most letters of `text`, or None when it has hardly any."""
    if text.isascii():
        return "latin" if sum(map(str.isalpha, text[:100])) >= FEWEST_LETTERS else None
    counts: Counter[str] = Counter()
    for char, number in Counter(text).items():
        script = _script(char)
        if script is not None:
            counts[script] += number
    if counts.total() < FEWEST_LETTERS:
        return None
    east_asian = counts["han"] + counts["kana"]
    if counts["kana"] > KANA_SHARE * east_asian and east_asian > counts["latin"]:
        return "kana"
    counts["han"] *= HAN_WEIGHT
    return max(sorted(counts), key=lambda script: counts[script])


@lru_cache(maxsize=8192)
def _script(char: str) -> str | None:
    point = ord(char)
    return next((script for script, first, last in _ranges() if first <= point <= last), None)


@lru_cache(maxsize=1)
def _ranges() -> tuple[tuple[str, int, int], ...]:
    with (TABLES / "scripts.csv").open(encoding="utf-8", newline="") as handle:
        return tuple((row["script"], int(row["first"], 16), int(row["last"], 16)) for row in csv.DictReader(handle))


@lru_cache(maxsize=32)
def signs_of(script: str | None) -> Signs | None:
    """What speaks for which language within `script`; None when no language of the table is written in it."""
    rows = [row for row in table() if row["script"] == script]
    if not rows:
        return None
    words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for word in filter(None, row["words"].split("|")):
            words[word] = (*words.get(word, ()), row["lang"])
        for letter in row["letters"]:
            letters[letter] = (*letters.get(letter, ()), row["lang"])
    return Signs(tuple(row["lang"] for row in rows), words, letters)


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, str], ...]:
    """The rows of `languages.csv`, with an example sentence each."""
    with (TABLES / "languages.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))
