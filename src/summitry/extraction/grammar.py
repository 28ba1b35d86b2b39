"""The engagement rules compiled: macros expanded, and an index from cue words to the rules they may fire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from summitry.extraction.macros import macros
from summitry.extraction.signs import sign
from summitry.lexicon.cues import GATHERING
from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules

_MACRO = re.compile(r"(?<!\?P)<([\w~'-]+)>")
_NESTED = r"\((?:[^()]|\([^()]*\))*\)"  # a group with groups in it
# Where a pattern's leading words end that may be missing ("in a long meeting with", "the first G20 summit")
_LEAD = re.compile(rf"\(\?P<cue>(?:{_NESTED}\?)*<mod>|(?:[^()|]|{_NESTED})*?\(\?P<g><gathering>")
_POSSESSIVE, _POSSESSIVE_LOST = "(?:[’']s?)", "(?:[’']s?| s\\b)"  # titles of addresses lose the sign: "Putin s visit"
_BARE_DATE = re.compile(r"(?<![\w\[\\<])D(?![\w>])")  # a date is written as a bare D between spaces, too


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule with its compiled pattern; `kernel`, where there is one, is found wherever the pattern matches.

    A pattern that begins with words that may be missing is slow, because it is tried at every word of a sentence.
    Its kernel is the pattern without them.
    """

    rule: EngagementRule
    pattern: re.Pattern[str]
    kernel: re.Pattern[str] | None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The pattern's matches from left to right; none is looked for behind the last place that holds the kernel."""
        at = 0
        while self.kernel is None or self.kernel.search(text, at) is not None:
            match = self.pattern.search(text, at)
            if match is None:
                return
            yield match
            at = max(match.end(), at + 1)


class Rules(msgspec.Struct, frozen=True):
    """All rules of a language by the cue words that may fire them.

    A pattern is compiled when a cue first asks for it: compiling all of them takes longer than a short text does.
    """

    lang: str
    by_cue: dict[str, frozenset[int]]
    gathering: re.Pattern[str]

    def candidates(self, text: str, cues: Iterable[str]) -> list[CompiledRule]:
        """The rules that these cue words, or a gathering in the skeleton, may fire; in file order."""
        wanted: set[int] = set(self.by_cue.get(GATHERING, ())) if self.gathering.search(text) else set()
        for word in cues:
            wanted |= self.by_cue.get(word, frozenset())
        return [_compiled(self.lang, number) for number in sorted(wanted)]


def expand(pattern: str, lang: str = "en") -> str:
    """A pattern with its macros and bare dates replaced; an unknown macro stays and fails to compile."""
    table = macros(lang)
    expanded = _MACRO.sub(lambda match: table.get(match.group(1), match.group()), pattern)
    return _BARE_DATE.sub(sign("D"), expanded.replace(_POSSESSIVE, _POSSESSIVE_LOST))


def _kernel(pattern: str) -> str | None:
    """The part of a pattern that begins with its first noun; None for patterns that begin with something fixed."""
    lead = _LEAD.match(pattern)
    if lead is None:
        return None
    gathers = lead.group().endswith("<gathering>")
    return f"({'<gathered>' if gathers else ''}{pattern[lead.end() :]}"


@cache
def _compiled(lang: str, number: int) -> CompiledRule:
    rule = engagement_rules(lang)[number]
    kernel = _kernel(rule.pattern)
    return CompiledRule(
        rule, re.compile(expand(rule.pattern, lang)), re.compile(expand(kernel, lang)) if kernel else None
    )


@lru_cache(maxsize=4)
def rules(lang: str = "en") -> Rules:
    """The rules of a language, ready to be asked for."""
    by_cue: dict[str, set[int]] = {}
    for number, rule in enumerate(engagement_rules(lang)):
        for word in rule.cues:
            by_cue.setdefault(word, set()).add(number)
    return Rules(
        lang,
        {word: frozenset(found) for word, found in by_cue.items()},
        re.compile(sign("G")),
    )
