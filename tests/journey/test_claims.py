"""`summitry claims` and `summitry designations` as a user meets them: over the reference, and over a pile of texts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

PILE = (
    {"id": "a", "published": "2025-05-08", "publisher": "Kremlin", "lang": "en", "title": "Talks with Xi Jinping",
     "text": "Vladimir Putin received Xi Jinping in Moscow. Trade between Russia and China reached a record "
             "$244.8 billion in 2024, up 1.9 percent, Vladimir Putin said. Russia and China are bound by a "
             "comprehensive strategic partnership of coordination."},
    {"id": "b", "published": "2025-05-09", "publisher": "The Daily", "lang": "en", "title": "After the parade",
     "text": "Vladimir Putin met Xi Jinping. In 2024 trade between Russia and China amounted to $244.8 billion, "
             "Vladimir Putin said."},
)  # fmt: skip


@pytest.fixture(scope="module")
def db(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    folder = tmp_path_factory.mktemp("claims")
    (folder / "pile.jsonl").write_text("\n".join(map(json.dumps, PILE)), encoding="utf-8")
    done = run("build", folder / "pile.jsonl", "--reference", "chn-rus", "--db", folder / "c.db")
    assert done.returncode == 0, done.stderr
    return folder / "c.db"


def claims(run: Any, db: Path, *args: str) -> list[dict[str, Any]]:  # noqa: ANN401
    done = run("claims", "--db", db, *args, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_one_claim_of_two_documents(run: Any, db: Path) -> None:  # noqa: ANN401
    found = claims(run, db, "--speaker", "Vladimir Putin", "--since", "2025", "--type", "figure")
    assert len(found) == 1
    assert (found[0]["value"], found[0]["currency"], found[0]["period"]) == (244.8e9, "USD", "2024")
    assert (found[0]["said"], found[0]["said_basis"], found[0]["office"]) == ("2025-05-08", "publication", "President")
    assert [one["outlet"] for one in found[0]["appearances"]] == ["Kremlin", "The Daily"]
    texts = {one["id"]: one["text"] for one in PILE}
    for one in found[0]["appearances"]:
        assert texts[one["doc_id"]][one["start"] : one["end"]] == one["quote"]


def test_the_reference_stands_in_the_ledger_with_its_sources(run: Any, db: Path) -> None:  # noqa: ANN401
    found = claims(run, db, "--between", "CHN", "RUS", "--type", "count", "--until", "2021-12-31")
    assert [one["value"] for one in found] == [10, 11, 37]
    assert all(one["appearances"][0]["cited"] for one in found)


def test_the_series_takes_in_documents_and_reference(run: Any, db: Path) -> None:  # noqa: ANN401
    done = run("claims", "--db", db, "--series", "trade turnover", "--between", "CHN", "RUS", "--format", "json")
    (series,) = json.loads(done.stdout)
    reporters = {one["reporter"] for one in series["points"] if one["year"] == 2024}
    assert reporters == {"General Administration of Customs of China (GACC)", "Vladimir Putin"}
    differing = {one["year"]: [value for value, _ in one["values"]] for one in series["disagreements"]}
    assert differing[2015] == [64.2e9, 68.06e9]
    assert 2024 not in differing
    checks = {one["year"]: one["change"]["computed"] for one in series["points"] if one["change"]}
    assert checks[2025] == -6.8


def test_the_series_for_people(run: Any) -> None:  # noqa: ANN401
    done = run("claims", "--reference", "chn-rus", "--series", "Trade turnover")
    assert "2015: 64.2 billion USD (TASS) against 68.06 billion USD (General Administration" in done.stdout
    assert "the values give -6.8 % (-6.86 to -6.78 % by their rounding), not -6.9 %" in done.stdout


@pytest.mark.parametrize("words", [("--type", "count"), ("--series", "trade turnover")])
def test_tables_for_a_spreadsheet(run: Any, words: tuple[str, ...]) -> None:  # noqa: ANN401
    rows = list(csv.DictReader(io.StringIO(run("claims", "--reference", "chn-rus", *words, "--format", "csv").stdout)))
    assert len(rows) in (5, 33)
    assert all(row["value"] for row in rows)


def test_the_ladder(run: Any) -> None:  # noqa: ANN401
    done = run("designations", "CHN", "RUS", "--format", "json")
    ladder = json.loads(done.stdout)["ladder"]
    assert (ladder["steps"][0]["since"][:4], ladder["steps"][-1]["since"][:4]) == ("1950", "2025")
    assert {one["kind"] for one in ladder["steps"]} == {"treaty", "relations", "designation", "statement", "slogan"}
    assert all(one["row"]["sources"] or not one["row"]["verified"] for one in ladder["steps"])
    shown = run("designations", "CHN", "RUS").stdout
    assert shown.index("Slogans, which are no designations") < shown.index("no-limits partnership")


def test_wordings_of_documents_against_the_ladder(run: Any, db: Path) -> None:  # noqa: ANN401
    shown = run("designations", "RUS", "CHN", "--db", db).stdout.partition("Wordings in the documents (1)")[2]
    assert "out of date: a wording of 2011-06-16: another followed on 2019-06-05; without “for a new era”" in shown


def test_rankings_are_their_authors(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    path = tmp_path / "mine.toml"
    path.write_text(
        'title = "A list"\nauthor = "Somebody 2020"\nsource = "https://example.org"\n[[rank]]\nrank = "1"\n'
        'wordings = ["新时代全面战略协作伙伴关系"]\n',
        encoding="utf-8",
    )
    shown = run("designations", "CHN", "RUS", "--ranking", path).stdout
    assert "ranks as given by Somebody 2020, “A list” (https://example.org); no official ranking exists" in shown
    assert "[rank 1 as Somebody 2020 has it]" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claims", "--series", "trade turnovr", "--reference", "chn-rus"), "did you mean 'trade turnover'?"),
        (("claims", "--db", "nowhere.db"), "nowhere.db"),
        (("claims", "--reference", "abc-def"), "no reference chronicle 'abc-def'"),
        (("designations", "CHN", "XXQ"), "no state or organisation has the code 'XXQ'"),
        (("designations", "CHN", "RUS", "--ranking", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_wrong_words_are_answered(run: Any, tmp_path: Path, words: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    done = run(*words, cwd=tmp_path)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_near_copy_is_no_second_source(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    text = (
        "Vladimir Putin received Xi Jinping in Moscow on Thursday and showed him the hall in which the treaty of "
        "friendship was signed. Trade between Russia and China reached $244.8 billion in 2024, Vladimir Putin said. "
        "The guests then walked across the square, where the band of the garrison played, and sat down to a dinner "
        "of nine courses with their aides."
    )
    papers = [
        {"id": "wire", "published": "2025-05-08", "publisher": "A Wire", "lang": "en", "title": "Dinner", "text": text},
        {"id": "paper", "published": "2025-05-09", "publisher": "A Paper", "lang": "en", "title": "Nine courses",
         "text": text.replace("nine courses", "ten courses")},
    ]  # fmt: skip
    (tmp_path / "pile.jsonl").write_text("\n".join(map(json.dumps, papers)), encoding="utf-8")
    assert run("build", tmp_path / "pile.jsonl", "--db", tmp_path / "c.db").returncode == 0
    (found,) = claims(run, tmp_path / "c.db", "--type", "figure")
    assert (len(found["appearances"]), found["independent"]) == (2, 1)
