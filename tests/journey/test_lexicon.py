"""A user asks the tables, adds his own, makes some from Wikidata, and is told of everything that is wrong in them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summitry.lexicon import load_lexicon

Run = Callable[..., "subprocess.CompletedProcess[str]"]

#: Monaco becomes a republic for these tests
OWN = {
    "people/own.csv": "id,name_en,short_en\nrudolf-rassendyll,Rudolf Rassendyll,Rassendyll\n",
    "offices/own.csv": "id,polity,rank,title_en,since\nMCO.president,MCO,head_of_state,President,2030-01-01\n",
    "terms/own.csv": "person,office,start,end,basis,source\nrudolf-rassendyll,MCO.president,2030-02-01,,regular,own\n",
}
WRONG = {
    "people/own.csv": (
        "id,name_en,short_en\nrudolf-rassendyll,Rudolf Rassendyll,Rassendyll\nrudolf-rassendyll,Rudolf Twice,Twice\n"
    ),
    "offices/own.csv": "id,polity,title_en\nMCO.president,MCO,President\n",
    "terms/own.csv": (
        "person,office,start\nrudolf-rassendyll,RUS.president,2030-13-01\nnobody,RUS.president,2030-01-01\n"
    ),
    "states.csv": "id,name_en,since\nRUR,Ruritania,yesterday\n",
    "persons.csv": "id,name_en,short_en\n",
}
TEXT = "President Rudolf Rassendyll of Monaco met with Russian President Vladimir Putin in Moscow on March 4, 2030."


def written(folder: Path, tables: dict[str, str]) -> Path:
    for name, content in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def loaded(done: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# -- who


def test_the_state_that_stood_then_answers_and_says_so(run: Run) -> None:
    done = run("lexicon", "who", "RUS", "1957-04-15")
    first, header, *rows = done.stdout.splitlines()
    assert first == "RUS on 1957-04-15: the state then was Soviet Union (SUN)"
    assert header.split("  ")[0] == "office"
    assert any("Nikita Khrushchev" in row and "1953-09-14 – 1964-10-14" in row and "regular" in row for row in rows)
    assert "Russia" not in done.stdout


def test_who_as_json(run: Run) -> None:
    found = loaded(run("lexicon", "who", "russia", "1957-04-15", "--format", "json"))
    assert (found["asked"], found["polity"], found["day"]) == ("RUS", "SUN", "1957-04-15")
    (leader,) = [row for row in found["holders"] if row["rank"] == "party_leader"]
    assert leader == {
        "office": "SUN.party_leader", "title": "First Secretary of the CPSU Central Committee", "rank": "party_leader",
        "person": "nikita-khrushchev", "name": "Nikita Khrushchev", "start": "1953-09-14", "end": "1964-10-14",
        "basis": "regular", "source": "public record", "note": "",
    } | {"office": leader["office"]}  # fmt: skip


ANSWERS = [
    (["LBN", "2023-01-01"], "President: nobody from 2022-10-31 to 2025-01-08: Parliament elected no president"),
    (["RUS", "1900"], "there was no such state"),
    (["EU", "2023-05-01"], "Ursula von der Leyen"),
]


@pytest.mark.parametrize(("args", "told"), ANSWERS, ids=[" ".join(case[0]) for case in ANSWERS])
def test_who_tells_what_is_not_there(run: Run, args: list[str], told: str) -> None:
    done = run("lexicon", "who", *args)
    assert done.returncode == 0
    assert told in done.stdout


def test_an_unknown_state(run: Run) -> None:
    done = run("lexicon", "who", "XYZ", "1957")
    assert done.returncode == 1
    assert "no state or organisation 'XYZ'" in done.stderr
    assert "hint: use codes such as CHN" in done.stderr


# -- own tables


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return written(tmp_path / "own", OWN)


def test_a_sound_folder_is_summed_up(run: Run, own: Path) -> None:
    done = run("lexicon", "check", own)
    assert done.returncode == 0, done.stderr
    assert "terms: 1 rows added or changed" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("no errors")
    assert "Rudolf Rassendyll" in run("lexicon", "who", "MCO", "2030-03-01", "--lexicon", own).stdout


def test_a_folder_that_changes_nothing_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("lexicon", "check", tmp_path / "empty")
    assert done.returncode == 0
    assert "it adds and changes no row of the tables" in done.stdout


def test_every_error_is_listed_at_once_and_nothing_loaded(run: Run, tmp_path: Path) -> None:
    wrong = written(tmp_path / "wrong", WRONG)
    expected = [
        "people/own.csv:3: rudolf-rassendyll: the same row stands in people/own.csv:2; keep one",
        "offices/own.csv:1: missing column 'rank'; add it",
        "terms/own.csv:2: rudolf-rassendyll RUS.president 2030-13-01: start '2030-13-01' is no day; write",
        "terms/own.csv:3: nobody RUS.president 2030-01-01: no person 'nobody'; correct the person or add a row",
        "states.csv:2: RUR: since 'yesterday' is no day; write",
        "persons.csv: no table has this name; name it",
    ]
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    for command in (
        ["check", wrong], ["who", "RUS", "2020", "--lexicon", wrong], ["build", "--db", tmp_path / "c.db"],
        ["explain"], ["extract", "--out", tmp_path / "coded.jsonl"],
    ):  # fmt: skip
        name, *rest = command
        own = [] if name in ("check", "who") else [tmp_path / "text.txt", "--lexicon", wrong]
        done = run(*(["lexicon"] if not own else []), name, *own, *rest)
        assert done.returncode == 1, (command, done.stdout)
        assert [message for message in expected if message not in done.stderr] == [], (command, done.stderr)
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
    assert not (tmp_path / "c.db").exists()


def test_a_president_of_ones_own_is_recognised_with_his_office(run: Run, own: Path, tmp_path: Path) -> None:
    page = tmp_path / "pile" / "news.txt"
    page.parent.mkdir()
    page.write_text(TEXT, encoding="utf-8")
    done = run("explain", TEXT, "--published", "2030-03-05", "--lexicon", own, "--format", "json")
    (account,) = loaded(done)["extraction"]["accounts"]
    people = {one["name"]: one for one in account["participants"]}
    assert people["Rudolf Rassendyll"]["person"] == "rudolf-rassendyll"
    assert (people["Rudolf Rassendyll"]["country"], people["Rudolf Rassendyll"]["office"]) == ("MCO", "President")

    done = run("extract", page.parent, "--out", "-", "--lexicon", own)
    (coded,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert "Rudolf Rassendyll" in [one["name"] for one in coded["engagements"][0]["participants"]]

    database = tmp_path / "c.db"
    assert run("build", page.parent, "--db", database, "--lexicon", own).returncode == 0
    (row,) = loaded(run("list", "--db", database, "--person", "Rassendyll", "--format", "json"))
    assert row["id"].startswith("mco-rus-2030-03-04")


# -- Wikidata


URI = "http://www.wikidata.org/entity/"
BINDING = {
    "person": URI + "Q900001", "personLabel": "Rudolf Rassendyll", "position": URI + "Q900002",
    "positionLabel": "President of Monaco", "country": URI + "Q235",
    "start": "1994-03-05T00:00:00Z", "end": "1997-02-03T00:00:00Z",
}  # fmt: skip


def snak(value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def sparql(*bindings: dict[str, str]) -> str:
    rows = [{name: {"type": "literal", "value": value} for name, value in one.items()} for one in bindings]
    return json.dumps({"head": {"vars": list(BINDING)}, "results": {"bindings": rows}})


def dump() -> str:
    statement = {
        "mainsnak": snak({"id": "Q900002"}), "rank": "normal",
        "qualifiers": {
            "P580": [snak({"time": "+1994-03-05T00:00:00Z", "precision": 11})],
            "P582": [snak({"time": "+1997-02-03T00:00:00Z", "precision": 11})],
        },
    }  # fmt: skip
    person = {"id": "Q900001", "labels": {"en": {"value": "Rudolf Rassendyll"}}, "claims": {"P39": [statement]}}
    position = {
        "id": "Q900002", "labels": {"en": {"value": "President of Monaco"}},
        "claims": {"P1001": [{"mainsnak": snak({"id": "Q235"})}]},
    }  # fmt: skip
    return "[\n" + ",\n".join(json.dumps(one) for one in (person, position)) + "\n]\n"


@pytest.mark.parametrize("content", [sparql(BINDING, BINDING | {"country": URI + "Q900009"}), dump()])
def test_a_wikidata_file_becomes_an_overlay(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "people.json").write_text(content, encoding="utf-8")
    done = run("lexicon", "import", "wikidata", tmp_path / "people.json", "--out", tmp_path / "own")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["people: 1 rows", "offices: 1 rows", "terms: 1 rows"]
    assert ("left out, position of no polity that we know: 1" in done.stderr) == ("bindings" in content)
    assert run("lexicon", "check", tmp_path / "own").returncode == 0
    (row,) = [
        row
        for row in loaded(
            run("lexicon", "who", "MCO", "1995-01-01", "--lexicon", tmp_path / "own", "--format", "json")
        )["holders"]
        if row["source"] == "Wikidata"
    ]
    assert (row["name"], row["start"], row["end"]) == ("Rudolf Rassendyll", "1994-03-05", "1997-02-03")


NOTHING = [
    ("not JSON", "no JSON object"),
    ('{"head": {}, "results": {}}', "no results.bindings"),
    (sparql(), "adds no term to the tables (it holds no position held"),
    (sparql(BINDING | {"start": ""}), "(no start day: 1)"),
]


@pytest.mark.parametrize(("content", "message"), NOTHING)
def test_a_file_that_gives_nothing_writes_nothing(run: Run, tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "people.json").write_text(content, encoding="utf-8")
    done = run("lexicon", "import", "wikidata", tmp_path / "people.json", "--out", tmp_path / "own")
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "own").exists()


def test_a_wikidata_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("lexicon", "import", "wikidata", tmp_path / "absent.json", "--out", tmp_path / "own")
    assert done.returncode == 2
    assert "absent.json" in done.stderr


def test_the_tests_own_state_has_no_president() -> None:
    assert "MCO.president" not in load_lexicon().offices
