"""Sentence splitting: the table of cases, texts without full stops, and what its rule file promises."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from summitry.text.sentences import LONGEST, sentences

CASES = tomllib.loads((Path(__file__).parents[2] / "cases/sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_cases(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    text = case["text"]
    assert [text[start:end] for start, end in sentences(text)] == case["sentences"]


@pytest.mark.parametrize("abbreviation", ["Mr", "Gov", "e.g", "Jr", "U.N", "U.S.S.R", "H"])
def test_a_name_after_an_abbreviation_goes_on(abbreviation: str) -> None:
    assert len(sentences(f"They saw {abbreviation}. Gromyko there.")) == 1


@pytest.mark.parametrize("abbreviation", ["Jr", "Inc", "U.N", "a.m", "U.S.S.R", "Oct"])
@pytest.mark.parametrize("starter", ["The", "He", "They", "After"])
def test_a_starter_after_an_abbreviation_begins_a_sentence(abbreviation: str, starter: str) -> None:
    assert len(sentences(f"They left at {abbreviation}. {starter} train was late.")) == 2


@pytest.mark.parametrize(
    ("unit", "ends"),
    [
        ("word ", "word"),
        ("name, ", ","),
        ("part; ", ";"),
        ("line\n", "line"),
        ("tab\t", "tab"),
        ("字，", "，"),
        ("x", "x"),
    ],
)
def test_a_megabyte_without_full_stop_is_parted(unit: str, ends: str) -> None:
    text = unit * (1_000_000 // len(unit))
    found = sentences(text)
    assert max(end - start for start, end in found) <= LONGEST
    assert min(end - start for start, end in found[:-1]) >= LONGEST // 2
    assert all(text[start:end].endswith(ends) for start, end in found)
    assert sum(end - start for start, end in found) >= sum(not char.isspace() for char in text)


def test_a_long_sentence_is_whole_up_to_the_limit() -> None:
    words = "word " * (LONGEST // 5 - 1) + "end."
    assert sentences(words) == ((0, len(words)),)


@pytest.mark.parametrize(
    "unit", [".", "!?", "…", ". ", "\n", "\n ", "“.”", "U.S. ", "1. ", "a.b", ". “", "。", "Mr. ", "\n1"]
)
def test_repeated_marks_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        sentences(text)
        return time.process_time() - began

    shorter, longer = (min(seconds(size) for _ in range(3)) for size in (50_000, 200_000))
    assert longer < 9 * max(shorter, 0.005)  # 4 is linear, 16 quadratic
