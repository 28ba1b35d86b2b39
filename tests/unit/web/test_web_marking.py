"""Marks may overlap in any way; the pieces are the text, each with all that is marked there."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitry.web.marking import Mark, pieces, windows

TEXT = "Xi Jinping met Vladimir Putin in Moscow on Thursday, and 普京 spoke."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from("abc"))))
    return [Mark(min(low, high), max(low, high), layer) for low, high, layer in spans]


@given(marks(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_pieces_are_the_text_and_carry_every_mark(found: list[Mark], one: int, other: int) -> None:
    """Law: the pieces joined are the text; a character is under a layer if and only if a mark of it covers it."""
    low, high = min(one, other), max(one, other)
    cut = pieces(TEXT, found, low, high)
    assert "".join(piece.text for piece in cut) == TEXT[low:high]
    for piece in cut:
        assert TEXT[piece.at : piece.at + len(piece.text)] == piece.text
        for at in range(piece.at, piece.at + len(piece.text)):
            assert set(piece.layers) == {mark.layer for mark in found if mark.start <= at < mark.end}


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), min_size=1), st.integers(0, 40))
def test_windows_hold_every_span_and_do_not_overlap(spans: list[tuple[int, int]], around: int) -> None:
    """Law: every span lies within one window, and windows are apart, in order and within the text."""
    wanted = [(low, min(len(TEXT), low + length)) for low, length in spans]
    found = windows(TEXT, wanted, around)
    assert all(any(low <= start and end <= high for low, high in found) for start, end in wanted)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert found[0][0] >= 0
    assert found[-1][1] <= len(TEXT)
