"""The facts beside the tables: every row names people, offices and states that are there, and its source."""

from __future__ import annotations

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.facts import FACTS, line, load_facts, regions
from summitry.lexicon.reference_lines import words_of_row
from summitry.model import bounds


def test_rows_name_what_the_tables_have() -> None:
    facts, known = load_facts(), load_lexicon()
    people = {one.person for one in (*facts.mandates, *facts.trips, *facts.trip_lists)}
    assert people <= known.people.keys()
    assert {one.office for one in facts.mandates} <= known.offices.keys()
    assert {one.country for one in facts.trips} | set().union(*regions().values()) <= known.states.keys()
    rows = (*facts.mandates, *facts.trips, *facts.trip_lists, *facts.anniversaries)
    assert [one for one in rows if not one.source] == []


def test_terms_follow_one_another() -> None:
    for one in load_facts().mandates:
        assert one.elected <= one.start
        assert not one.end or one.start < one.end


def test_trips_lie_in_order_and_within_their_lists() -> None:
    for one in load_facts().trips:
        assert bounds(one.start).earliest <= bounds(one.end).latest  # type: ignore[operator]
        lists = [each for each in load_facts().trip_lists if each.person == one.person]
        assert any(each.since <= one.start <= each.until for each in lists), line(one)


@pytest.mark.parametrize("name", ["mandates", "trips", "trip_lists", "anniversaries"])
def test_a_row_as_a_line_is_a_line_of_its_file(name: str) -> None:
    lines = (FACTS / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    written = [line(row).replace('"', "") for row in getattr(load_facts(), name)]
    assert written == [one.replace('"', "") for one in lines[1:]]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("date", ('"date": "2025-05-08"',)),
        ("place", ('"place": {"country": "RUS", "city": "Moscow", "venue": "Kremlin"}',)),
        ("visit_type", ()),
    ],
)
def test_words_of_a_reference_row_are_slices_of_its_line(field: str, words: tuple[str, ...]) -> None:
    assert words_of_row("chn-rus", "2025-05-08-xi-putin-moscow", field) == words
