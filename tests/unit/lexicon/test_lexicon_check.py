"""Every kind of fault that the tables can have is found, with file, line and what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lexicon_folders import SOUND, with_lines, write_tables

from summitry.errors import InvalidLexicon
from summitry.lexicon import Lexicon, check_lexicon, load_lexicon
from summitry.lexicon.check import check
from summitry.lexicon.read_tables import read_tables


def problems(folder: Path, tables: dict[str, str], level: str = "error") -> list[str]:
    found = read_tables([write_tables(folder, tables)])
    listed = [*found.broken, *found.doubled, *check(Lexicon(found.tables, places=found.places))]
    return [str(problem) for problem in listed if problem.level == level]


def test_sound_tables_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []
    unlisted = {"known_gaps.csv": "office,since,until,reason\nRUS.president,2008-05-08,,not listed in these tests\n"}
    assert problems(tmp_path, SOUND | unlisted, "warning") == []


FAULTS = [
    ({"terms": "nobody,RUS.president,2008-05-07,2012-05-07,regular,"}, "terms/one.csv:4", "no person 'nobody'"),
    ({"terms": "vladimir-putin,RUS.tsar,2008-05-07,2012-05-07,regular,"}, "terms/one.csv:4", "no office 'RUS.tsar'"),
    ({"offices": "XYZ.president,XYZ,head_of_state,President,"}, "offices/one.csv:3", "no polity 'XYZ'"),
    ({"offices": "RUS.tsar,RUS,emperor,Tsar,"}, "offices/one.csv:3", "rank 'emperor' is none of"),
    ({"terms": "vladimir-putin,RUS.president,2012-05-07,,elected,"}, "terms/one.csv:4", "basis 'elected' is none of"),
    ({"terms": "vladimir-putin,RUS.president,2012-02-30,,regular,"}, "terms/one.csv:4", "start '2012-02-30' is no day"),
    ({"terms": "vladimir-putin,RUS.president,7 May 2012,,regular,"}, "terms/one.csv:4", "start '7 May 2012' is no day"),
    ({"terms": "vladimir-putin,RUS.president,XXXX-05-07,,regular,"}, "terms/one.csv:4", "start 'XXXX-05-07' is no day"),
    ({"terms": "vladimir-putin,RUS.president,2012-05-07,2011-01-01,regular,"}, "terms/one.csv:4", "lies before start"),
    ({"terms": "boris-yeltsin,RUS.president,2000-05-07,2001-01-01,regular,"}, "terms/one.csv:4", "so two hold it"),
    ({"terms": "boris-yeltsin,RUS.president,2012-05-07,,regular,"}, "terms/one.csv:4", "nobody holds the office from"),
    ({"terms": "vladimir-putin,RUS.president,1999-12-31,2008-05-07,regular,"}, "terms/one.csv:4", "the same row"),
    ({"people": "igor-putin,Igor Putin,Putin"}, "people/one.csv:4", "3 cells in a table of 4 columns"),
    ({"people": ",Igor Putin,Putin,"}, "people/one.csv:4", "id is empty"),
    ({"people": "igor-putin, Igor Putin,Putin,"}, "people/one.csv:4", "has blanks at its ends"),
    ({"states": "UKR,Ukraine,,,369a,"}, "states.csv:4", "cow '369a' is no number"),
    ({"states": "UKR,Ukraine,,,369,SSR ..1991-08-23"}, "states.csv:4", "no state 'SSR' in part_of"),
]  # fmt: skip


@pytest.mark.parametrize(("extra", "place", "message"), FAULTS)
def test_faults(tmp_path: Path, extra: dict[str, str], place: str, message: str) -> None:
    found = problems(tmp_path, with_lines(**extra))
    assert any(problem.startswith(place) and message in problem for problem in found), found


ALLOWED = [
    "dmitry,RUS.president,2008-05-07,2012-05-07,regular,",  # hand-over on one day
    "dmitry,RUS.president,2008-05-20,2012-05-07,regular,",  # two weeks without a holder
    "dmitry,RUS.president,2009-05-07,2012-05-07,regular,vacant while the tables were written",
    "dmitry,RUS.president,2007-12-10,2008-05-07,elect,",
    "dmitry,RUS.president,1996-11-05,1996-11-06,acting,during surgery",
    "dmitry,RUS.president,2008-05~,2012-05~,regular,",
]


@pytest.mark.parametrize("term", ALLOWED)
def test_allowed(tmp_path: Path, term: str) -> None:
    person = "dmitry,Dmitry Medvedev,Medvedev,"
    assert problems(tmp_path, with_lines(people=person, terms=term)) == []


def test_a_known_gap_has_its_reason_in_the_list(tmp_path: Path) -> None:
    tables = with_lines(terms="boris-yeltsin,RUS.president,2012-05-07,,regular,")
    tables["known_gaps.csv"] = "office,since,until,reason\nRUS.president,2008-05-08,2012-05-06,made up for this test\n"
    assert problems(tmp_path, tables) == []


WARNINGS = [
    (
        "RUS.president,2000-01-01,,made up", "",
        "known_gaps.csv:2: RUS.president 2000-01-01: vladimir-putin holds the office from 1999-12-31 to 2008-05-07;",
    ),
    ("RUS.president,2008-05-07,,made up", "", ""),
    ("", "", "offices/one.csv:2: RUS.president: no holder is listed from 2008-05-08 to now; add the holders"),
    ("RUS.president,2008-05-08,,not listed", "", ""),
    ("RUS.president,2009-01-01,,not listed", "", "no holder is listed from 2008-05-08 to now"),
    ("", "vladimir-putin,RUS.president,2008-05-20,,regular,", ""),
]  # fmt: skip


@pytest.mark.parametrize(("gap", "term", "message"), WARNINGS)
def test_days_without_a_listed_holder(tmp_path: Path, gap: str, term: str, message: str) -> None:
    tables = SOUND | {"terms/one.csv": SOUND["terms/one.csv"] + (term and term + "\n")}
    tables["known_gaps.csv"] = "office,since,until,reason\n" + (gap and gap + "\n")
    found = problems(tmp_path, tables, "warning")
    assert [message in problem for problem in found] == [True] * bool(message), found


def test_a_collective_office_may_have_several_holders(tmp_path: Path) -> None:
    tables = with_lines(
        offices='RUS.council,RUS,head_of_state,Member of the Council,"council of three, several at a time"',
        terms="boris-yeltsin,RUS.council,1992-01-01,1993-01-01,regular,\nvladimir-putin,RUS.council,1992-01-01,1993-01-01,regular,",
    )
    assert problems(tmp_path, tables) == []


def test_one_full_form_for_two_people_in_office_together(tmp_path: Path) -> None:
    tables = with_lines(
        people="boris-older,Boris Nikolayevich,Nikolayevich,Boris Yéltsin",
        offices="RUS.prime_minister,RUS,head_of_government,Prime Minister,",
        terms="boris-older,RUS.prime_minister,1992-01-01,1993-01-01,regular,",
    )
    (problem,) = problems(tmp_path, tables)
    assert "also names boris-" in problem


def test_one_form_for_two_people_of_different_times_is_told_apart_by_the_date(tmp_path: Path) -> None:
    tables = with_lines(
        people="boris-later,Boris Yeltsin,Yeltsin,", terms="boris-later,RUS.president,2008-05-07,2012-05-07,regular,"
    )
    assert problems(tmp_path, tables) == []


def test_missing_and_unknown_columns_stop_the_file_only(tmp_path: Path) -> None:
    tables = SOUND | {"people/two.csv": "id,name_en,colour\nx,X,red\n", "organisations.csv": "id\nEU\n"}
    found = problems(tmp_path, tables)
    assert [problem.partition(";")[0] for problem in found] == [
        "organisations.csv:1: missing column 'name_en'",
        "people/two.csv:1: unknown column 'colour'",
        "people/two.csv:1: missing column 'short_en'",
    ]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    write_tables(tmp_path, SOUND)
    (tmp_path / "people/two.csv").write_bytes("id,name_en,short_en\nx,Göncz,Göncz\n".encode("latin-1"))
    assert "people/two.csv: not readable as CSV in UTF-8" in str(read_tables([tmp_path]).broken[0])


def test_an_overlay_with_errors_loads_nothing_and_lists_them_all(tmp_path: Path) -> None:
    overlay = write_tables(
        tmp_path,
        {
            "terms/own.csv": (
                "person,office,start\nnobody,RUS.president,2030-01-01\nvladimir-putin,RUS.president,2031-13-01\n"
            ),
            "people/own.csv": "id,name_en,short_en\nanna-karenina,Anna Karenina,Karenina\n",
        },
    )
    with pytest.raises(InvalidLexicon) as raised:
        load_lexicon(overlay)
    listed = " ".join(raised.value.problems)
    assert "terms/own.csv:2" in listed
    assert "no person 'nobody'" in listed
    assert "terms/own.csv:3" in listed
    assert "is no day" in listed


def test_an_overlay_adds_and_replaces_rows(tmp_path: Path) -> None:
    overlay = write_tables(
        tmp_path,
        {
            "people/own.csv": (
                "id,name_en,short_en\nanna-karenina,Anna Karenina,Karenina\nvladimir-putin,V. V. Putin,Putin\n"
            ),
            "offices/own.csv": "id,polity,rank,title_en\nRUS.lady,RUS,envoy,Lady\n",
            "terms/own.csv": "person,office,start,end\nanna-karenina,RUS.lady,2030-01-01,2030-06-01\n",
        },
    )
    lexicon = load_lexicon(overlay)
    assert lexicon.people["vladimir-putin"].name_en == "V. V. Putin"
    assert lexicon.holders("RUS.lady")[0].person == "anna-karenina"
    assert [hit.names[0].id for hit in lexicon.matcher.find("Anna Karenina left")] == ["anna-karenina"]
    assert [problem for problem in check_lexicon(overlay) if problem.level == "error"] == []


def test_a_file_that_belongs_to_no_table_is_an_error(tmp_path: Path) -> None:
    overlay = write_tables(tmp_path, {"peple.csv": "id\n", "term/own.csv": "person\n", "notes.txt": "mine"})
    with pytest.raises(InvalidLexicon) as raised:
        load_lexicon(overlay)
    assert [problem.partition(":")[0] for problem in raised.value.problems] == ["peple.csv", "term/own.csv"]
    assert "people, offices, terms" in raised.value.problems[0]


HALF_READ = {
    "people/own.csv": "id,name_en\nanna-karenina,Anna Karenina\n",
    "terms/own.csv": (
        "person,office,start\nanna-karenina,RUS.president,2030-13-01\nanna-karenina,RUS.tsar,2030-01-01\n"
    ),
}


def test_where_rows_could_not_be_read_other_errors_are_listed_and_none_that_follow(tmp_path: Path) -> None:
    found = [str(problem).partition(";")[0] for problem in check_lexicon(write_tables(tmp_path, HALF_READ))]
    assert found == [
        "people/own.csv:1: missing column 'short_en'",
        "terms/own.csv:2: anna-karenina RUS.president 2030-13-01: start '2030-13-01' is no day",
        "terms/own.csv:3: anna-karenina RUS.tsar 2030-01-01: no office 'RUS.tsar'",
    ]


def test_a_missing_overlay_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidLexicon, match="no such overlay folder"):
        load_lexicon(tmp_path / "absent")
