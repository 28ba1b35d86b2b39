"""The built-in tables: nothing wrong in them, a leader for each state and year, agreement with published lists."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from summitry.lexicon import check_lexicon, load_lexicon, who
from summitry.lexicon.periods import covers
from summitry.lexicon.records import LEADER_RANKS

ROOT = Path(__file__).resolve().parents[3]
LEADERS = ROOT.parent / "shared" / "leaders"
UNRECOGNISED = {"ABK", "SOS", "TRNC", "PMR", "SML", "NKR", "DNR", "LNR", "TBT", "COK", "NIU", "ESH"}
#: captains regent change twice a year and are listed from 2015; Somalia had no recognised government
WITHOUT = {("SMR", year) for year in range(1990, 2016)} | {("SOM", year) for year in range(1997, 2001)}


def test_no_errors() -> None:
    errors = [str(problem) for problem in check_lexicon() if problem.level == "error"]
    assert errors == []


def test_every_state_has_a_leader_in_every_year_since_1990() -> None:
    lexicon = load_lexicon()
    missing = set()
    for state in lexicon.tables.states:
        for year in range(1990, 2027):
            middle = date(year, 6, 1)
            if state.id in UNRECOGNISED or not covers(state.since, state.until, middle):
                continue
            if not any(held.office.rank in LEADER_RANKS for held in who(lexicon, state.id, middle)):
                missing.add((state.id, year))
    assert missing == WITHOUT


@pytest.mark.parametrize("state", ["CHN", "RUS", "USA", "GBR", "FRA", "DEU", "JPN", "IND", "IRN", "TUR", "UKR"])
def test_foreign_ministers_since_1992(state: str) -> None:
    lexicon = load_lexicon()
    years = [
        year
        for year in range(1992, 2027)
        if not any(held.office.rank == "foreign_minister" for held in who(lexicon, state, date(year, 6, 1)))
    ]
    assert years == []


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not LEADERS.is_dir(), reason="the published leader lists are not beside the project")
@pytest.mark.parametrize("options", [[], ["--sample", "200"]])
def test_published_leader_lists_agree_or_are_explained(options: list[str]) -> None:
    script = str(ROOT / "tools" / "compare_leaders.py")
    done = subprocess.run([sys.executable, script, *options], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    assert " 0 differ" in done.stdout.splitlines()[-1]
