"""The pattern language of the claim rules: macros expanded and compiled once, and the plain form of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from ahocorasick_rs import AhoCorasick

from summitry.lexicon.claim_rules import ClaimRule, claim_rules, figure_words

_MACRO = re.compile(r"(?<!\?P)<([\w-]+)>")
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\n", " "), ("\t", " "), ("\u00a0", " "), ("\u202f", " "))


class CompiledClaimRule(msgspec.Struct, frozen=True):
    """A rule with its compiled patterns; those that it does not use are None."""

    rule: ClaimRule
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    not_near: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    wording_has: re.Pattern[str] | None


class CueIndex(msgspec.Struct, frozen=True):
    """All cues in one automaton; `fires[i]` are the places of the rules that cue `i` may fire, or marks below."""

    automaton: AhoCorasick
    fires: tuple[tuple[int, ...], ...]


#: Marks beside the places of rules: the sentence may hold an amount, a number, an ordinal.
AMOUNT, NUMBER, ORDINAL = -1, -2, -3
_NEEDS = {"": 0, "number": NUMBER, "ordinal": ORDINAL}


@lru_cache(maxsize=4)
def cue_index(lang: str = "en") -> CueIndex:
    """The cues of all rules of a language, with number words."""
    rules = claim_rules(lang)
    digits = [str(digit) for digit in range(10)]
    fires: dict[str, list[int]] = {}
    for mark, cues in (
        (AMOUNT, figure_words(lang).cues.words),
        (NUMBER, (*rules.numbers, *digits)),
        (ORDINAL, (*rules.ordinals, *(digit + end for digit in digits for end in ("st", "nd", "rd", "th")))),
        *((place, item.rule.cues) for place, item in enumerate(compiled_rules(lang))),
    ):
        for cue in cues:
            fires.setdefault(cue, []).append(mark)
    return CueIndex(AhoCorasick(list(fires)), tuple(tuple(places) for places in fires.values()))


def needed(rule: ClaimRule) -> int:
    """The mark that a sentence must have for this rule, 0 for none."""
    return _NEEDS[rule.needs]


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
    for sign, usual in _PLAIN:
        lowered = lowered.replace(sign, usual)
    return lowered


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
