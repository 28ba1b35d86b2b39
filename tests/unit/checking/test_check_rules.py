"""The wordings of `checking.toml`: each matches its examples and none of its counter-examples."""

from __future__ import annotations

import pytest

from summitry.checking.rules import CheckRules, Wording, check_rules, number_of

WORDINGS = [
    one
    for name in CheckRules.__struct_fields__
    if name not in ("macros", "numbers", "ordinals")
    for one in getattr(check_rules(), name)
]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: one.id)
def test_examples_match_and_counter_examples_do_not(wording: Wording) -> None:
    assert wording.examples, "a rule without an example says nothing"
    assert [one for one in wording.examples if not wording.compiled.search(one.lower())] == []
    assert [one for one in wording.counter_examples if wording.compiled.search(one.lower())] == []


def test_every_rule_has_its_own_id() -> None:
    ids = [one.id for one in WORDINGS]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("words", "number"),
    [("37th", 37), ("1,200", 1200), ("eleventh", 11), ("forty", 40), ("two dozen", 24), ("many", None)],
)
def test_numbers_in_digits_and_words(words: str, number: int | None) -> None:
    assert number_of(words) == number
