"""The words of dates in one language and the grammar over their classes, read once from the rule files.

Each class of words gets one private character, so that a text becomes a string of classes and a rule of the
grammar becomes an ordinary regular expression over that string.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

import summitry.lexicon
from summitry.annotation.dates.patterns import Classes, first_chars, translate
from summitry.errors import InvalidLexicon

RULES = Path(summitry.lexicon.__file__).parent / "rules"
Value = int | float | str


class Rule(msgspec.Struct, frozen=True):
    """A rule of the grammar: what it matches and which builder reads it."""

    id: str
    build: str
    pattern: re.Pattern[str]


class Word(msgspec.Struct, frozen=True):
    """A word of the vocabulary: the character of its class and its value."""

    code: str
    value: Value


class Vocabulary(msgspec.Struct, frozen=True):
    """Everything the tagger knows of a language.

    Over classes: `start`, where a rule can begin; `doubtful`, words that may be no dates; `feast`, where the name of a
    feast can begin; `mark`, what may end a sentence.
    """

    words: dict[str, Word]
    codes: dict[str, str]
    classes: Classes
    rules_at: dict[str, tuple[Rule, ...]]
    start: re.Pattern[str]
    doubtful: re.Pattern[str]
    feast: re.Pattern[str]
    mark: re.Pattern[str]
    doubt: frozenset[str]
    signs: dict[str, str]
    lists: dict[str, frozenset[str]]
    date_numbers: frozenset[str]
    holidays: dict[str, str]
    holidays_by_word: dict[str, tuple[tuple[str, ...], ...]]

    def char(self, name: str) -> str:
        """The character that stands for the class `name`."""
        return self.classes.char(name)

    def value(self, word: str) -> Value:
        """The value of a word, or the word itself where it has none."""
        known = self.words.get(word)
        return word if known is None else known.value


@lru_cache(maxsize=4)
def load_vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of `lang`. Raises InvalidLexicon with every fault of its files."""
    folder = RULES / lang
    data = tomllib.loads((folder / "dates.toml").read_text(encoding="utf-8"))
    grammar = tomllib.loads((folder / "dates_grammar.toml").read_text(encoding="utf-8"))
    problems: list[str] = []
    classes = Classes()
    words = _words(data["words"], classes, problems)
    holidays = {name: row["day"] for row in data.get("holiday", ()) for name in row["names"]}
    rules = _rules(grammar, classes, words, problems)
    if problems:
        raise InvalidLexicon(problems)
    _add_numbers(words, classes)
    _add_holidays(words, holidays, classes)
    rules_at = _by_first(rules)
    codes = {word: known.code for word, known in words.items()}
    codes[""] = classes.char("break")
    return Vocabulary(
        words, codes, classes, rules_at, _start(rules_at, classes, data["weak"]["classes"]),
        _one_of(map(classes.char, ("month", "weekday", "season"))),
        _one_of(codes[name.split()[0]] for name in holidays),
        _one_of(map(classes.char, ("break", "stop", "dot"))),
        frozenset(data["doubt"]["words"]), _signs(data["tense"]), _sets(data["lists"]),
        frozenset(map(classes.char, ("day", "ordnum", "year"))), holidays, _by_first_word(holidays),
    )  # fmt: skip


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _signs(table: dict[str, list[str]]) -> dict[str, str]:
    """Word -> tense that it tells; "none" where its ending only looks like a past."""
    return {word: tense for tense, words in table.items() for word in words}


def _words(table: dict[str, dict[str, Value]], classes: Classes, problems: list[str]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for name, members in table.items():
        code = classes.add(name)
        for word, value in members.items():
            if word in words:
                problems.append(f"dates.toml: {word!r} stands in two classes, the second is {name!r}")
            words[word] = Word(code, value)
    return words


def _rules(grammar: dict[str, Any], classes: Classes, words: dict[str, Word], problems: list[str]) -> list[Rule]:
    rules = []
    for row in grammar["rule"]:
        pattern, faults = translate(row["pattern"], grammar["macros"], classes)
        problems += [f"dates_grammar.toml: rule {row['id']}: {fault}" for fault in faults]
        if not faults:
            rules.append(Rule(row["id"], row["build"], re.compile(pattern)))
    for word, code in classes.literals.items():
        if word in words:
            problems.append(f"dates_grammar.toml: '{word}' is quoted but stands in a class of dates.toml")
        words[word] = Word(code, word)
    return rules


def _add_numbers(words: dict[str, Word], classes: Classes) -> None:
    """Whole numbers up to 9999 with their class: a day of a month, a possible year, or another number."""
    for number in range(10000):
        name = "day" if 1 <= number <= 31 else "year" if 1000 <= number <= 2199 else "int"
        words[str(number)] = Word(classes.char(name), number)
        if number < 10:
            words[f"0{number}"] = Word(classes.char("day" if number else "int"), number)


def _add_holidays(words: dict[str, Word], holidays: dict[str, str], classes: Classes) -> None:
    for name in holidays:
        first = name.split()[0]
        words.setdefault(first, Word(classes.char("maybe-holiday"), first))


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of feasts as words, under their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(name.split()) for name in names), key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _by_first(rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each class, so that a place is tried against few of them."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for code in first_chars(rule.pattern.pattern):
            found[code] = (*found.get(code, ()), rule)
    return found


def _one_of(codes: Iterable[str]) -> re.Pattern[str]:
    found = "".join(sorted(set(codes)))
    return re.compile(f"[{re.escape(found)}]" if found else "(?!)")


def _start(rules_at: dict[str, tuple[Rule, ...]], classes: Classes, weak: list[str]) -> re.Pattern[str]:
    """Where a rule can begin; a weak class (a number, an article) only before another word of the vocabulary."""
    faint = {classes.char(name) for name in weak} & set(rules_at)
    strong = "".join(sorted(set(rules_at) - faint))
    return re.compile(f"[{re.escape(strong)}]|[{re.escape(''.join(sorted(faint)))}](?=[^x,.])")
