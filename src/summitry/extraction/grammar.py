"""The engagement rules compiled: macros expanded, and an index from cue words to the rules they may fire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from summitry.extraction.macros import macros
from summitry.extraction.signs import sign
from summitry.lexicon.cues import GATHERING
from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules

_MACRO = re.compile(r"(?<!\?P)<([\w~'-]+)>")
_BARE_DATE = re.compile(r"(?<![\w\[\\<])D(?![\w>])")  # a date is written as a bare D between spaces, too


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule with its compiled pattern."""

    rule: EngagementRule
    pattern: re.Pattern[str]


class Rules(msgspec.Struct, frozen=True):
    """All rules of a languageby the cue words that may fire them."""

    compiled: tuple[CompiledRule, ...]
    by_cue: dict[str, frozenset[int]]
    gathering: re.Pattern[str]

    def candidates(self, text: str, cues: Iterable[str]) -> list[CompiledRule]:
        """The rules that these cue words, or a gathering in the skeleton, may fire; in file order."""
        wanted: set[int] = set(self.by_cue.get(GATHERING, ())) if self.gathering.search(text) else set()
        for word in cues:
            wanted |= self.by_cue.get(word, frozenset())
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
    return Rules(
        compiled,
        {word: frozenset(found) for word, found in by_cue.items()},
        re.compile(sign("G")),
    )
