"""Every rule's examples and counter-examples, read from the rule files and run through annotation and extraction."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.extraction.grammar import rules
from summitry.extraction.status import worded_status
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.cues import SHORT
from summitry.lexicon.engagement_rules import EngagementRule, StatusRule, engagement_rules, status_rules
from summitry.model import Account, Document
from summitry.text.skeleton import BLOCK, CLASSES, FIRST

LANGUAGES = ("en", "zh")
RULES = [(lang, rule) for lang in LANGUAGES for rule in engagement_rules(lang)]
#: Examples that do not hold yet, each with what happens instead. One that holds again fails until it is struck off.
OPEN = tomllib.loads((Path(__file__).parents[2] / "cases" / "rules_open.toml").read_text(encoding="utf-8"))
#: Rules that read only what an office's own site titles: their sentences need a publisher.
OWN_VOICE = {"home": "Kremlin (en.kremlin.ru)"}


@lru_cache(maxsize=1)
def known() -> Lexicon:
    return load_lexicon()


def accounts(sentence: str, rule: EngagementRule, lang: str) -> tuple[Account, ...]:
    document = Document(doc_id="example", text=sentence, lang=lang, publisher=OWN_VOICE.get(rule.subject))
    return extract(annotate(document, known()), known()).accounts


def rules_of(account: Account) -> set[str]:
    return {one.rule for one in account.evidence}


def sentences(field: str) -> Iterator[ParameterSet]:
    for lang, rule in RULES:
        for sentence in getattr(rule, field):
            why = OPEN[field].get(sentence)
            marks = [] if why is None else [pytest.mark.xfail(reason=why, strict=True)]
            yield pytest.param(lang, rule, sentence, marks=marks)


def named(value: object) -> str:
    return value.id if isinstance(value, EngagementRule) else str(value)[:60]


@pytest.mark.parametrize(("lang", "rule", "sentence"), list(sentences("examples")), ids=named)
def test_example_gives_an_account(lang: str, rule: EngagementRule, sentence: str) -> None:
    found = accounts(sentence, rule, lang)
    assert any(rule.id in rules_of(one) or one.kind == rule.kind for one in found), found


@pytest.mark.parametrize(("lang", "rule", "sentence"), list(sentences("counter_examples")), ids=named)
def test_counter_example_gives_no_account(lang: str, rule: EngagementRule, sentence: str) -> None:
    assert [one for one in accounts(sentence, rule, lang) if rule.id in rules_of(one)] == []


def test_every_rule_compiles_and_is_asked_for_by_its_cues() -> None:
    """They are compiled when a cue asks for them, so a rule that no text asks for would break in a user's hands."""
    english = engagement_rules("en")
    cues = frozenset(SHORT if cue.startswith(SHORT) else cue for rule in english for cue in rule.cues)
    every = "".join(chr(FIRST + klass * BLOCK) for klass in range(CLASSES))
    compiled = rules("en").candidates(f"a summit {every}", cues)
    assert [one.rule for one in compiled] == list(english)
    assert all(one.pattern.pattern for one in compiled)


def test_every_rule_has_an_example() -> None:
    assert [rule.id for _, rule in RULES if not rule.examples] == OPEN["without_examples"]


def test_open_sentences_are_still_in_the_rule_files() -> None:
    for field in ("examples", "counter_examples"):
        held = {sentence for _, rule in RULES for sentence in getattr(rule, field)}
        assert [sentence for sentence in OPEN[field] if sentence not in held] == []


@pytest.mark.parametrize(
    ("lang", "rule", "example"),
    [(lang, rule, one) for lang in LANGUAGES for rule in status_rules(lang) for one in rule.examples],
    ids=lambda value: value.id if isinstance(value, StatusRule) else value,
)
def test_status_example(lang: str, rule: StatusRule, example: str) -> None:
    """An example stands on the side of the cue that its rule looks at; the rule fires, and none before it."""
    before, after = ("", example) if rule.after else (f"{example} ", "")
    assert re.search(rule.after or rule.before or rule.any or rule.verb or rule.wide, after or before)
    assert worded_status(before, after, before, lang=lang) == (None if rule.reject else rule.status)
