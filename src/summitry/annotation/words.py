"""The English words around titles and names, compiled from `rules/en/actors.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from summitry.annotation.chunks import (
    ADJECTIVE,
    CITY,
    DATE,
    GATHERING,
    OFFICE,
    ORGANISATION,
    PERSON,
    PLURAL,
    STATE,
    SURNAME,
    VENUE,
)
from summitry.lexicon.rulebook import rule_file
from summitry.text.skeleton import class_range
from summitry.text.words import WordFinder


class Grammar(msgspec.Struct, frozen=True):
    """Compiled patterns over a sentence's skeleton. Titles are read from the office word outwards.

    `left` ends where the office word starts and `right` starts there, so that text without office words costs
    nothing; `before_comma` finds the name of "Fuad Hussein, the Iraqi foreign minister" in front of a title.
    """

    office: re.Pattern[str]
    left: re.Pattern[str]
    right: re.Pattern[str]
    before_comma: re.Pattern[str]
    titled_behind: re.Pattern[str]
    names: re.Pattern[str]
    of_state: re.Pattern[str]
    plural_titled: re.Pattern[str]
    references: dict[str, str]
    reference: WordFinder
    plural: WordFinder
    fronted: re.Pattern[str]
    plural_reference: re.Pattern[str]
    lone_plural_verb: re.Pattern[str]
    her_as_object: re.Pattern[str]
    first_plural_verb: re.Pattern[str]
    before_you: re.Pattern[str]
    after_you: re.Pattern[str]
    styles: frozenset[str]
    own_state: WordFinder
    not_names: frozenset[str]
    honorifics: frozenset[str]
    word_surnames: frozenset[str]
    things: frozenset[str]


WE = "we"  # the group of "we", the two who speak to each other only before certain verbs
LONE = "lone"  # the group of "both" and the like, which point back only before certain verbs
LEFT_REACH = 90  # characters before an office word in which what belongs to it can stand


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The compiled English grammar of actors."""
    words = rule_file("en", "actors")
    name = _name_pattern(words)
    honorific = rf"(?:(?:{_any(words['honorifics'])}) )*"
    state = rf" of (?:the )?{_REALM}(?P<of2>[{_c(STATE)}{_c(ORGANISATION)}])"
    return Grammar(
        office=re.compile(f"[{_c(OFFICE)}{_c(PLURAL)}]"),
        left=_left_pattern(words),
        right=re.compile(_right_pattern(words, honorific, name, state)),
        before_comma=re.compile(
            rf"(?:^|(?<=[\s(“\"—–-])){honorific}(?P<name>{name})(?:, (?:Jr|Sr)\b\.?)?, (?:who is )?$"
        ),
        titled_behind=re.compile(rf", (?:[Tt]he )?(?:{_COUNTRY}(?:[’']s?)? )?[{_c(OFFICE)}]"),
        names=_capitals(words),
        of_state=re.compile(state),
        plural_titled=_plural_pattern(),
        references=_references(words),
        reference=WordFinder(_references(words)),
        plural=WordFinder(words["plurals"]),
        plural_reference=re.compile(rf"\b(?:{_any(words['plurals'])})\b(?! (?:of|from)\b)", re.IGNORECASE),
        her_as_object=re.compile(rf"(?=[.,;:!?)”]|$| [{_c(DATE)}]| (?:{_any(words['after_her'])})\b)"),
        lone_plural_verb=re.compile(rf",? (?:{_any(words['lone_plural_verbs'])})\b"),
        after_you=re.compile(rf" (?:{_any(words['after_second_person'])})\b"),
        before_you=re.compile(rf"\b(?:{_any(words['before_second_person'])}) $"),
        first_plural_verb=re.compile(
            rf" (?:{_any(words['first_plural_adverbs'])} )?(?:{_any(words['first_plural_verbs'])})\b"
            r"(?! (?:with|to|them|our)\b)"
        ),
        styles=frozenset(words["styles"]),
        fronted=re.compile(rf"(?:[A-Z ]{{3,30}} ?[-–—]+ )?(?:{_any(words['fronting'])}) [^,]*$"),
        own_state=WordFinder(words["own_state"]),
        not_names=frozenset(words["not_names"]),
        honorifics=frozenset(words["honorifics"]),
        word_surnames=frozenset(words["word_surnames"]),
        things=frozenset(words["things"]),
    )


def _c(klass: int) -> str:
    return class_range(klass)


# "the Grand Duchy of", "the Central People's Government of", "the Presidium of the Supreme Soviet of"
_REALM = r"(?:(?:[A-Z][\w’'-]+ (?:and )?){1,5}of (?:the )?){0,3}"
_PLAIN = r"(?:(?:[A-Z]\.-?){2,4}|[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'`‘-]*\w|\.)?)"
_ARTICLED = r"(?:al|el|an|ar|as|ash|at|az|ul|ur)-[A-Z][\w’'`‘-]*"


def _particles(words: dict[str, Any]) -> str:
    return _any(word for word in words["particles"] if word not in words["particles_refused"])


def _name_pattern(words: dict[str, Any]) -> str:
    """A personal name: known, or capitalised words none of which is one of `not_names`."""
    word = rf"(?:(?!(?:{_any(words['not_names'])})\b|[A-Z]{{3,6}} ){_PLAIN}|{_ARTICLED})"
    step = rf"(?: (?:(?:{_particles(words)}) )*|-|(?<=-))"
    inside = rf"[{_c(SURNAME)}{_c(CITY)}]"
    lineage = rf"(?: (?:[Bb]in |[Ii]bn )?[AaEe]l-(?:[A-Z][\w’'`‘-]*|[{_c(SURNAME)}])|[ -][{_c(SURNAME)}])"
    second = rf"(?: {word}(?= (?:{_any(words['after_second_surname'])})\b))?"
    return rf"[{_c(PERSON)}]{lineage}{{0,4}}{second}|(?:{word}|[{_c(SURNAME)}])(?:{step}(?:{word}|{inside})){{0,6}}"


