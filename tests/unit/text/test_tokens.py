"""Words in the form in which they are compared, with offsets that lead back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.text.scripts import language_by_script, simplified
from summitry.text.tokens import stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Two Sides", "the two sides"),
        ("co-operation, Re-election", "cooperation reelection"),
        ("US-China trade", "us china trade"),
        ("$244.8 billion, up 1.9%", "$ 244.8 billion up 1.9 %"),
        ("Xi’s", "xi's"),
        ("партнёрство «без границ»", "партнерство без границ"),
        ("全面戰略，協作。", "全 面 战 略 协 作"),
        ("２０２４年", "2024 年"),
        ("第2版English", "第 2 版 english"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(one.norm for one in tokens(text)) == words


@settings(deadline=None)
@given(st.text(max_size=200))
def test_offsets_ascend_and_lie_within(text: str) -> None:
    found = tokens(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_simplified_characters() -> None:
    assert simplified("中華人民共和國與俄羅斯 (2024)") == "中华人民共和国与俄罗斯 (2024)"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("partnership", "en"),
        ("партнёрство", "ru"),
        ("伙伴关系", "zh"),
        ("パートナー", "ja"),
        ("关系 Xi", "zh"),
        ("", "en"),
    ],
)
def test_language_by_script(text: str, lang: str) -> None:
    assert language_by_script(text) == lang


@pytest.mark.parametrize(
    ("first", "second", "lang"),
    [("партнерства", "партнерство", "ru"), ("взаимодействия", "взаимодействие", "ru"), ("states", "state", "en")],
)
def test_endings_fall_away(first: str, second: str, lang: str) -> None:
    assert stem(first, lang) == stem(second, lang) != first
