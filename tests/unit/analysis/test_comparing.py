"""Two statements: what is a change and what is noise, whatever the order of the sentences."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.analysis.comparing import Statement, StatementDiff, compare_statements
from summitry.errors import InvalidInput

PARTS = [
    "The two sides oppose any interference in their internal affairs.",
    "They will expand cooperation in oil, gas and nuclear power.",
    "Both presidents expressed concern about the enlargement of alliances.",
    "A Year of Sport will be opened in Harbin next spring.",
    "Trade is to reach two hundred billion dollars within two years.",
    "They reaffirmed the central role of the United Nations.",
]


def statement(text: str, **given: Any) -> Statement:  # noqa: ANN401
    return Statement(name=given.pop("name", "text"), text=text, **given)


def compared(first: str, second: str, **given: Any) -> StatementDiff:  # noqa: ANN401
    return compare_statements(statement(first, lang="en"), statement(second, lang="en", **given))


def kinds(found: StatementDiff) -> str:
    return " ".join(row.kind + (">" if row.moved else "") for row in found.rows)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("They met. They talked.", "They  met\n\nThey talked!", "same same"),
        ("They oppose “interference”.", 'They oppose "interference".', "same"),
        ("1. They oppose interference.", "(2) They oppose interference.", "same"),
        ("Co-operation grows steadily.", "Cooperation grows steadily.", "same"),
        ("雙方反對干涉內政。", "双方反对干涉内政。", "same"),
        ("双方反对，干涉内政。", "双方反对干涉内政！", "same"),
        ("Стороны обсудили всё.", "Стороны обсудили все!", "same"),
        (f"{PARTS[0]} {PARTS[1]}", f"{PARTS[1]} {PARTS[0]}", "same> same"),
        (f"{PARTS[0]} {PARTS[1]}", PARTS[1], "dropped same"),
        (PARTS[1], f"{PARTS[1]} {PARTS[0]}", "same added"),
        (PARTS[0], PARTS[3], "dropped added"),
        (PARTS[1], "They will expand cooperation in oil, gas, coal and nuclear power.", "reworded"),
        ("They agreed on trade.", "They agreed on war.", "reworded"),
        ("They met.", "They left.", "dropped added"),
        ("Both sides oppose all interference and they support each other in every field of policy.",
         "Both sides oppose all interference. They support each other in every field of policy.", "reworded"),
    ],
)  # fmt: skip
def test_what_is_a_change(first: str, second: str, expected: str) -> None:
    assert kinds(compared(first, second)) == expected


def test_split_sentences_are_one_row() -> None:
    whole = "The parties oppose any interference in internal affairs and they will expand all trade in grain and oil."
    split = "The parties oppose any interference in internal affairs. They will expand all trade in grain and oil."
    for first, second in ((whole, split), (split, whole)):
        (row,) = compared(first, second).rows
        assert (row.kind, row.a.text, row.b.text) == ("reworded", first, second)  # type: ignore[union-attr]


def test_the_words_that_differ() -> None:
    (row,) = compared("They will trade in oil and gas.", "They may trade in oil, coal and gas.").rows
    assert [(run.operation, run.a, run.b) for run in row.runs] == [
        ("equal", "They ", "They "), ("replaced", "will ", "may "), ("equal", "trade in oil ", "trade in oil, "),
        ("added", "", "coal "), ("equal", "and gas.", "and gas."),
    ]  # fmt: skip


def test_an_incomplete_text_drops_nothing() -> None:
    found = compared(" ".join(PARTS), " ".join([*PARTS[:2], "They flew home on Sunday."]), incomplete="marked so")
    assert found.totals == {"same": 2, "reworded": 0, "added": 1, "dropped": 0, "unknown": 4, "moved": 0}
    assert "not complete (marked so)" in found.notes[0]


def test_languages_are_not_compared() -> None:
    with pytest.raises(InvalidInput, match="in 'en' and zh in 'zh'"):
        compare_statements(statement("They met.", lang="en"), statement("双方会晤。", lang="zh", name="zh"))


@pytest.mark.parametrize("empty", ["", "…", "\n\n"])
def test_a_text_without_words_is_refused(empty: str) -> None:
    with pytest.raises(InvalidInput, match="holds no words"):
        compared("They met.", empty)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_reordering_drops_and_adds_nothing(parts: list[str], chance: Any) -> None:  # noqa: ANN401
    """Whatever the order, every sentence finds itself again."""
    other = list(parts)
    chance.shuffle(other)
    found = compared("\n\n".join(parts), "\n\n".join(other))
    assert found.totals["same"] == len(parts)
    assert (found.totals["moved"] > 0) == (parts != other)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6), st.lists(st.sampled_from(PARTS), min_size=1, max_size=6)
)
def test_every_sentence_has_one_row_and_slices_are_exact(first: list[str], second: list[str]) -> None:
    """Each text is parted among the rows, and the runs of a row make up its two slices."""
    found = compared(" ".join(first), " ".join(second))
    for side, count in (("a", len(first)), ("b", len(second))):
        text = getattr(found, side).text
        slices = [getattr(row, side) for row in found.rows if getattr(row, side)]
        assert all(text[one.start : one.end] == one.text for one in slices)
        assert sum(one.text.count(".") for one in slices) == count
        assert all("".join(getattr(run, side) for run in row.runs) == getattr(row, side).text
                   for row in found.rows if row.runs)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_compared_or_refused(first: str, second: str) -> None:
    try:
        found = compare_statements(statement(first), statement(second))
    except InvalidInput:
        return
    back = compare_statements(statement(second), statement(first))
    assert (found.totals["added"], found.totals["dropped"]) == (back.totals["dropped"], back.totals["added"])
