"""The subjects of figures: their examples, and the order in which they are tried."""

from __future__ import annotations

import re

import pytest

from summitry.errors import NotFound
from summitry.lexicon.subjects import Subject, subject_named, subject_of, subjects

MONEY = re.compile(r"[$€]|dollars?|yuan|euros?")


def unit_of(text: str, subject: Subject) -> str:
    """The unit that an example is in."""
    if "percent" in text:
        return "%"
    if MONEY.search(text):
        return "USD"
    return next((unit for unit in subject.units if unit.split()[-1] in text), subject.units[0])


EXAMPLES = [(one, text) for one in subjects() for text in one.examples]
COUNTERS = [(one, text) for one in subjects() for text in one.counter_examples]


@pytest.mark.parametrize(("subject", "text"), EXAMPLES, ids=lambda value: str(getattr(value, "id", value)))
def test_examples_are_of_their_subject(subject: Subject, text: str) -> None:
    found = subject_of(text, "", unit_of(text, subject))
    assert found is not None
    assert found.id == subject.id


@pytest.mark.parametrize(("subject", "text"), COUNTERS, ids=lambda value: str(getattr(value, "id", value)))
def test_counter_examples_are_not(subject: Subject, text: str) -> None:
    found = subject_of(text, "", unit_of(text, subject))
    assert found is None or found.id != subject.id


def test_the_words_before_count_only_where_its_own_say_nothing() -> None:
    before = "Trade of the two countries grows."
    assert subject_of("It reached $2 billion", before, "USD").id == "trade-turnover"  # type: ignore[union-attr]
    assert subject_of("a loan of $2 billion", before, "USD").id == "credit"  # type: ignore[union-attr]
    assert subject_of("It reached $2 billion", "", "USD") is None
    assert subject_of("a 5 billion dollar program to test cleaner coal", before, "USD") is None


def test_ids_are_unique_and_every_subject_has_examples() -> None:
    assert len({one.id for one in subjects()}) == len(subjects())
    assert all(one.examples and one.counter_examples for one in subjects())


@pytest.mark.parametrize("asked", ["trade-turnover", "trade turnover", "Trade Turnover"])
def test_named(asked: str) -> None:
    assert subject_named(asked).id == "trade-turnover"


def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        subject_named("trade turnovr")
    assert "trade turnover" in str(caught.value)
