"""Rules about statements and read-outs: their topics, and what shows that a text is not the whole of one."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput, InvalidLexicon, NotFound
from summitry.lexicon.rulebook import rule_file

FOLDER = "statements"


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One topic with the words, by language, that put a sentence under it.

    `states` are those that it is about: where one of them is a side, every sentence would stand under it.
    """

    id: str
    name: str
    states: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def stands_in(self, sentence: str) -> bool:
        """Whether a sentence in any of the languages has one of the words."""
        return _topic_pattern(self.en, self.zh, self.ru).search(sentence) is not None


class _Incomplete(msgspec.Struct, frozen=True):
    marks: tuple[str, ...]
    reach: int
    words: dict[str, tuple[str, ...]]


@lru_cache(maxsize=128)
def _topic_pattern(en: tuple[str, ...], zh: tuple[str, ...], ru: tuple[str, ...]) -> re.Pattern[str]:
    spaced = [rf"(?<!\w)(?:{'|'.join((*en, *ru))})"] if en or ru else []
    return re.compile("|".join([*spaced, *zh]) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """The topics that come with the program. Raises InvalidLexicon for a file that breaks the form."""
    try:
        return tuple(msgspec.convert(rule_file(FOLDER, "topics")["topic"], list[Topic]))
    except (KeyError, msgspec.ValidationError) as problem:
        raise InvalidLexicon([f"rules/{FOLDER}/topics.toml: {problem}"]) from problem


def topics_from(path: Path) -> tuple[Topic, ...]:
    """Topics of the user's own. Raises NotFound for no file, InvalidInput for another form."""
    if not path.is_file():
        raise NotFound(f"no file {str(path)!r}", hint="name a file of topics of your own, TOPICS.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found = tuple(msgspec.convert(data["topic"], list[Topic]))
        for one in found:
            _topic_pattern(one.en, one.zh, one.ru)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, re.error, msgspec.ValidationError) as problem:
        raise InvalidInput(
            f"{path} holds no topics: {problem}", hint="write it like rules/statements/topics.toml"
        ) from (problem)
    return found


def incomplete_because(title: str | None, text: str) -> str | None:
    """The mark or word that shows that a text is not the whole statement; None where nothing shows it."""
    rules = _incomplete()
    for mark in rules.marks:
        if mark in text:
            return f"it has {mark!r}"
    edges = "\n".join((title or "", text[: rules.reach], text[-rules.reach :]))
    found = _incomplete_words().search(edges)
    return f"it says {found.group()!r}" if found else None


@lru_cache(maxsize=1)
def _incomplete() -> _Incomplete:
    return msgspec.convert(rule_file(FOLDER, "incomplete"), _Incomplete)


@lru_cache(maxsize=1)
def _incomplete_words() -> re.Pattern[str]:
    return re.compile("|".join(word for words in _incomplete().words.values() for word in words), re.IGNORECASE)
