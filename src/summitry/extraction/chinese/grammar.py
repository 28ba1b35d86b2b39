"""The Chinese engagement rules compiled, and what the macros of their patterns stand for.

Every repetition is bounded, and no filler reaches over somebody who takes part in something else.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from summitry.extraction.signs import sign, span
from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules
from summitry.lexicon.wording import alternatives

LANG = "zh"
_MACRO = re.compile(r"(?<!\?P)<([\w~,-]+)>")
_PERSONS = span("AL")
_STOP = "。;!?"


class ChineseRule(msgspec.Struct, frozen=True):
    """A rule with its compiled pattern."""

    rule: EngagementRule
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def compiled_rules() -> tuple[ChineseRule, ...]:
    """The rules in file order."""
    return tuple(ChineseRule(rule, re.compile(expand(rule.pattern))) for rule in engagement_rules(LANG))


@lru_cache(maxsize=4096)
def rules_for(cues: frozenset[str]) -> tuple[ChineseRule, ...]:
    """The rules that any of these cues may fire, in file order."""
    return tuple(one for one in compiled_rules() if not cues.isdisjoint(one.rule.cues))


@lru_cache(maxsize=1)
def cue_words() -> re.Pattern[str]:
    """Every cue of every rule."""
    words = {word for rule in engagement_rules(LANG) for word in rule.cues}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def expand(pattern: str) -> str:
    """A pattern with its macros replaced; `AL` in a bracket stands for the signs of persons."""
    table = _macros()
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: table[match.group(1)], pattern)
    return re.sub(r"(?<=[^\w])AL\]", _PERSONS + "]", pattern)


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    actor = sign("AL")
    delegation = rf"{sign('SO')}[^{_STOP},、{span('ALSO')}]{{0,14}}?代表团"
    party = rf"(?:{actor}|{delegation})"
    place = rf"{sign('SP')}(?:{sign('PV')})?"
    noun = rf"[^{_STOP},、{_PERSONS}的在]{{2,30}}?(?:{alternatives('gathering_nouns', LANG)})"
    gathering = rf"(?:[^{_STOP},、{_PERSONS}{span('G')}]{{0,16}}?{sign('G')}[^{_STOP},、{_PERSONS}并的]{{0,16}}|{noun})"
    return {
        **{letter: sign(letter) for letter in "ALSPOGVD"},
        "who": rf"(?:{party}(?:(?:、|和|及|以及){party}){{0,8}}等?)",
        "~": rf"(?:[^{_STOP},{_PERSONS}]{{0,60}}?)",
        ",": rf"(?:[^{_STOP}{_PERSONS}]{{0,90}}?)",
        "of": rf"(?:[^{_STOP}{_PERSONS}]{{1,70}}?的)?",
        "with": "(?:同|与|和)",
        "to": rf"(?:{place}(?:(?:、|和|并赴|并对){place}){{0,4}})",
        "talks": rf"(?:(?:{alternatives('talks', LANG)})(?!{alternatives('not_talks', LANG)}))",
        "trip": rf"(?:{alternatives('trip', LANG)})",
        "gatherings": rf"(?:{gathering}(?:(?:、|和|暨|以及){gathering}){{0,3}})",
    }
