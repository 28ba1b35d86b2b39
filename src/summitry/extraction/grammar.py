"""The engagement rules compiled: macros expanded, and an index from cue words to the rules they may fire."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from summitry.extraction.macros import macros
from summitry.extraction.signs import sign
from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules

GATHERING_CUE = "<G>"  # in a rule's cues: any named gathering
_MACRO = re.compile(r"(?<!\?P)<([\w~'-]+)>")
_BARE_DATE = re.compile(r"(?<![\w\[\\<])D(?![\w>])")  # a date is written as a bare D between spaces, too


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule with its compiled pattern."""

    rule: EngagementRule
    pattern: re.Pattern[str]


class Rules(msgspec.Struct, frozen=True):
    """All rules of a language; `cue` finds which of them a sentence may fire."""

    compiled: tuple[CompiledRule, ...]
    by_cue: dict[str, frozenset[int]]
    cue: re.Pattern[str]
    gathering: re.Pattern[str]

    def candidates(self, text: str) -> list[CompiledRule]:
        """The rules one of whose cue words stands in the text, in file order."""
        wanted: set[int] = set(self.by_cue.get(GATHERING_CUE, ())) if self.gathering.search(text) else set()
        for word in set(self.cue.findall(text)):
            wanted |= self.by_cue[word]
        return [self.compiled[number] for number in sorted(wanted)]


def expand(pattern: str, lang: str = "en") -> str:
    """A pattern with its macros and bare dates replaced; an unknown macro stays and fails to compile."""
    table = macros(lang)
    expanded = _MACRO.sub(lambda match: table.get(match.group(1), match.group()), pattern)
    return _BARE_DATE.sub(sign("D"), expanded)


@lru_cache(maxsize=4)
def rules(lang: str = "en") -> Rules:
    """The compiled rules of a language."""
    compiled = tuple(CompiledRule(rule, re.compile(expand(rule.pattern, lang))) for rule in engagement_rules(lang))
    by_cue: dict[str, set[int]] = {}
    for number, item in enumerate(compiled):
        for word in item.rule.cues:
            by_cue.setdefault(word, set()).add(number)
    words = "|".join(re.escape(word) for word in sorted(by_cue, key=len, reverse=True))
    return Rules(
        compiled,
        {word: frozenset(found) for word, found in by_cue.items()},
        re.compile(rf"\b(?:{words})\b"),
        re.compile(sign("G")),
    )
