"""The macros of the rule files: what `<who>`, `<to>` or `<aux>` in a rule's pattern stands for.

Every repetition is bounded and every filler excludes the signs of parties, so that patterns stay linear and no
rule reaches over somebody who takes part in something else.
"""

from __future__ import annotations

from functools import lru_cache

from summitry.extraction.signs import sign, span
from summitry.lexicon.wording import alternatives

_AND = r"(?:,? and (?:with )?(?:also )?|,? as well as |,? together with |,? along with )"
_SUITE = f"(?:,? (?:and|with) (?:{sign('H')}|the|an) (?:[a-z-]+ )?(?:delegation|entourage|team))?"
_PARTY = f"(?:(?:both )?the |both |{sign('H')} )?{sign('ASO')}{_SUITE}"  # "his German and French counterparts"
_DESTINATION = f"(?:the )?(?:neighbou?ring )?{sign('SPOV')}"
_FILLER = rf"(?:[^{span('NLSO')};:]|\b(?:in|at|of|from) (?:the )?{sign('SO')})"
_WORD = rf"(?:[a-z’'é-]+|{sign('D')}(?:[’']s)?|\d+[a-z-]*)"
#: Fixed macros; those that hold vocabulary are made in `macros`.
_GRAMMAR = {
    "who": rf"(?:{_PARTY}(?:(?:, {_PARTY})*{_AND}{_PARTY})*|{sign('L')})",
    "people": rf"(?:(?:the )?{sign('A')}(?:(?:, (?:the )?{sign('A')})*{_AND}(?:the )?{sign('A')})*|{sign('L')})",
    "to": rf"{_DESTINATION}(?:(?:, (?:and )?(?:to )?|,? and (?:to )?|,? then ){_DESTINATION})*",
    "~": rf"(?:{_FILLER}{{0,60}}?)",
    "~g": rf"(?:{_FILLER}{{0,50}}?)",
    "d": rf"(?:,? (?:on |late on |late |early |earlier |in )?(?:{sign('D')}|today),?)*",
    "mod": rf"(?:(?:{_WORD}|{sign('H')}),? ){{0,7}}?",
    "also": rf"(?:,? (?:also|later|then|together with {_PARTY},?|along with {_PARTY},?))?",
    "to-filler": r"(?: (?:neighbou?ring|nearby|the (?:capital|city|town|resort)(?: city| town)?(?: of)?))?",
    "parties": span("ALSO"),
    "'s": r"(?:[’']s?)?",
    "O1": sign("H"),
}


@lru_cache(maxsize=4)
def macros(lang: str = "en") -> dict[str, str]:
    """Every macro of a language by its name."""
    auxiliaries = alternatives("auxiliaries", lang)
    adverbial = f"(?:on |in |at |late |early )?{sign('DPV')}"
    return {
        **_GRAMMAR,
        **{letter: sign(letter) for letter in "ALSPOGVD"},
        "aux": rf"(?P<aux>(?:(?:{auxiliaries}|{adverbial}),? ){{0,9}})",
        "adj": rf"(?:(?!(?:{alternatives('not_adjectives', lang)})\b){_WORD},? ){{0,6}}?",
        "some": _some(lang),
        "gathering": _gathering(lang),
        "gathered": _gathered(lang),
    }


def _some(lang: str) -> str:
    """Two parties or more: a list, a compound, "the two leaders", or two names in a headline ("Xi, Putin meet")."""
    headline = rf"{_PARTY}, {_PARTY}(?= (?:{alternatives('headline_verbs', lang)})\b)"
    return rf"(?:{headline}|{_PARTY}(?:(?:(?:, {_PARTY})*{_AND}|-|–){_PARTY})+|{sign('L')})"


def _gathering(lang: str) -> str:
    """A gathering by its name or by a noun, with the words that lead to it and those whom it gathers."""
    before = rf"(?:[\w’'.&-]+ |{sign('SODP')}(?:[’']s)? |{sign('SO')}-){{0,6}}?"
    return rf"(?:(?:the|an?|this|its|their) )?{before}{_gathered(lang)}"


def _gathered(lang: str) -> str:
    """The same from its name or noun on."""
    named = rf"{sign('G')}(?: (?:leaders?[’']? |economic )?(?:summit|meeting|conference|forum))?"
    refused = "".join(f"(?<!{word})" for word in alternatives("not_gatherings", lang).split("|"))
    noun = rf"{refused}(?:{alternatives('gathering_nouns', lang)})\b(?! call)"
    members = rf"(?:{alternatives('gathering_members', lang)}|{sign('OA')})"
    of = rf" of (?:the )?(?:[\w’'-]+ |{sign('OS')} ?){{0,4}}{members}"
    return rf"(?:{named}|{noun})(?:{of})?"
