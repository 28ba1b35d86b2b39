"""Every sentence of the case tables gives exactly the mentions that its row lists."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from summitry.annotation.dates import DateMention, find_dates

CASES = Path(__file__).parents[3] / "cases"
USUAL = "2024-05-16"


def rows(name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    table = tomllib.loads((CASES / name).read_text(encoding="utf-8"))
    return [(row["text"], row.get("published", USUAL), tuple(row["dates"])) for row in table["case"]]


def shown(mention: DateMention) -> str:
    when = mention.when
    edtf, basis = (when.edtf, when.basis) if when else ("-", "-")
    return f"{mention.text} | {mention.type} | {edtf} | {basis} | {mention.timex}"


def day(published: str) -> date | None:
    return date.fromisoformat(published) if published else None


@pytest.mark.parametrize(("text", "published", "dates"), rows("dates.toml"))
def test_english(text: str, published: str, dates: tuple[str, ...]) -> None:
    assert tuple(shown(mention) for mention in find_dates(text, day(published))) == dates


@pytest.mark.parametrize(("text", "published", "dates"), rows("dates_zh.toml"))
def test_chinese(text: str, published: str, dates: tuple[str, ...]) -> None:
    assert tuple(shown(mention) for mention in find_dates(text, day(published), "zh")) == dates
