"""Another dataset against the reference and a chronicle: the maps shipped, one's own, odd tables, nothing copied."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import dump
from summitry.lexicon.list_maps import map_names

LISTS = Path(__file__).resolve().parents[2] / "examples" / "lists"


def compared(run: Any, table: Path, *args: Any) -> dict[str, Any]:  # noqa: ANN401
    done = run("compare", table, *args, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_formal_visits(run: Any) -> None:  # noqa: ANN401
    found = compared(run, LISTS / "formal-visits.csv", "--map", "formal_visits", "--reference", "chn-rus")
    by_row = {one["row"]: one for one in found["lines"] if one["row"]}
    assert {number: one["what"] for number, one in by_row.items()} == {
        2: "matched", 3: "other day", 4: "only there", 5: "only there", 6: "undated", 7: "matched", 8: "matched",
        9: "only there", 10: "only there", 11: "only there",
    }  # fmt: skip
    assert by_row[7]["id"].startswith("chn-sun-1991-05-15")
    assert "Freedonia" in found["notes"][0]
    ours = [one for one in found["lines"] if one["what"] == "only here"]
    assert any("solely for a gathering" in one["reason"] for one in ours)
    assert not any("no reason" in one["reason"] or not one["reason"] for one in found["lines"])


def test_foreign_travel(run: Any) -> None:  # noqa: ANN401
    found = compared(run, LISTS / "travel.csv", "--map", "travel", "--reference", "chn-rus")
    whats = {one["row"]: one["what"] for one in found["lines"] if one["row"]}
    assert [whats[number] for number in range(2, 9)] == [
        "matched", "matched", "only there", "only there", "matched", "matched", "matched",
    ]  # fmt: skip


def test_visits_to_one_country_in_a_chronicle(run: Any, built: Path) -> None:  # noqa: ANN401
    before = dump(built)
    found = compared(run, LISTS / "visits-to.csv", "--map", "visits_to", "--db", built)
    assert {one["what"] for one in found["lines"]} == {"only there"}
    assert dump(built) == before, "nothing of theirs is stored"


def test_every_map_shipped_has_an_example() -> None:
    assert {path.stem.replace("-", "_") for path in LISTS.glob("*.csv")} == set(map_names())


def test_a_map_of_ones_own(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    rows = "wer;wohin;wann\nWladimir Putin;Sowjetunion;20.03.2023\nXi;Russland;20.03.2023\n"
    (tmp_path / "theirs.csv").write_text(rows, "utf-8")
    (tmp_path / "columns.toml").write_text(
        'name = "Reisen"\nstatement = "Jede Reise."\ndelimiter = ";"\ndate_format = "%d.%m.%Y"\n'
        '[columns]\nperson = "wer"\nhost = "wohin"\nstart = "wann"\n[fixed]\ntraveller = "CHN"\n'
        '[countries]\nRussland = "RUS"\n',
        "utf-8",
    )
    found = compared(run, tmp_path / "theirs.csv", "--map", tmp_path / "columns.toml", "--reference", "chn-rus",
                     "--between", "CHN", "RUS")  # fmt: skip
    (matched,) = [one for one in found["lines"] if one["what"] == "matched"]
    assert matched["id"] == "chn-rus-2023-03-20-visit"
    done = run("compare", tmp_path / "theirs.csv", "--map", tmp_path / "columns.toml", "--reference", "chn-rus")
    assert done.stdout.startswith("Reisen: 2 rows. Jede Reise.")
    assert "Sowjetunion" in done.stdout
    rows = run("compare", tmp_path / "theirs.csv", "--map", tmp_path / "columns.toml", "--reference", "chn-rus",
               "--format", "csv").stdout  # fmt: skip
    assert {row["what"] for row in csv.DictReader(io.StringIO(rows))} == {"matched", "only there", "only here"}


WRONG = [
    ("a,b\n1,2\n", "formal_visits", "has no column"),
    ("", "formal_visits", "has no column"),
    ("a\n", "nothing", "formal_visits, travel, visits_to"),
    ("a\n", "bad.toml", "docs/comparing.md"),
]


@pytest.mark.parametrize(("table", "named", "said"), WRONG)
def test_wrong_input(run: Any, tmp_path: Path, table: str, named: str, said: str) -> None:  # noqa: ANN401
    (tmp_path / "t.csv").write_text(table, "utf-8")
    (tmp_path / "bad.toml").write_text('name = "x"\nstatement = "y"\n[columns]\nbegin = "a"\n', "utf-8")
    done = run("compare", "t.csv", "--map", named, "--reference", "chn-rus", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
