"""The words by which a check reads a text, from `lexicon/rules/<lang>/checking.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.rulebook import rule_file

Value = TypeVar("Value")


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: a pattern over lower-case text with plain quotes, and what a match means.

    `examples` must match and `counter_examples` must not; both are run as tests.
    """

    id: str
    pattern: str
    means: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with its macros filled in."""
        return _compiled(self.pattern)


class CheckRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All tables of the file: numbers and ordinals in words, then lists of wordings by what they read."""

    macros: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    formats: tuple[Wording, ...]
    presence: tuple[Wording, ...]
    arrivals: tuple[Wording, ...]
    plans: tuple[Wording, ...]
    counts: tuple[Wording, ...]
    windows: tuple[Wording, ...]
    count_rules: tuple[Wording, ...]
    firsts: tuple[Wording, ...]
    since: tuple[Wording, ...]
    figures: tuple[Wording, ...]
    changes: tuple[Wording, ...]
    part_years: tuple[Wording, ...]
    mandates: tuple[Wording, ...]
    orders: tuple[Wording, ...]
    durations: tuple[Wording, ...]
    hours: tuple[Wording, ...]
    neighbours: tuple[Wording, ...]
    anniversaries: tuple[Wording, ...]
    ages: tuple[Wording, ...]
    spans: tuple[Wording, ...]
    papers: tuple[Wording, ...]
    designations: tuple[Wording, ...]
    trivial: tuple[Wording, ...]


@lru_cache(maxsize=4)
def check_rules(lang: str = "en") -> CheckRules:
    """The rules of a language. Raises InvalidLexicon when the file breaks its form."""
    try:
        return msgspec.convert(rule_file(lang, "checking"), CheckRules)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"rules/{lang}/checking.toml: {problem}"]) from problem


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    rules = check_rules()
    words = {"number": rules.numbers, "ordinal": rules.ordinals}
    for name, table in words.items():
        named = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
        pattern = pattern.replace(f"<{name}>", rf"(?:\d+(?:st|nd|rd|th)?|{named})")
    for name, meant in rules.macros.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{meant})")
    return re.compile(rf"(?<![\w])(?:{pattern})(?![\w])")


def number_of(words: str) -> int | None:
    """The number that digits, a word or an ordinal say."""
    rules = check_rules()
    digits = re.match(r"\d+", words.replace(",", ""))
    if digits:
        return int(digits.group())
    return rules.numbers.get(words.strip()) or rules.ordinals.get(words.strip())
