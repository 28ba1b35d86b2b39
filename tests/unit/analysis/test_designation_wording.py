"""A wording against the ladder of China and Russia, in three languages and on several days."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.analysis.designations import compare_wording
from summitry.lexicon.ladders import Ladder, Step, ladder_between

CHRUS = ladder_between("CHN", "RUS")
assert CHRUS is not None
NEW_ERA = "comprehensive strategic partnership of coordination for a new era"
EVERY_WORDING = [
    (step, lang, wording)
    for step in CHRUS.steps
    for lang, wordings in step.wordings.items()
    for wording in wordings
]  # fmt: skip

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "designations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['wording'][:40]} {case.get('day', '')}")
def test_wordings(case: dict[str, str]) -> None:
    found = compare_wording(case["wording"], CHRUS, case.get("day"))
    told = "; ".join(f"{one.there} → {one.here}".strip() for one in found.changes)
    since = found.step.since if found.step else None
    wanted = (case["verdict"], case.get("since"), case.get("changes", ""))
    assert (found.verdict, since, told) == wanted, found.why


@pytest.mark.parametrize(("step", "lang", "wording"), EVERY_WORDING, ids=lambda value: str(value)[:30])
def test_every_wording_of_the_ladder_is_known_on_its_first_day(step: Step, lang: str, wording: str) -> None:
    assert compare_wording(wording, CHRUS, date.fromisoformat(step.since), lang).verdict == "known"


@settings(deadline=None)
@given(st.text(max_size=60), st.dates(date(1949, 1, 1), date(2030, 1, 1)))
def test_what_differs_is_made_of_the_words_that_were_given(wording: str, day: date) -> None:
    """Every `here` is an exact slice of the wording, every `there` of the ladder's form."""
    found = compare_wording(wording, CHRUS, day)
    assert all(one.here in wording for one in found.changes)
    assert all(any(one.there in form for _, _, form in EVERY_WORDING) for one in found.changes)


def test_slogans_are_kept_apart() -> None:
    assert compare_wording("no limits", CHRUS, "2022-02-04").slogan
    assert not compare_wording(NEW_ERA, CHRUS, "2022-02-04").slogan
    assert CHRUS.in_force("2022-06-01") == CHRUS.in_force("2020-06-01")


@pytest.mark.parametrize(
    ("day", "since"),
    [("1949-12-16", None), ("1950-02-14", "1950-02-14"), ("1985-01-01", None), ("1993-01-01", "1992-12-18"),
     ("2005-01-01", "1996-04-25"), ("2013-03-23", "2011-06-16"), ("2026-11-22", "2019-06-05")],
)  # fmt: skip
def test_the_step_of_a_day(day: str, since: str | None) -> None:
    step = CHRUS.in_force(day)
    assert (step.since if step else None) == since


def test_every_step_names_who_declared_it_and_its_sources() -> None:
    for step in CHRUS.steps:
        assert step.declared is not None
        assert step.row is not None
        assert step.row.sources or not step.row.verified


@pytest.mark.parametrize(
    ("first", "second", "there"), [("RUS", "CHN", True), ("CHN", "SUN", True), ("FRA", "DEU", False)]
)
def test_the_ladder_of_a_pair(first: str, second: str, there: bool) -> None:
    found = ladder_between(first, second)
    assert isinstance(found, Ladder) is there
