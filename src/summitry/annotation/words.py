"""The English words around titles and names, compiled from `rules/en/actors.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from summitry.annotation.chunks import ADJECTIVE, CITY, DATE, GATHERING, OFFICE, ORGANISATION, PERSON, STATE, SURNAME
from summitry.lexicon.rulebook import rule_file
from summitry.text.skeleton import class_range


class Grammar(msgspec.Struct, frozen=True):
    """Compiled patterns over a sentence's skeleton; see `actors` for how each is used."""

    titled: re.Pattern[str]
    apposed: re.Pattern[str]
    bare: re.Pattern[str]
    plural_titled: re.Pattern[str]
    pronoun: re.Pattern[str]
    own_state: re.Pattern[str]
    not_names: frozenset[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The compiled English grammar of actors."""
    words = rule_file("en", "actors")
    name = _name_pattern(words)
    title = _title_pattern(words)
    named = rf"(?P<hon>(?:(?:{_any(words['honorifics'])}) )*)(?P<name>{name})(?:, (?:Jr|Sr)\b\.?)?"
    of = rf"(?: of (?:the )?(?:[A-Z][a-z]+ (?:[A-Z][a-z]+ )?of (?:the )?)?(?P<of2>[{_c(STATE)}{_c(ORGANISATION)}]))?"
    lower_title = title.replace("(?P<", "(?P<x_")
    named2 = named.replace("(?P<hon>", "(?P<hon2>").replace("(?P<name>", "(?P<name2>")
    return Grammar(
        titled=re.compile(rf"{title}(?: {named}|, {named2}(?=[,.;]|$))?{of}"),
        apposed=re.compile(rf"{named}, (?:who is )?{lower_title}(?=[,.;:)—–]| -| and | who | said| met| told|$)"),
        bare=re.compile(rf"{named}{of}"),
        plural_titled=_plural_pattern(),
        pronoun=_pronoun_pattern(words),
        own_state=re.compile(rf"\b(?:{_any(words['own_state'])})\b", re.IGNORECASE),
        not_names=frozenset(words["not_names"]),
    )


def _c(klass: int) -> str:
    return class_range(klass)


def _name_pattern(words: dict[str, Any]) -> str:
    refused = "|".join(sorted((re.escape(word) for word in words["not_names"]), key=len, reverse=True))
    plain = rf"(?!(?:{refused})\b|[A-Z]{{3,6}} )[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'`‘-]*\w|\.)?"
    word = rf"(?:{plain}|(?:al|el|an|ar|as|ash|at|az|ul|ur)-[A-Z][\w’'`‘-]*)"
    particle = "|".join(re.escape(word) for word in words["particles"] if word not in words["particles_refused"])
    step = rf"(?: (?:(?:{particle}) )*|-|(?<=-))"
    inside = rf"[{_c(SURNAME)}{_c(CITY)}{_c(PERSON)}]"
    return rf"[{_c(PERSON)}]|(?:{word}|[{_c(SURNAME)}])(?:{step}(?:{word}|{inside})){{0,6}}"


def _title_pattern(words: dict[str, Any]) -> str:
    country = rf"[{_c(ADJECTIVE)}{_c(STATE)}{_c(ORGANISATION)}{_c(CITY)}{_c(GATHERING)}]"
    portfolio = rf"(?:{_any(words['portfolios'])})"
    return (
        r"(?P<det>\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?) )?"
        rf"(?:(?P<j>{country})(?:[’']s?)?[ -])?"
        rf"(?P<mod>(?:(?:{_any(words['modifiers'])}) )*)"
        r"(?P<cap>(?:[A-Z][\w’'-]*[ -]){0,4})"
        rf"(?P<o>[{_c(OFFICE)}])"
        rf"(?P<more>(?:(?:,? and | |-)(?:{_any(words['modifiers'])} )?[{_c(OFFICE)}])*)"
        rf"(?: (?:of|for) {portfolio}(?:(?:,|,? and) {portfolio})*|"
        r" for (?:the )?(?:[A-Z][\w-]+,? (?:and |of |the )?){0,4}?[A-Z][\w-]+)?"
        rf"(?: (?:to|of) (?:the |his |her )?(?:(?P<nj>{country})(?:[’']s?)? )?[{_c(OFFICE)}])?"
        rf"(?:,? (?:of|to|for|at) (?:the )?(?:[A-Z][a-z]+ (?:[A-Z][a-z]+ )?of (?:the )?)?"
        rf"(?P<of>[{_c(STATE)}{_c(ORGANISATION)}{_c(CITY)}]))?(?: \([^()]{{1,20}}\))?"
    )


def _plural_pattern() -> re.Pattern[str]:
    state = rf"(?:the )?[{_c(STATE)}{_c(ORGANISATION)}]"
    both = rf"[{_c(ADJECTIVE)}](?:(?:, [{_c(ADJECTIVE)}])*,? and [{_c(ADJECTIVE)}])+"
    listed = rf"(?P<o>[{_c(OFFICE)}])(?: [a-z]+){{0,3}} (?:of|from) (?P<states>{state}(?:(?:, | and |, and ){state})*)"
    return re.compile(rf"{listed}|(?P<adjectives>{both}) (?P<o2>[{_c(OFFICE)}])")


def _pronoun_pattern(words: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<plural>{_any(words['plurals'])})|(?P<they>{_any(words['plural_pronouns'])})"
        rf"|(?P<one>{_any(words['pronouns'])})|(?P<possessive>{_any(words['possessives'])}))\b(?! [{_c(DATE)}]\b)",
        re.IGNORECASE,
    )
