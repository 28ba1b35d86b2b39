"""The rules and words that tell claims, typed (`claims.toml`, `claims_figures.toml`, `claims_speakers.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.rulebook import rule_file
from summitry.model import Qualifier, SpeakerType

T = TypeVar("T")
Scope = Literal["pair", "states", "document"]


class ClaimRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wording that makes a claim; the file's head explains the pattern language and the fields."""

    id: str
    type: Literal["count", "first", "designation", "commitment", "assessment"]
    cues: tuple[str, ...]
    pattern: str
    scope: Scope = "pair"
    unit: str = ""
    least: float = 0
    most: float = 1e9
    needs: Literal["", "number", "ordinal"] = ""
    near: str = ""
    not_near: str = ""
    not_after: str = ""
    before: str = ""
    wording_has: str = ""
    attributed: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class FigureExamples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that must give a figure, and sentences that must give none."""

    emit: tuple[str, ...]
    silent: tuple[str, ...]


class AmountWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an amount in a language that writes it without spaces, and what it must be about.

    `reach`: characters between the subject and the amount.
    """

    topics: tuple[str, ...]
    never: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    reach: int
    magnitudes: dict[str, float]
    currencies: dict[str, str]
    examples: FigureExamples


class ClaimRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules with the words that their patterns name, the numbers that words stand for, and units by stem."""

    numbers: dict[str, float]
    ordinals: dict[str, float]
    qualifiers: dict[Qualifier, tuple[str, ...]]
    units: dict[str, str]
    words: dict[str, tuple[str, ...]]
    rule: tuple[ClaimRule, ...]
    amounts: AmountWords | None = None


class Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wording that puts an amount between two states, and bodies that count as states here."""

    bodies: tuple[str, ...]
    words: tuple[str, ...]


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list under a table of its own."""

    words: tuple[str, ...]


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an amount, and what it must be about; keys of the tables are pieces of patterns."""

    magnitudes: dict[str, float]
    fractions: dict[str, float]
    signs: dict[str, str]
    currencies: dict[str, str]
    measures: dict[str, str]
    other_things: WordList
    topics: dict[str, tuple[str, ...]]
    between: Between
    anaphora: WordList
    ourselves: WordList
    change: dict[Literal["up", "down"], tuple[str, ...]]
    never: WordList
    cues: WordList
    examples: FigureExamples


class SpeakerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of saying, and nouns of described sources by type, in the order in which they are tried."""

    said: tuple[str, ...]
    reported_by: tuple[str, ...]
    before: tuple[str, ...]
    sources: dict[SpeakerType, tuple[str, ...]]


@lru_cache(maxsize=8)
def claim_rules(lang: str) -> ClaimRules:
    """The claim rules of a language, in the order in which they are tried."""
    return _typed(lang, "claims", ClaimRules)


@lru_cache(maxsize=8)
def figure_words(lang: str) -> FigureWords:
    """The words of amounts in a language."""
    return _typed(lang, "claims_figures", FigureWords)


@lru_cache(maxsize=8)
def speaker_words(lang: str) -> SpeakerWords:
    """The words that attribute a claim in a language."""
    return _typed(lang, "claims_speakers", SpeakerWords)


def _typed(lang: str, name: str, wanted: type[T]) -> T:
    try:
        return msgspec.convert(rule_file(lang, name), wanted)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"rules/{lang}/{name}.toml: {problem}"]) from problem
