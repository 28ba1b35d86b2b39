"""Words for figures that cannot be read, and for what is told beside a figure (`rules/en/claims_doubtful.toml`)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.rulebook import rule_file


class UnknownCurrency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that lead up to an amount, that come after it, and that are no currency."""

    amounting: tuple[str, ...]
    ending: tuple[str, ...]
    plain: tuple[str, ...]


class BrokenNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What looks like a number and is none."""

    pattern: str


class ChangeBase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell what a growth is measured against."""

    words: tuple[str, ...]


class SaidReach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters between a verb of saying and the day."""

    reach: int


class DoubtfulExamples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences with the flag that they give, and sentences that give none."""

    unparsed: tuple[tuple[str, str], ...]
    parsed: tuple[str, ...]


class DoubtfulWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    unknown_currency: UnknownCurrency
    broken_number: BrokenNumber
    change_base: ChangeBase
    said: SaidReach
    examples: DoubtfulExamples


@lru_cache(maxsize=2)
def doubtful_words(lang: str = "en") -> DoubtfulWords:
    """The words of a language. Raises InvalidLexicon for a file that breaks the form."""
    try:
        return msgspec.convert(rule_file(lang, "claims_doubtful"), DoubtfulWords)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"rules/{lang}/claims_doubtful.toml: {problem}"]) from problem
