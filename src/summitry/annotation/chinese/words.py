"""The Chinese words around titles and names, compiled from `rules/zh/actors.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from summitry.annotation.chunks import ADJECTIVE, CITY, GATHERING, OFFICE, ORGANISATION, PERSON, PLURAL, STATE, VENUE
from summitry.lexicon.names import Name, NameMatcher
from summitry.lexicon.offices import office_words
from summitry.lexicon.rulebook import rule_file
from summitry.text.skeleton import class_range

_HAN = "\u3400-\u9fff"
NO_NAME = "no name"  # the id of words that only look like a title or a name
PAIR = "pair"


class Grammar(msgspec.Struct, frozen=True):
    """Compiled patterns over a sentence's skeleton.

    `titled` reads a title with its owner and what name follows; `called` a name with the title behind it;
    `speaker` and `delegation` stand in the text itself; `phrases` finds titles, pairs (by `pairs`) and what is none.
    """

    titled: re.Pattern[str]
    called: re.Pattern[str]
    pair: re.Pattern[str]
    pairs: dict[str, str]
    speaker: re.Pattern[str]
    said: re.Pattern[str]
    delegation: re.Pattern[str]
    phrases: NameMatcher
    own: frozenset[str]
    titles_like_states: tuple[str, ...]
    addresses: tuple[str, ...]
    own_sign: str
    nameless: frozenset[str]
    posted: str
    gathers: tuple[str, ...]
    heads_of_bodies: frozenset[str]
    heads_alone: frozenset[str]
    both: str
    parties: dict[str, str]
    before_titles: re.Pattern[str]
    states_before_titles: dict[str, str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The compiled Chinese grammar of actors."""
    words = rule_file("zh", "actors")
    boundary = rf"(?:$|[^{_HAN}·—]|—[^{_HAN}]|{_any(words['name_ends'])}|{_any(words['honorifics'])})"
    pairs = {phrase: rank for rank, phrases in words["pairs"].items() for phrase in phrases}
    listed = words["before_titles"].items()
    before = {text: state for state, texts in listed if state != "followed_by" for text in texts}
    speaker, delegations = words["speaker"], words["delegations"]
    return Grammar(
        titled=_titled(words, boundary),
        called=re.compile(
            rf"(?P<name>[{_c(PERSON)}])(?:(?P<title>[{_c(OFFICE)}])|(?P<end>(?={boundary})))?"
            rf"(?P<honorific>{_any(words['honorifics'])})?"
        ),
        pair=re.compile(f"[{_c(PLURAL)}]"),
        pairs=pairs,
        speaker=re.compile(
            rf"(?<![{''.join(speaker['not_after'])}]){speaker['word']}(?!{_any(speaker['not_before'])})"
        ),
        said=re.compile(rf".{{0,4}}?(?:{_any(speaker['said'])})"),
        delegation=re.compile(
            rf"(?!{_any(delegations['not_names'])})(?P<sign>[{_HAN}]){delegations['word']}(?![式针法面向])"
        ),
        phrases=NameMatcher(_phrases([*words["not_titles"], *words["not_names"]], pairs)),
        own=frozenset(words["own"]),
        titles_like_states=tuple(words["titles_like_states"]),
        addresses=tuple(words["addresses"]),
        own_sign=delegations["own_sign"],
        nameless=frozenset(words["nameless"]),
        posted=words["posted"],
        gathers=tuple(words["gathers"]),
        heads_of_bodies=frozenset(words["heads_of_bodies"]),
        heads_alone=frozenset(words["heads_alone"]),
        both=words["both"],
        parties={text: state for state, texts in words["parties"].items() for text in texts},
        before_titles=re.compile(rf"{_any(before)}(?={_any(words['before_titles']['followed_by'])})"),
        states_before_titles=before,
    )


def _phrases(refused: Iterable[str], pairs: Iterable[str]) -> list[Name]:
    """Every title form, the words for two sides, and what only looks like a title; the longest at a place stands."""
    titles = [Name(key, "organisation", key) for key in office_words("zh")]
    return [
        *titles,
        *(Name(text, "organisation", PAIR) for text in pairs),
        *(Name(text, "organisation", NO_NAME) for text in refused),
    ]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _c(*klasses: int) -> str:
    return "".join(class_range(klass) for klass in klasses)


def _titled(words: dict[str, list[str]], boundary: str) -> re.Pattern[str]:
    """Owner, what stands between it and the title, further titles, the name: 老挝人民革命党总书记、国家主席通伦.

    A name is one of the tables, perhaps with first names before it, or else a run of characters up to where it ends.
    """
    sign = rf"[{_HAN}〔〕“”—]"
    broken = rf"(?!{_any(words['title_breaks'])}){sign}"
    inside = rf"(?:{_any(words['title_parts'])}|{broken}|[{_c(ADJECTIVE, CITY, VENUE, ORGANISATION)}])"
    owner = rf"(?P<owner>[{_c(STATE, ORGANISATION, CITY, GATHERING)}])"
    title = rf"{inside}{{0,16}}?[{_c(OFFICE)}]"
    more = rf"(?:(?:、|兼)?(?:[{_c(STATE, ORGANISATION)}])?{title})"
    first = rf"(?:{_any(words['honorifics'])})"
    unit = rf"(?:[{_HAN}·—]|(?<=[·—])[{_c(PERSON, STATE, CITY)}])"
    run = rf"(?!{boundary}){unit}{{2,16}}?(?<![·—])(?={boundary})"
    bare = f"[{_c(PERSON)}]"
    longer = rf"[{_c(PERSON)}][{_HAN}·—]{{1,6}}?(?<![·—])(?={boundary})"
    known = rf"(?:[{_HAN}·—]{{1,12}}?[·—])?[{_c(PERSON)}](?={boundary}|[{_c(OFFICE)}])"
    return re.compile(
        rf"(?:{owner}{inside}{{0,16}}?)?(?P<office>[{_c(OFFICE)}])(?P<more>{more}{{0,4}})"
        rf"(?:(?P<address>{_any(words['addresses'])})|(?P<name>{known}|{run}|{longer}|{bare})(?P<honorific>{first})?|(?={boundary}))"
    )
