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

SAMPLE = 4_000  # characters; a language does not change its stop words after the first page
FEWEST_LETTERS = 4
KANA_SHARE = 0.05  # Japanese news is written in Han characters with some kana between
LETTER_WEIGHT = 0.5
WORD = re.compile(r"[^\W\d_]+")


class Language(msgspec.Struct, frozen=True):
    """A row of the table: letters and words that speak for the language within its script."""

    lang: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that `text` is mostly written in, or None."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    rows = by_script().get(script or "", ())
    if len(rows) <= 1:
        return rows[0].lang if rows else None
    scores = _scores(rows, sample.casefold())
    best = max(scores, key=lambda lang: scores[lang])
    return best if scores[best] > 0 else None


def script_of(text: str) -> str | None:
    """The script of most letters of `text`, or None when it has hardly any."""
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
    # one Chinese character says about as much as three letters of an alphabet
    counts["han"] *= 3
    return max(sorted(counts), key=lambda script: counts[script])


def _scores(rows: tuple[Language, ...], sample: str) -> dict[str, float]:
    words = Counter(WORD.findall(sample))
    letters = Counter(sample)
    return {
        row.lang: sum(words[word] for word in row.words) + LETTER_WEIGHT * sum(letters[char] for char in row.letters)
        for row in rows
    }


@lru_cache(maxsize=8192)
def _script(char: str) -> str | None:
    point = ord(char)
    return next((script for script, first, last in _ranges() if first <= point <= last), None)


@lru_cache(maxsize=1)
def _ranges() -> tuple[tuple[str, int, int], ...]:
    with (TABLES / "scripts.csv").open(encoding="utf-8", newline="") as handle:
        return tuple((row["script"], int(row["first"], 16), int(row["last"], 16)) for row in csv.DictReader(handle))


@lru_cache(maxsize=1)
def by_script() -> dict[str, tuple[Language, ...]]:
    """The languages of each script."""
    found: dict[str, tuple[Language, ...]] = {}
    for row in examples():
        words = frozenset(row["words"].split("|")) - {""}
        language = Language(row["lang"], row["script"], frozenset(row["letters"]), words)
        found[language.script] = (*found.get(language.script, ()), language)
    return found


def examples() -> list[dict[str, str]]:
    """The rows of the table with an example sentence each."""
    with (TABLES / "languages.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
