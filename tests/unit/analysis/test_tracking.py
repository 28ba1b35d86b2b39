"""Phrases counted: in which texts, by which unit, and never a zero where nothing was searched."""

from __future__ import annotations

from typing import Any

import pytest

from summitry.analysis.tracking import Endings, Tracked, by_year, track


def text(words: str, doc: str = "d", day: str | None = "2022-02-04", **given: Any) -> Tracked:  # noqa: ANN401
    return Tracked(doc_id=doc, text=words, day=day, **given)


@pytest.mark.parametrize(
    ("phrase", "words", "endings", "count"),
    [
        ("oppose", "They oppose war. They Oppose it; it opposes them.", "auto", 2),
        ("oppose", "They oppose war. They Oppose it; it opposes them.", "ignore", 3),
        ("no limits", "No-limits friendship has no limits.", "auto", 2),
        ("war", "Warsaw and warships, war.", "auto", 1),
        ("взаимодействие", "Взаимодействие и взаимодействия.", "auto", 2),
        ("взаимодействие", "Взаимодействие и взаимодействия.", "keep", 1),
        ("партнёрство", "партнерство", "keep", 1),
        ("战略协作", "戰略協作與战略，协作。", "auto", 2),
        ("no no", "no no no no no", "auto", 2),
        ("no limits", "两国友好", "auto", None),
        ("能源", "energy", "auto", None),
        ("...", "They met.", "auto", 0),
    ],
)
def test_counts(phrase: str, words: str, endings: Endings, count: int | None) -> None:
    (line,) = track([phrase], [text(words)], endings).lines
    assert line.cells[0].count == count


def test_rates_are_per_thousand_words_and_of_chinese_per_thousand_characters() -> None:
    english, chinese = track(["war", "合作"], [text("war " * 3 + "and " * 97), text("合作" * 5 + "。", "e")]).lines
    assert (english.size, english.unit, english.cells[0].rate) == (100, "words", 30.0)
    assert (chinese.size, chinese.unit, chinese.cells[1].rate) == (10, "characters", 500.0)


def test_years_add_up_over_texts_that_were_searched() -> None:
    documents = [text("war peace", "a"), text("peace peace", "b"), text("和平", "c"), text("war", "d", None)]
    lines = by_year(track(["war"], documents)).lines
    assert [(line.name, line.unit, line.documents, line.cells[0].count, line.cells[0].rate) for line in lines] == [
        ("2022", "characters", 1, None, None), ("2022", "words", 2, 1, 250.0), ("undated", "words", 1, 1, 1000.0),
    ]  # fmt: skip


def test_lines_stand_in_the_order_of_days() -> None:
    found = track(["war"], [text("war", "b", None), text("war", "c", "2024-01-01"), text("war", "a", "2023-01-01")])
    assert [line.name for line in found.lines] == ["a", "c", "b"]
