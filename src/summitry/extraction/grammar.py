"""The pattern language of the engagement rules: macros expanded and compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from summitry.lexicon.engagement_rules import EngagementRule, engagement_rules
from summitry.text.skeleton import class_range

ACTOR, PAIR, STATE, CITY, ORGANISATION, GATHERING, VENUE, DATE, POSSESSOR = range(9)

_SIGNS = {"A": ACTOR, "L": PAIR, "S": STATE, "P": CITY, "O": ORGANISATION, "G": GATHERING, "V": VENUE, "D": DATE}
_RANGE = {sign: class_range(number) for sign, number in _SIGNS.items()}
_NAMED = _RANGE["A"]
_OWNER = class_range(POSSESSOR)
_RANGE["A"] = _NAMED + _OWNER
_PARTIES = _RANGE["A"] + _RANGE["L"] + _RANGE["S"] + _RANGE["O"]
_PARTY = f"(?:the )?[{_RANGE['A']}{_RANGE['S']}{_RANGE['O']}]"
_AND = r"(?:,? and (?:with )?(?:also )?|,? as well as |,? together with |,? along with )"
_ACTOR = f"[{_RANGE['A']}]"
_DEST = f"(?:the )?[{_RANGE['S']}{_RANGE['P']}{_RANGE['O']}{_RANGE['V']}]"
_FILL = rf"(?:[^{_NAMED}{_RANGE['L']}{_RANGE['S']}{_RANGE['O']};:]|\b(?:in|at|of|from) (?:the )?[{_RANGE['S']}{_RANGE['O']}])"
_AUX = (
    "will|would|shall|may|might|could|can|should|must|is|are|was|were|be|been|being|has|have|had|having|did|does|do|to|"
    "not|never|also|still|then|later|again|recently|just|soon|separately|due|set|scheduled|slated|expected|likely|"
    "unlikely|planning|plan|plans|planned|hope|hopes|hoped|want|wants|wanted|wish|wishes|intends|intend|intended|agreed|ready|about|"
    "going|supposed|willing|reportedly|refused|refuse|refuses|declined|declines|jointly|personally|officially|"
    "first|once|twice|both|together|himself|herself|themselves|each|formally|briefly|currently|now|already|today|"
    "tonight|here|earlier|subsequently|finally|virtually|privately|publicly|secretly|reported|believed|anticipated|"
    "tentatively|probably|possibly|would like|in person|on the phone|that|there|similarly|twice|repeatedly|"
    "invited|asked|able|unable|pleased|delighted|scheduled|proposing|proposed|offered|offers|seeking|preparing|"
    "prepares|decided|chosen|chose|paid|traveled|travelled|on|in|at|warmly|hosted|led"
)
MACROS = {
    "who": rf"(?:{_PARTY}(?:(?:, {_PARTY})*{_AND}{_PARTY})*|[{_RANGE['L']}])",
    "some": rf"(?:{_PARTY}(?:(?:(?:, {_PARTY})*{_AND}|-|–){_PARTY})+|[{_RANGE['L']}])",
    "people": rf"(?:(?:the )?{_ACTOR}(?:(?:, (?:the )?{_ACTOR})*{_AND}(?:the )?{_ACTOR})*|[{_RANGE['L']}])",
    "to": rf"{_DEST}(?:(?:, (?:and )?(?:to )?|,? and (?:to )?|,? then ){_DEST})*",
    "~": rf"(?:{_FILL}{{0,60}}?)",
    "~g": rf"(?:{_FILL}{{0,50}}?)",
    "d": rf"(?:,? (?:on |late on |late |early |earlier |in )?(?:[{_RANGE['D']}]|today),?)*",
    "aux": rf"(?P<aux>(?:(?:{_AUX}|(?:on |in |at |late |early )?[{_RANGE['D']}{_RANGE['P']}{_RANGE['V']}]),? ){{0,9}})",
    "mod": rf"(?:(?:[a-z’'é-]+|[{_OWNER}]|[{_RANGE['D']}](?:[’']s)?|\d+[a-z-]*),? ){{0,7}}?",
    "adj": (
        rf"(?:(?!(?:during|in|on|at|after|before|and|of|for|with|to|by|from|said|says|told|has|had|have|will|is|was|were|"
        rf"are|that|which|who|as|but|his|her|their)\b)(?:[a-z’'é-]+|[{_RANGE['D']}](?:[’']s)?|\d+[a-z-]*),? ){{0,6}}?"
    ),
    "also": rf"(?:,? (?:also|later|then|together with {_PARTY},?|along with {_PARTY},?))?",
    "to-filler": r"(?: (?:neighbou?ring|nearby|the (?:capital|city|town|resort)(?: city| town)?(?: of)?))?",
    "gathering": (
        rf"(?:(?:the|an?|this|its|their) )?(?:[\w’'.&-]+ |[{_RANGE['S']}{_RANGE['O']}{_RANGE['D']}{_RANGE['P']}](?:[’']s)? |"
        rf"[{_RANGE['S']}{_RANGE['O']}]-){{0,6}}?(?:[{_RANGE['G']}](?: (?:leaders?[’']? |economic )?(?:summit|meeting|conference|forum))?|"
        r"(?<!press )(?<!news )(?<!party )(?:summit|conference|forum|general assembly|parade|celebrations|commemorations|funeral|coronation|jubilee session|congress of [a-z]+)\b(?! call))"
        rf"(?: of (?:the )?(?:[\w’'-]+ |[{_RANGE['O']}{_RANGE['S']}] ?){{0,4}}(?:leaders|heads of state and government|heads of state|heads of government|foreign ministers|nations|countries|states|democracies|[{_RANGE['O']}]))?"
    ),
    "parties": _PARTIES,
    "'s": r"(?:[’']s?)?",
    "O1": f"[{_OWNER}]",
    **{sign: f"[{span}]" for sign, span in _RANGE.items()},
}
GATHERING_CUE = "<G>"  # in a rule's cues: any named gathering
_MACRO = re.compile(r"(?<!\?P)<([\w~'-]+)>")


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


def expand(pattern: str) -> str:
    """A pattern with its macros replaced; a macro that no table holds stays and fails to compile."""

    def sign(match: re.Match[str]) -> str:
        name = match.group(1)
        return MACROS.get(name, match.group())

    return _MACRO.sub(sign, pattern.replace("<D>-", MACROS["D"] + "-"))


@lru_cache(maxsize=4)
def rules(lang: str = "en") -> Rules:
    """The compiled rules of a language."""
    compiled = tuple(CompiledRule(rule, re.compile(_signs(rule.pattern))) for rule in engagement_rules(lang))
    by_cue: dict[str, set[int]] = {}
    for number, item in enumerate(compiled):
        for word in item.rule.cues:
            by_cue.setdefault(word, set()).add(number)
    words = "|".join(re.escape(word) for word in sorted(by_cue, key=len, reverse=True))
    return Rules(
        compiled,
        {word: frozenset(found) for word, found in by_cue.items()},
        re.compile(rf"\b(?:{words})\b"),
        re.compile(MACROS["G"]),
    )


def _signs(pattern: str) -> str:
    """Macros expanded, and the bare sign D of a date put in where a pattern writes it between spaces."""
    date = MACROS["D"]
    return re.sub(r"(?<![\w\[\\<])D(?![\w>])", date, expand(pattern))


def any_of(signs: Sequence[str]) -> str:
    """A character class of several signs."""
    return "[" + "".join(_RANGE[sign] for sign in signs) + "]"
