"""The engagement rules compiled: macros expanded, and an index from cue words to the rules they may fire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

import msgspec

from summitry.extraction.elements import first_words, holds
from summitry.extraction.held import has_all, parts_held
from summitry.extraction.macros import macros
from summitry.extraction.signs import GATHERING as GATHERING_PART
from summitry.extraction.signs import sign
from summitry.lexicon.cues import GATHERING, SHORT
from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules
from summitry.lexicon.wording import alternatives
from summitry.text.skeleton import classes_in

_MACRO = re.compile(r"(?<!\?P)<([\w~'-]+)>")
_NESTED = r"\((?:[^()]|\([^()]*\))*\)"  # a group with groups in it
_GATHERED = "<gathering>"
_NAMED_GATHERING = 1 << GATHERING_PART
_LED = re.compile(r"(?:\(\?P<\w+>)*<(?:[ALSPOGVD]|O1)>")  # begins with one sign, which is found at once
_NAMED = re.compile(r"\(\?P<\w+>")
# Where a pattern's leading words end that may be missing ("in a long meeting with", "the first G20 summit")
_LEAD = re.compile(rf"\(\?P<cue>(?:{_NESTED}\?)*<mod>|(?:[^()|]|{_NESTED})*?\(\?P<g><gathering>")
_POSSESSIVE, _POSSESSIVE_LOST = "(?:[’']s?)", "(?:[’']s?| s\\b)"  # titles of addresses lose the sign: "Putin s visit"
_BARE_DATE = re.compile(r"(?<![\w\[\\<])D(?![\w>])")  # a date is written as a bare D between spaces, too


class CompiledRule:
    """A rule with its compiled pattern; `kernel`, where there is one, is found wherever the pattern matches.

    A pattern that begins with words that may be missing is slow, because it is tried at every word of a sentence.
    Its kernel is the pattern without them, or from its first group of words on, which most sentences lack. A match of
    a rule that `gathers` holds the name or noun of a gathering, and a part of each of the sets of classes `held`.
    """

    def __init__(self, rule: EngagementRule, lang: str) -> None:
        self.rule = rule
        self.gathers = holds(rule.pattern, _GATHERED)
        self.held = parts_held(expand(rule.pattern, lang))
        self._lang = lang

    @cached_property
    def kernel(self) -> re.Pattern[str] | None:
        """What is looked for first; compiled when a sentence that may match is there for the first time."""
        kernel = _kernel(self.rule.pattern)
        return re.compile(_NAMED.sub("(?:", expand(kernel, self._lang))) if kernel else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The whole pattern, compiled when its kernel is found for the first time."""
        return re.compile(expand(self.rule.pattern, self._lang))

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
    gathered: re.Pattern[str]

    def candidates(self, text: str, cues: frozenset[str]) -> Sequence[CompiledRule]:
        """The rules that these cue words, or a gathering in the skeleton, may fire over its parts; in file order."""
        classes = classes_in(text)
        found = _fired(self.lang, cues, classes)
        if classes & _NAMED_GATHERING or not any(one.gathers for one in found) or self.gathered.search(text):
            return found
        return [one for one in found if not one.gathers]

    def may_fire(self, cues: frozenset[str], classes: int) -> bool:
        """Whether there are such rules for a sentence that holds no parts but of these classes, given as bits."""
        return bool(_fired(self.lang, cues, classes))


def expand(pattern: str, lang: str = "en") -> str:
    """A pattern with its macros and bare dates replaced; an unknown macro stays and fails to compile."""
    table = macros(lang)
    expanded = _MACRO.sub(lambda match: table.get(match.group(1), match.group()), pattern)
    return _BARE_DATE.sub(sign("D"), expanded.replace(_POSSESSIVE, _POSSESSIVE_LOST))


def _kernel(pattern: str) -> str | None:
    """The part of a pattern that begins with its first verb or noun; None where the pattern itself is as quick."""
    if pattern.startswith("^") or _LED.match(pattern):
        return None
    lead, at = _LEAD.match(pattern), first_words(pattern)
    if lead is None or (at and lead.group().endswith(_GATHERED)):
        return pattern[at:] if at else None
    gathers = lead.group().endswith(_GATHERED)
    return f"({'<gathered>' if gathers else ''}{pattern[lead.end() :]}"


@lru_cache(maxsize=8192)
def _fired(lang: str, cues: frozenset[str], classes: int) -> tuple[CompiledRule, ...]:
    by_cue = rules(lang).by_cue
    asking = (*cues, GATHERING) if classes & _NAMED_GATHERING else cues
    wanted = frozenset[int]().union(*(by_cue.get(word, frozenset()) for word in asking))
    return tuple(one for one in (_compiled(lang, number) for number in sorted(wanted)) if has_all(one.held, classes))


@cache
def _compiled(lang: str, number: int) -> CompiledRule:
    return CompiledRule(engagement_rules(lang)[number], lang)


@lru_cache(maxsize=4)
def rules(lang: str = "en") -> Rules:
    """The rules of a language, ready to be asked for."""
    by_cue: dict[str, set[int]] = {}
    for number, rule in enumerate(engagement_rules(lang)):
        for word in rule.cues:
            by_cue.setdefault(SHORT if word.startswith(SHORT) else word, set()).add(number)
    return Rules(
        lang,
        {word: frozenset(found) for word, found in by_cue.items()},
        re.compile(alternatives("gathering_nouns", lang)),
    )
