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
    """All cues in one automaton; `rules[i]` are the places of the rules that cue `i` may fire, FIGURE for amounts."""

    automaton: AhoCorasick
    rules: tuple[tuple[int, ...], ...]
    number: re.Pattern[str]
    ordinal: re.Pattern[str]


FIGURE = -1


@lru_cache(maxsize=4)
def cue_index(lang: str = "en") -> CueIndex:
    """The cues of all rules of a language."""
    by_cue: dict[str, list[int]] = {cue: [FIGURE] for cue in figure_words(lang).cues.words}
    for place, item in enumerate(compiled_rules(lang)):
        for cue in item.rule.cues:
            by_cue.setdefault(cue, []).append(place)
    rules = claim_rules(lang)
    numbers, ordinals = any_word(list(rules.numbers)), any_word(list(rules.ordinals))
    return CueIndex(
        AhoCorasick(list(by_cue)),
        tuple(tuple(places) for places in by_cue.values()),
        re.compile(rf"\d|\b{numbers}\b"),
        re.compile(rf"\d(?:st|nd|rd|th)\b|\b{ordinals}\b"),
    )


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
