"""The pattern language of the claim rules: macros expanded and compiled once, and the plain form of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from summitry.lexicon.claim_rules import ClaimRule, claim_rules

_MACRO = re.compile(r"(?<!\?P)<([\w-]+)>")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " "})


class CompiledClaimRule(msgspec.Struct, frozen=True):
    """A rule with its compiled patterns; those that it does not use are None."""

    rule: ClaimRule
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    not_near: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    wording_has: re.Pattern[str] | None


@lru_cache(maxsize=4)
def compiled_rules(lang: str = "en") -> tuple[CompiledClaimRule, ...]:
    """The compiled claim rules of a language, in file order."""
    macros = _macros(lang)
    return tuple(_compile(rule, macros) for rule in claim_rules(lang).rule)


def plain(text: str) -> str:
    """Lower case with straight quotes and single blanks; as long as the text, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when it is lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_PLAIN)


def any_word(words: Sequence[str]) -> str:
    """A group that matches any of these pieces of patterns, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _macros(lang: str) -> dict[str, str]:
    rules = claim_rules(lang)
    number = any_word([re.escape(word) for word in rules.numbers])
    ordinal = any_word([re.escape(word) for word in rules.ordinals])
    macros = {name: any_word(words) for name, words in rules.words.items()}
    macros["n"] = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|(?<![\d.,$€£])\d{{1,6}}(?![\d.,]*\d)|{number})"
    macros["ord"] = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{ordinal})"
    return macros


def _compile(rule: ClaimRule, macros: dict[str, str]) -> CompiledClaimRule:
    def expanded(pattern: str) -> re.Pattern[str] | None:
        text = pattern
        while _MACRO.search(text):
            text = _MACRO.sub(lambda match: macros[match.group(1)], text)
        return re.compile(text) if text else None

    main = expanded(rule.pattern)
    assert main is not None
    return CompiledClaimRule(
        rule,
        main,
        expanded(rule.near),
        expanded(rule.not_near),
        expanded(rule.not_after),
        expanded(rule.before),
        expanded(rule.wording_has),
    )