def _capitals(words: dict[str, Any]) -> re.Pattern[str]:
    """Runs of capitalised words and known names; which of them are names is decided by who was named before."""
    part = rf"(?:{_PLAIN}|{_ARTICLED}|[{_c(PERSON)}{_c(SURNAME)}])"
    step = rf"(?: (?:(?:{_particles(words)}) )*)"
    begins = rf"(?=[A-ZÀ-ÖØ-ÞĀ-Žaeu{_c(PERSON)}{_c(SURNAME)}])"  # at most letters nothing is tried
    return re.compile(rf"{begins}{part}(?:{step}{part}){{0,8}}")


_COUNTRY = rf"[{_c(ADJECTIVE)}{_c(STATE)}{_c(ORGANISATION)}{_c(CITY)}{_c(GATHERING)}{_c(VENUE)}]"


def _left_pattern(words: dict[str, Any]) -> re.Pattern[str]:
    """What may stand before an office word: determiner, country, modifiers, further words of the title."""
    return re.compile(
        r"(?:(?<=[\s(“\"—–-])|^)(?P<det>(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?) )?"
        rf"(?:(?:(?:{_any(words['modifiers'])}) )*(?P<j>{_COUNTRY})(?:[’']s?)?[ -])?"
        rf"(?P<mod>(?:(?:{_any(words['modifiers'])}) )*)"
        r"(?P<cap>(?:(?!(?:[A-Z][a-z]{2,}ing|Joined) )[A-Z][\w’'-]*[ -]){0,4})$"  # "Joining President Biden"
    )


def _right_pattern(words: dict[str, Any], honorific: str, name: str, state: str) -> str:
    """The office word with what follows: more titles, portfolio, whose aide, country, and the name.

    Behind a comma a name stands before another sign of the like, or anywhere with a form of address. `aide` is whose
    envoy or adviser somebody is ("aide to President Putin"): unlike "Assistant to the President" before one's own name.
    """
    portfolio = rf"(?:{_any(words['portfolios'])})"
    bodies = _any(words["bodies_of_state"])
    named = rf"{honorific}(?P<name>{name})(?:, (?:Jr|Sr)\b\.?)?"
    apart = named.replace("(?P<name>", "(?P<name2>")
    addressed = rf"(?:(?:{_any(words['honorifics'])}) )+(?P<name3>{name})"
    address = _any(words["honorifics"])  # "the Prime Minister of India (Mr Nehru)"
    bracketed = rf"(?=(?:{address}) |[{_c(PERSON)}])(?:(?:{address}) )*(?P<name4>{name})"
    return (
        rf"(?P<o>[{_c(OFFICE)}]|[{_c(PLURAL)}](?![’']| (?:{_any(words['gatherings_of'])})\b))"
        rf"(?P<more>(?:(?:,? and | |-)(?:{_any(words['modifiers'])} )?[{_c(OFFICE)}])*)"
        rf"(?: (?:of|for) {portfolio}|(?= (?:,|,? and) {portfolio}))?(?:(?:,|,? and) {portfolio})*"
        rf"(?: for (?:the )?(?:[A-Z][\w-]+,? (?:and |of |the )?){{0,4}}?[A-Z][\w-]+(?= {honorific}(?:{name})))?"
        rf"(?: (?:to|of) (?:the |his |her |(?P<aide>))(?:(?P<nj>{_COUNTRY})(?:[’']s?)? )?[{_c(OFFICE)}])?"
        rf"(?:,? (?:of|(?P<at>to|for|at)) (?:the )?{_REALM}(?P<of>[{_c(STATE)}{_c(ORGANISATION)}{_c(CITY)}])"
        rf"(?:[’']s? (?:{bodies})\b)?)?"
        rf"(?: \({bracketed}\)| \([^()]{{1,20}}\)| \[[^\[\]]{{1,40}}\])?(?:,? Central Committee)?"
        rf"(?: {named}|, {apart}(?=[,.;]|$)|, {addressed}(?= [a-z]))?(?:{state})?"
    )


def _plural_pattern() -> re.Pattern[str]:
    state = rf"(?:the )?[{_c(STATE)}{_c(ORGANISATION)}]"
    both = rf"[{_c(ADJECTIVE)}](?:(?:, [{_c(ADJECTIVE)}])*,? and [{_c(ADJECTIVE)}])+"
    listed = rf"(?P<o>[{_c(PLURAL)}])(?: [a-z]+){{0,3}} (?:of|from) (?P<states>{state}(?:(?:, | and |, and ){state})*)"
    return re.compile(rf"{listed}|(?P<adjectives>{both}) (?P<o2>[{_c(OFFICE)}{_c(PLURAL)}])(?![’'])")


def _references(words: dict[str, Any]) -> dict[str, str]:
    """Phrases in lower case that point back to somebody, with what they stand for."""
    groups = {
        "plural": words["plurals"],
        "they": words["plural_pronouns"],
        "their": words["plural_possessives"],
        "one": words["pronouns"],
        "object": words["object_pronouns"],
        "first": words["first_person"],
        "my": words["first_person_possessives"],
        "possessive": words["possessives"],
        "you": words["second_person"],
        "your": words["second_person_possessives"],
        LONE: words["lone_plurals"],
        WE: words["first_plurals"],
    }
    return {phrase: group for group, phrases in groups.items() for phrase in phrases}
