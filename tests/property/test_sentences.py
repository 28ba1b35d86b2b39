"""What must hold of the sentences of every text: ascending ranges, nothing but white space between, bounded length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.text import sentences as module
from summitry.text.sentences import LONGEST, sentences

FRAGMENTS = [
    "Xi", "met", "Mr.", "U.S.", "J.", "No. 5", "The", "He", ".", "?", "!", "…", "...", "\n", "\n\n", " ", "\t",
    "”", "“", "\"", ")", "(", "- ", "1. ", "。", "！", "习近平", "Jan.", "3.5", "a.m.",
    "Jr.", "—", "Élysée", "İ", "\r\n", "\u2028",
    "\u00a0",
]  # fmt: skip
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_ranges_ascend_and_leave_out_only_white_space(text: str) -> None:
    reached = 0
    for start, end in sentences(text):
        assert reached <= start < end <= len(text)
        assert text[reached:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert text[reached:].strip() == ""


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.text(alphabet=" \n\t", max_size=5))
def test_white_space_around_a_text_only_moves_its_sentences(text: str, space: str) -> None:
    inner = text.strip()
    moved = [(start + len(space), end + len(space)) for start, end in sentences(inner)]
    assert list(sentences(space + inner)) == moved or inner[:1] in ("", "-", "*", "•", "·") or inner[0].isdigit()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_a_blank_line_always_parts(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert not any("\n\n" in text[start:end] for start, end in sentences(text))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "bb ", "Ccc, ", "; ", "\n", "字", "\u00a0"]), min_size=1, max_size=4),
    st.integers(1, 4),
)
def test_no_sentence_is_longer_than_the_limit(units: list[str], times: int) -> None:
    text = "".join(units) * (times * LONGEST)
    assert all(end - start <= LONGEST for start, end in sentences(text))


def test_the_limit_leaves_real_sentences_whole() -> None:
    assert module.LONGEST >= 2000
