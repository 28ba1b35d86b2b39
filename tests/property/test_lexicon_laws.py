"""The fast look-ups of the lexicon agree with slow ones that are plainly right."""

from __future__ import annotations

import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.lexicon.names import Name, NameMatcher
from summitry.lexicon.periods import Timeline, covers
from summitry.lexicon.records import Term
from summitry.lexicon.tables import Tables
from summitry.text.names import fold

NAMES = st.lists(st.text(alphabet="abA .кпКЁ中国美俄-'", min_size=1, max_size=4).filter(str.strip), max_size=8)
TEXTS = st.text(alphabet="abA .,кпКЁ中国美俄-'\n’", max_size=40)


def plain_find(names: list[str], text: str) -> list[tuple[int, int]]:
    """Leftmost, then longest, of all places at which a name stands between edges of words."""

    def word(char: str) -> bool:
        return char.isalnum() and char < "⺀"

    def edged(start: int, end: int) -> bool:
        left = start > 0 and word(text[start - 1]) and word(text[start])
        right = end < len(text) and word(text[end]) and word(text[end - 1])
        return not left and not right

    found, reached = [], 0
    for start in range(len(text)):
        ends = [start + len(name) for name in names if text.startswith(name, start) and edged(start, start + len(name))]
        if start >= reached and ends:
            reached = max(ends)
            found.append((start, reached))
    return found


@given(NAMES, TEXTS)
def test_the_matcher_finds_what_a_plain_search_finds(names: list[str], text: str) -> None:
    matcher = NameMatcher(Name(name, "state", name) for name in names)
    hits = matcher.find(text)
    assert [(hit.start, hit.end) for hit in hits] == plain_find(names, text)
    assert all({name.text for name in hit.names} == {text[hit.start : hit.end]} for hit in hits)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    start = date(1990, 1, 1) + timedelta(days=draw(st.integers(0, 2000)))
    end = start + timedelta(days=draw(st.integers(0, 800)))
    first = draw(st.sampled_from([start.isoformat(), start.isoformat()[:7], f"{start.year}~"]))
    last = draw(st.sampled_from([end.isoformat(), end.isoformat()[:7] + "?", ""]))
    return Term("somebody", "RUS.president", first, last)


@given(st.lists(terms(), max_size=8), st.integers(-400, 4000))
def test_a_timeline_holds_what_covers_the_day(rows: list[Term], offset: int) -> None:
    day = date(1990, 1, 1) + timedelta(days=offset)
    assert list(Timeline(rows).on(day)) == [row for row in rows if covers(row.start, row.end, day)]


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet=string.ascii_letters + " ", max_size=20))
def test_folding_forgets_case(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower())


@pytest.mark.parametrize("table", Tables.__struct_fields__)
def test_an_empty_lexicon_has_every_table(table: str) -> None:
    assert getattr(Tables(), table) == ()
