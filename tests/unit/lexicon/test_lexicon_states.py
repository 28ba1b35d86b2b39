"""The tables of states are complete, and are what their script writes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.load import TABLES

ROOT = Path(__file__).resolve().parents[3]
DISSOLVED = {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR", "RVN", "EAZ"}
NOT_COUNTRIES = {"ABK", "SOS", "TRNC", "PMR", "SML", "NKR", "DNR", "LNR", "TBT"}
UN_MEMBERS = 193
BESIDE_THE_UN = {"TWN", "XKX", "PSE", "VAT", "ESH", "COK", "NIU"}


def test_every_member_of_the_united_nations_stands() -> None:
    states = set(load_lexicon().states) - DISSOLVED - NOT_COUNTRIES - BESIDE_THE_UN
    assert len(states) == UN_MEMBERS
    assert all(not load_lexicon().states[state].until for state in states)


def test_dissolved_states_have_an_end_and_a_successor() -> None:
    for state in DISSOLVED:
        row = load_lexicon().states[state]
        assert row.until
        assert row.part_of or state == "CSK"


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_every_state_has_a_name(lang: str) -> None:
    missing = {state.id for state in load_lexicon().tables.states if not getattr(state, f"name_{lang}")}
    assert missing == set()


def test_every_state_has_an_adjective_and_a_seat() -> None:
    lexicon = load_lexicon()
    adjectives = {row.state for row in lexicon.tables.state_names if row.lang == "en" and row.form == "adjective"}
    assert set(lexicon.states) - adjectives == set()
    in_ukraine = {"DNR", "LNR"}  # their towns are Ukrainian places in most texts, not seats of government
    assert set(lexicon.states) - {row.state for row in lexicon.tables.capitals} == in_ukraine


@pytest.mark.parametrize("column", ["wikidata", "iso3", "iso3166_3"])
def test_codes_are_not_used_twice(column: str) -> None:
    codes = Counter(getattr(state, column) for state in load_lexicon().tables.states if getattr(state, column))
    assert [code for code, count in codes.items() if count > 1] == []


def test_a_code_that_means_several_states_says_so() -> None:
    users: dict[str, list[str]] = {}
    notes = {state.id: state.note for state in load_lexicon().tables.states}
    for state in load_lexicon().tables.states:
        for code in state.cow.split(";"):
            users.setdefault(code.split(" ")[0], []).append(state.id)
    shared = {state for states in users.values() if len(states) > 1 for state in states} - {""}
    assert {state for state in shared if notes[state] == "" and load_lexicon().states[state].cow} == set()


def test_the_script_writes_the_tables(tmp_path: Path) -> None:
    pytest.importorskip("babel", reason="babel (CLDR) is a development tool")
    pytest.importorskip("pycountry", reason="pycountry (iso-codes) is a development tool")
    subprocess.run(
        [sys.executable, str(ROOT / "tools/make_states.py"), str(tmp_path)], check=True, stdout=subprocess.DEVNULL
    )
    for name in ("states.csv", "state_names.csv", "capitals.csv"):
        assert (tmp_path / name).read_bytes() == (TABLES / name).read_bytes(), name
