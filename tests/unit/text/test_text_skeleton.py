"""Skeletons: what stands in them, more parts than a class has signs, and signs that the text brings itself."""

from __future__ import annotations

import re
import time

import pytest

from summitry.text.skeleton import BLOCK, CLASSES, FIRST, OTHER, Part, class_range, fold

TEXT = "President Biden met today with Xi Jinping."
PARTS = [Part(0, 15, 0, 0), Part(20, 25, 1, 1), Part(31, 41, 0, 2)]


def test_parts_become_single_signs() -> None:
    skeleton = fold(TEXT, 0, len(TEXT), PARTS)
    assert re.fullmatch(f"[{class_range(0)}] met [{class_range(1)}] with [{class_range(0)}]\\.", skeleton.text)
    assert [part.index for part in skeleton.parts(skeleton.text)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("words", "expected"), [(" met ", " met "), (" with ", " with ")], ids=["before the date", "after it"]
)
def test_a_stretch_between_parts_leads_back(words: str, expected: str) -> None:
    skeleton = fold(TEXT, 0, len(TEXT), PARTS)
    low = skeleton.text.index(words)
    start, end = skeleton.source(low), skeleton.source(low + len(words), end=True)
    assert TEXT[start:end] == expected


def test_a_range_within_a_text_keeps_the_text_s_offsets() -> None:
    skeleton = fold(TEXT, 16, 41, PARTS[1:])
    assert skeleton.text[:4] == "met "
    assert (skeleton.source(0), skeleton.source(len(skeleton.text), end=True)) == (16, 41)


def test_the_classes_lie_within_the_private_use_area() -> None:
    assert FIRST + CLASSES * BLOCK <= 0xF900


@pytest.mark.parametrize("number", [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_more_parts_than_signs_stay_words(number: int) -> None:
    text = "Xi " * number
    parts = [Part(3 * i, 3 * i + 2, 4, i) for i in range(number)]
    skeleton = fold(text, 0, len(text), parts)
    assert len(skeleton.parts(skeleton.text)) == min(number, BLOCK)
    assert skeleton.text.count("Xi") == max(0, number - BLOCK)
    assert skeleton.source(len(skeleton.text), end=True) == len(text)
    for position, char in enumerate(skeleton.text):
        if ord(char) >= FIRST:
            assert skeleton.source(position) == skeleton.part(char).start


@pytest.mark.parametrize("char", [chr(FIRST), chr(FIRST + 1), "\uf8ff", "！", "（", "\ufffd", "😀", "\U0010ffff"])
def test_signs_of_the_text_are_no_parts(char: str) -> None:
    text = f"Xi {char} Xi{char}"
    skeleton = fold(text, 0, len(text), [Part(0, 2, 0, 0), Part(5, 7, 0, 1)])
    assert skeleton.text.count(OTHER) == 2
    assert [part.index for part in skeleton.parts(skeleton.text)] == [0, 1]
    assert skeleton.source(skeleton.text.index(OTHER)) == 3
    assert skeleton.source(len(skeleton.text), end=True) == len(text)


def test_nothing_folded_is_nothing() -> None:
    skeleton = fold("", 0, 0, [])
    assert (skeleton.text, skeleton.source(0), skeleton.source(0, end=True)) == ("", 0, 0)


def test_what_is_cut_out_whole_leaves_nothing() -> None:
    skeleton = fold(TEXT, 0, len(TEXT), PARTS).without(re.compile(".+"))
    assert (skeleton.text, skeleton.parts(skeleton.text)) == ("", [])


def test_a_skeleton_without_matches_is_the_same() -> None:
    skeleton = fold(TEXT, 0, len(TEXT), PARTS)
    assert skeleton.without(re.compile("nowhere")) is skeleton


def test_cutting_takes_linear_time() -> None:
    pattern = re.compile(r" ?\([^()]{0,80}\)")

    def seconds(times: int) -> float:
        text = "Xi (a) " * times
        parts = [Part(7 * i, 7 * i + 2, i % CLASSES, i) for i in range(times)]
        skeleton = fold(text, 0, len(text), parts)
        began = time.process_time()
        skeleton.without(pattern)
        return time.process_time() - began

    shorter, longer = (min(seconds(times) for _ in range(3)) for times in (4_000, 16_000))
    assert longer < 9 * max(shorter, 0.005)  # 4 is linear, 16 quadratic
