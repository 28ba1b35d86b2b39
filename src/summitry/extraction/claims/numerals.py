"""Numbers as texts write them, and the word before them that says over, about, under or record."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import claim_rules, figure_words
from summitry.model import Qualifier

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?"
_DIGITS = re.compile(r"[\d,]+(?:\.\d+)?")
_NUMBER_REACH = 30


def value_of(text: str, lang: str = "en") -> float | None:
    """The value of a number in digits or words, cardinal or ordinal: "37th" is 37, "a dozen" 12."""
    rules = claim_rules(lang)
    known = rules.numbers.get(text, rules.ordinals.get(text, figure_words(lang).fractions.get(text)))
    if known is not None:
        return known
    digits = _DIGITS.match(text)
    return float(digits.group().replace(",", "")) if digits else None


def scaled(number: str, magnitude: str | None) -> float | None:
    """A number times its magnitude word: ("244.8", "billion") is 244800000000."""
    value = value_of(number)
    if value is None:
        return None
    factor = figure_words("en").magnitudes[magnitude] if magnitude else 1
    return float(Decimal(str(value)) * Decimal(factor))


def qualifier_before(text: str, position: int) -> Qualifier | None:
    """The qualifier that stands just before a number, within a few words."""
    before = text[max(0, position - _NUMBER_REACH) : position]
    for name, pattern in _qualifiers().items():
        if pattern.search(before):
            return name
    return None


@lru_cache(maxsize=1)
def _qualifiers() -> dict[Qualifier, re.Pattern[str]]:
    filler = r" (?:of |to |only |the |a |us |u\.s\. ){0,2}[$€£¥]?$"
    return {
        name: re.compile(rf"\b{any_word([re.escape(word) for word in words])}{filler}")
        for name, words in claim_rules("en").qualifiers.items()
    }
