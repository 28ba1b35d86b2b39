"""The rule files: every rule has a case, faults are all told, and TIMEX3 wants its ends apart."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from summitry.annotation.dates import find_dates, find_timexes
from summitry.annotation.dates.build_holiday import holiday_day
from summitry.annotation.dates.patterns import Classes, translate
from summitry.annotation.dates.vocabulary import RULES, load_vocabulary

CASES = Path(__file__).parents[3] / "cases"


def met(name: str, lang: str) -> set[str]:
    table = tomllib.loads((CASES / name).read_text(encoding="utf-8"))
    found: set[str] = set()
    for row in table["case"]:
        published = row.get("published", "2024-05-16")
        day = date.fromisoformat(published) if published else None
        mentions = list(find_dates(row["text"], day, lang))
        mentions += find_timexes(row["text"], day) if lang == "en" else []
        found |= {mention.rule.partition("+")[0] for mention in mentions}
    return found


@pytest.mark.parametrize(
    ("grammar", "cases", "lang"),
    [("en/dates_grammar.toml", "dates.toml", "en"), ("zh/dates.toml", "dates_zh.toml", "zh")],
)
def test_every_rule_has_a_case(grammar: str, cases: str, lang: str) -> None:
    rules = tomllib.loads((RULES / grammar).read_text(encoding="utf-8"))["rule"]
    ids = [rule["id"] for rule in rules]
    assert len(ids) == len(set(ids))
    assert set(ids) - met(cases, lang) == set()


def test_a_pattern_with_an_unknown_class_is_told() -> None:
    assert translate("m=moon", {}, Classes()) == ("(?P<m>[])", ["unknown class 'moon'"])
    assert translate("day & year", {}, Classes())[1] == ["cannot read '& year'"]


def test_the_vocabulary_is_read_once() -> None:
    assert load_vocabulary("en") is load_vocabulary("en")


def test_timexes_keep_the_ends_of_a_range_apart() -> None:
    text = "He was away from June 28 to July 2, since 2023."
    assert [mention.text for mention in find_dates(text, None)] == ["June 28 to July 2", "2023"]
    timexes = find_timexes(text, date(2024, 5, 16))
    assert [mention.text for mention in timexes] == ["June 28", "July 2", "2023"]
    assert timexes[2].when is not None
    assert timexes[2].when.edtf == "2023"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("PEKING, March 30 - The premier left.", "dateline"),
        ("The premier left on March 30 - a Saturday.", "month-day"),
        ("From May 7 to May 9 he was away.", "range"),
        ("It was late May.", "month+late"),
    ],
)
def test_rule_ids(text: str, rule: str) -> None:
    assert find_dates(text, date(2024, 5, 16))[0].rule == rule


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter", 2024, date(2024, 3, 31)),
        ("easter", 1961, date(1961, 4, 2)),
        ("easter", 2038, date(2038, 4, 25)),
        ("orthodox-easter", 2024, date(2024, 5, 5)),
        ("orthodox-easter", 2025, date(2025, 4, 20)),
        ("orthodox-easter", 1983, date(1983, 5, 8)),
        ("easter-46", 2024, date(2024, 2, 14)),
        ("11-4-4", 2023, date(2023, 11, 23)),
        ("05-1-last", 2024, date(2024, 5, 27)),
        ("05-09", 2024, date(2024, 5, 9)),
    ],
)
def test_holiday_days(rule: str, year: int, day: date) -> None:
    assert holiday_day(rule, year) == day
