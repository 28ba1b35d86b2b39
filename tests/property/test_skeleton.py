"""What must hold of every skeleton: offsets lead back, parts are found again, and cutting keeps both."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.text.skeleton import BLOCK, CLASSES, FIRST, OTHER, Part, Skeleton, class_range, fold

SIGNS = [chr(FIRST), chr(FIRST + 1), chr(FIRST + BLOCK), chr(0xF8FF), "！", "\ufffd", "😀", "豈"]
CHARS = st.sampled_from([*"abc ,.()İé字", *SIGNS])
CUTS = [re.compile(r" ?\([^()]{0,9}\)"), re.compile("a+"), re.compile(rf"(?<=[{class_range(0)}]), b"), re.compile(".")]


@st.composite
def folded(draw: st.DrawFn) -> tuple[str, int, int, list[Part], Skeleton]:
    """A text with a range in it, parts within the range, and the skeleton of both."""
    text = draw(st.text(CHARS, max_size=60))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), unique=True, max_size=14)))
    start, end = (edges[0], edges[-1]) if edges else (0, len(text))
    classes = draw(st.lists(st.integers(0, CLASSES - 1), min_size=len(edges), max_size=len(edges)))
    parts = [Part(low, high, classes[i], i) for i, (low, high) in enumerate(pairwise(edges)) if i % 2 == 0]
    return text, start, end, parts, fold(text, start, end, parts)


def _origin(skeleton: Skeleton, position: int, text: str) -> None:
    """One sign of a skeleton against what it stands for."""
    low, high = skeleton.source(position), skeleton.source(position + 1, end=True)
    char = skeleton.text[position]
    if ord(char) >= FIRST:
        part = skeleton.part(char)
        assert (low, high) == (part.start, part.end)
        assert re.fullmatch(f"[{class_range(part.klass)}]", char)
    else:
        assert high == low + 1
        assert text[low] == char or (char == OTHER and ord(text[low]) >= FIRST)


@settings(max_examples=400, deadline=None)
@given(folded())
def test_every_sign_leads_back(made: tuple[str, int, int, list[Part], Skeleton]) -> None:
    text, start, end, parts, skeleton = made
    for position in range(len(skeleton.text)):
        _origin(skeleton, position, text)
    assert skeleton.parts(skeleton.text) == parts
    assert len(skeleton.text) == end - start - sum(part.end - part.start - 1 for part in parts)
    if skeleton.text:
        assert skeleton.source(0) == start
        assert skeleton.source(len(skeleton.text), end=True) == end


@settings(max_examples=400, deadline=None)
@given(folded(), st.lists(st.sampled_from(CUTS), max_size=3))
def test_cutting_keeps_the_way_back(
    made: tuple[str, int, int, list[Part], Skeleton], cuts: list[re.Pattern[str]]
) -> None:
    text, _, _, _, skeleton = made
    for cut in cuts:
        expected = cut.sub("", skeleton.text)
        skeleton = skeleton.without(cut)
        assert skeleton.text == expected
    origins = [skeleton.source(position) for position in range(len(skeleton.text))]
    assert origins == sorted(set(origins))
    for position in range(len(skeleton.text)):
        _origin(skeleton, position, text)


@settings(max_examples=200, deadline=None)
@given(folded())
def test_cutting_can_keep_a_group(made: tuple[str, int, int, list[Part], Skeleton]) -> None:
    *_, skeleton = made
    pattern = re.compile(r"a([^a]*)a")
    assert skeleton.without(pattern, keep=1).text == pattern.sub(r"\1", skeleton.text)


@settings(max_examples=200, deadline=None)
@given(folded())
def test_spans_ascend(made: tuple[str, int, int, list[Part], Skeleton]) -> None:
    *_, skeleton = made
    size = len(skeleton.text)
    for low in range(size):
        for high in range(low + 1, min(low + 4, size) + 1):
            assert skeleton.source(low) < skeleton.source(high, end=True)
