"""What must hold of the temporal tagger for every text: offsets, order, determinism, bounds, linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.annotation.dates import find_dates, find_timexes
from summitry.model import bounds

WORDS = [
    "May", "March", "Monday", "the", "of", "to", "and", "8", "16", "31", "2024", "1945", "last", "next", "this", "week",
    "year", "day", "days", "ago", "later", "before", "early", "late", "end", "first", "second", "quarter", "half",
    "three", "hundred", "a", "few", "at", "5", "p.m.", "10:30", "2024-05-16", "16.05.2024", "since", "until", "on",
    "Christmas", "Eve", "Easter", "every", "now", "spring", "will", "said", "-", "–", ",", ".", "\n", "’s", "century",
    "1950s", "İ", "9999", "1000", "same", "following", "(", ")", "tomorrow", "decade", "decades",
]  # fmt: skip
CHINESE = list("年月日号一二三十百0123456789今昨明天去上下周个前后至到初底末中旬将自以来，。")
DAYS = st.none() | st.dates(date(1000, 1, 1), date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), DAYS)
def test_mentions_are_exact_slices_in_order(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert mention.start >= end
        assert mention.end > mention.start
        assert text[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        end = mention.end


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(CHINESE), max_size=40).map("".join), DAYS)
def test_chinese_mentions_are_exact_slices_in_order(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published, "zh"):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join), DAYS)
def test_dates_are_readable_and_run_forward(text: str, published: date | None) -> None:
    for mention in (*find_dates(text, published), *find_timexes(text, published), *find_dates(text, published, "zh")):
        assert mention.timex
        if mention.when is None:
            continue
        span = bounds(mention.when.edtf)
        if span.year_known and span.earliest and span.latest:
            assert span.earliest <= span.latest
            assert (mention.when.earliest, mention.when.latest) == (span.earliest, span.latest)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), DAYS)
def test_the_same_text_gives_the_same_dates(text: str, published: date | None) -> None:
    assert find_dates(text, published) == find_dates(text, published)


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), DAYS)
def test_a_full_date_is_read_back_from_every_writing(day: date, published: date | None) -> None:
    month = day.strftime("%B")
    writings = [
        f"It was {month} {day.day}, {day.year:04d}.", f"It was {day.day} {month} {day.year:04d}.",
        f"It was {day.isoformat()}.", f"It was {day.day:02d}.{day.month:02d}.{day.year:04d}.",
        f"It was the {day.day}th of {month}, {day.year:04d}.",
    ]  # fmt: skip
    for text in writings:
        mention = find_dates(text, published)[0]
        assert mention.when is not None
        assert (mention.when.day, mention.when.basis) == (day, "stated"), text
    chinese = find_dates(f"双方{day.year}年{day.month}月{day.day}日会谈。", published, "zh")[0]
    assert chinese.when is not None
    assert chinese.when.day == day


UNITS = [
    "May 7 to May 7 to ", "early late early late ", "0123456789", "1 2 3 4 ", "7-", "May ", "the the ", "two hundred ",
    "2024-", "May 7\n", "Christmas ", "a few of a ", "Monday to ", "1,234,567,", "....", "'s'", " ", "\n", "said ",
    "early the late of the end of ", "on the eve of ", "two days before ", "x. ", "İ", "1 or 2 or ", "5 p.m. Monday ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_line_is_quadratic(unit: str) -> None:
    """Four times the text may take eight times as long at most, and a fixed rest for a busy machine."""
    spent = []
    for size in (50_000, 200_000):
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        find_dates(text, date(2024, 5, 16))
        spent.append(time.process_time() - start)
    assert spent[1] < 8 * spent[0] + 0.5


@pytest.mark.parametrize("unit", ["2024年5月", "一二三", "5月7日至", "10日", "今天", "年", "123456789", "自", "。"])
def test_no_chinese_line_is_quadratic(unit: str) -> None:
    spent = []
    for size in (20_000, 80_000):
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        find_dates(text, date(2024, 5, 16), "zh")
        spent.append(time.process_time() - start)
    assert spent[1] < 8 * spent[0] + 0.5
