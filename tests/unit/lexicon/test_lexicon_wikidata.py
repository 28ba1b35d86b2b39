"""Importing positions held from files written for this test; Ruritania's Q-ids are made up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from summitry.errors import InvalidInput
from summitry.lexicon import load_lexicon
from summitry.lexicon.wikidata import PositionHeld, read_wikidata
from summitry.lexicon.wikidata_overlay import overlay_of, rank_of, write_overlay

URI = "http://www.wikidata.org/entity/"


def binding(**values: str) -> dict[str, Any]:
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


def sparql(folder: Path, *bindings: dict[str, Any]) -> Path:
    path = folder / "result.json"
    path.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": list(bindings)}}), encoding="utf-8")
    return path


RASSENDYLL = {
    "person": URI + "Q900001", "personLabel": "Rudolf Rassendyll", "position": URI + "Q900002",
    "positionLabel": "President of Monaco", "country": URI + "Q235",
    "start": "1994-03-05T00:00:00Z", "end": "1997-01-01T00:00:00Z",
}  # fmt: skip


def snak(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"snaktype": "value", "datavalue": {"value": value}}


def entity_lines() -> str:
    person = {
        "id": "Q900001",
        "labels": {"en": {"value": "Rudolf Rassendyll"}, "zh": {"value": "鲁道夫·拉森迪尔"}},
        "aliases": {"en": [{"value": "Rudolf V. Rassendyll"}, {"value": "Rudi"}]},
        "claims": {
            "P39": [
                {
                    "mainsnak": snak({"id": "Q900002"}),
                    "rank": "normal",
                    "qualifiers": {
                        "P580": [snak({"time": "+1994-03-00T00:00:00Z", "precision": 10})],
                        "P582": [snak({"time": "+1997-01-01T00:00:00Z", "precision": 11})],
                    },
                },
                {"mainsnak": snak({"id": "Q900002"}), "rank": "deprecated", "qualifiers": {}},
                {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"},
            ]
        },
    }
    position = {
        "id": "Q900002",
        "labels": {"en": {"value": "President of Monaco"}},
        "claims": {"P1001": [{"mainsnak": snak({"id": "Q235"})}]},
    }
    return "[\n" + ",\n".join(json.dumps(entity) for entity in (person, {"id": "Q1", "labels": {}}, position)) + "\n]\n"


def test_a_sparql_result(tmp_path: Path) -> None:
    (held,) = read_wikidata(sparql(tmp_path, binding(**RASSENDYLL)))
    assert held == PositionHeld(
        person="Q900001", position="Q900002", name_en="Rudolf Rassendyll", title_en="President of Monaco",
        country="Q235", start="1994-03-05", end="1997~",
    )  # fmt: skip


DAYS = [
    ({"start": "1994-03-05T00:00:00Z"}, "1994-03-05"),
    ({"start": "1994-01-01T00:00:00Z"}, "1994~"),
    ({"start": "1994-01-01T00:00:00Z", "startPrecision": "11"}, "1994-01-01"),
    ({"start": "1994-03-01T00:00:00Z", "startPrecision": "10"}, "1994-03"),
    ({"start": "1990-01-01T00:00:00Z", "startPrecision": "8"}, ""),
    ({"start": "t1234"}, ""),
]


@pytest.mark.parametrize(("values", "expected"), DAYS)
def test_days(tmp_path: Path, values: dict[str, str], expected: str) -> None:
    (held,) = read_wikidata(sparql(tmp_path, binding(person=URI + "Q1", position=URI + "Q2", **values)))
    assert held.start == expected


@pytest.mark.parametrize("packed", [False, True])
def test_entities(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / ("entities.json.gz" if packed else "entities.json")
    with gzip.open(path, "wt", encoding="utf-8") if packed else path.open("w", encoding="utf-8") as handle:
        handle.write(entity_lines())
    (held,) = read_wikidata(path)
    assert (held.title_en, held.country) == ("President of Monaco", "Q235")
    assert (held.start, held.end) == ("1994-03", "1997-01-01")
    assert (held.name_zh, held.other_names) == ("鲁道夫·拉森迪尔", ("Rudolf V. Rassendyll", "Rudi"))


BROKEN = [
    ('{"head": {}, "results": ', "no JSON object"),
    ('{"head": {}, "results": {}}', "no results.bindings"),
    ('{"head": {}, "results": {"bindings": [{"x": {"value": "1"}}]}}', "result 1 has no person"),
    ('[\n{"P39": 1,\n]', "broken.json:2: no JSON object"),
    ('[\n{"claims": {"P39": []}}\n]', "broken.json:2: no entity"),
]


@pytest.mark.parametrize(("content", "message"), BROKEN)
def test_broken_files(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=message):
        list(read_wikidata(path))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot read"):
        list(read_wikidata(tmp_path / "absent.json"))


def test_an_overlay_loads_and_answers(tmp_path: Path) -> None:
    held = read_wikidata(sparql(tmp_path, binding(**RASSENDYLL)))
    write_overlay(overlay_of(load_lexicon(), held), tmp_path / "own")
    lexicon = load_lexicon(tmp_path / "own")
    (term,) = lexicon.terms_of("rudolf-rassendyll")
    assert (term.office, term.source) == ("MCO.president_of_monaco", "Wikidata")
    assert (term.start, term.end) == ("1994-03-05", "1997~")
    assert lexicon.offices[term.office].rank == "head_of_state"


def test_what_the_tables_know_is_left_out(tmp_path: Path) -> None:
    known = RASSENDYLL | {
        "personLabel": "Xi Jinping", "positionLabel": "President of China", "country": URI + "Q148",
        "start": "2013-03-14T00:00:00Z", "end": "",
    }  # fmt: skip
    overlay = overlay_of(load_lexicon(), read_wikidata(sparql(tmp_path, binding(**known))))
    assert (overlay.people, overlay.terms) == ((), ())
    assert overlay.left_out == {"term that the tables have": 1}


LEFT_OUT = [
    ({"personLabel": "Q900001"}, "no English name"),
    ({"country": URI + "Q900009"}, "position of no polity that we know"),
    ({"positionLabel": "Keeper of the Swans of Monaco"}, "title that is no office word"),
    ({"start": ""}, "no start day"),
]


@pytest.mark.parametrize(("change", "reason"), LEFT_OUT)
def test_left_out(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    overlay = overlay_of(load_lexicon(), read_wikidata(sparql(tmp_path, binding(**(RASSENDYLL | change)))))
    assert overlay.left_out == {reason: 1}


RANKS = [
    ("President of Kazakhstan", "head_of_state"),
    ("Vice President of the United States", "vice_president"),
    ("Prime Minister of Japan", "head_of_government"),
    ("Minister of Foreign Affairs of Peru", "foreign_minister"),
    ("member of the Bundestag", ""),
]


@pytest.mark.parametrize(("title", "rank"), RANKS)
def test_rank_of_a_title(title: str, rank: str) -> None:
    assert rank_of(title) == rank
