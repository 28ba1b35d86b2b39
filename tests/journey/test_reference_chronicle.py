"""The reference in a chronicle: with and without documents, listed with its sources, counted the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import write_articles
from summitry.lexicon.reference import load_reference

#: a row without a source stands for itself
CITED = sum(len(row.sources) or 1 for row in load_reference("chn-rus").rows.engagements)


@pytest.fixture(scope="module")
def db(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    path = tmp_path_factory.mktemp("reference") / "ref.db"
    done = run("build", "--reference", "chn-rus", "--db", path)
    assert done.returncode == 0, done.stderr
    assert "382 engagements" in done.stderr
    assert "balances" in done.stderr
    return path


def test_382_engagements_with_their_sources(run: Any, db: Path) -> None:  # noqa: ANN401
    done = run("list", "--between", "CHN", "RUS", "--since", "1949", "--db", db)
    assert "382 engagements" in done.stderr
    assert "note: SUN before 1991-12-26 is taken with RUS" in done.stderr
    cited = run("list", "--between", "CHN", "RUS", "--since", "1949", "--sources", "--db", db).stdout
    assert len([line for line in cited.splitlines() if line.startswith("  - ")]) == CITED
    rows = list(csv.DictReader(io.StringIO(run("list", "--between", "CHN", "RUS", "--since", "1949", "--db", db,
                                               "--format", "csv").stdout)))  # fmt: skip
    assert len(rows) == len({row["id"] for row in rows}) == 382
    assert sum(bool(row["publishers"]) for row in rows) == 382
    assert sum("http" in row["urls"] for row in rows) > 300


def test_strict_states(run: Any, db: Path) -> None:  # noqa: ANN401
    def listed(*args: str) -> int:
        return len(json.loads(run("list", "--db", db, "--format", "json", *args).stdout))

    russia = listed("--between", "CHN", "RUS", "--strict-states")
    union = listed("--between", "CHN", "SUN")
    assert russia + union == listed("--between", "CHN", "RUS") == 382
    assert union > 30


def test_a_second_build_changes_nothing(run: Any, db: Path) -> None:  # noqa: ANN401
    done = run("build", "--reference", "chn-rus", "--db", db)
    assert "0 new or changed, 436 unchanged" in done.stderr
    assert "(0 written by this run)" in done.stderr


@pytest.mark.parametrize("named", [True, False])
def test_the_count_is_the_same_with_and_without_a_file(run: Any, db: Path, named: bool) -> None:  # noqa: ANN401
    asked = ("count", "CHN", "RUS", "--people", "Xi Jinping", "Vladimir Putin", "--since", "2013", "--format", "json")
    over = json.loads(run(*asked, "--db", db, *(("--reference", "chn-rus") if named else ())).stdout)
    assert over == json.loads(run(*asked, "--reference", "chn-rus").stdout)


def test_documents_join_the_reference(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    path = tmp_path / "both.db"
    done = run("build", "--reference", "chn-rus", write_articles(tmp_path / "pile.jsonl"), "--db", path)
    assert done.returncode == 0, done.stderr
    shown = json.loads(run("show", "chn-rus-2025-05-08-meeting", "--db", path, "--format", "json").stdout)
    tellers = {one["source"]["doc_id"] for one in shown["accounts"]}
    assert "ref:chn-rus:2025-05-08-xi-putin-moscow" in tellers
    assert len(tellers) == 3
    found = json.loads(run("count", "CHN", "RUS", "--people", "Xi", "Putin", "--since", "2013", "--db", path,
                           "--format", "json").stdout)  # fmt: skip
    assert found["count"] == 47


def test_a_chronicle_without_the_reference_says_so(run: Any, built: Path) -> None:  # noqa: ANN401
    done = run("count", "CHN", "RUS", "--db", built, "--reference", "chn-rus")
    assert (done.returncode, done.stdout) == (1, "")
    assert "does not hold the reference 'chn-rus'" in done.stderr
    assert "summitry build --reference chn-rus" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [(("--reference", "xyz"), "the program holds: chn-rus"), ((), "--reference NAME")],
)
def test_wrong_input(run: Any, tmp_path: Path, args: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    done = run("build", *args, "--db", tmp_path / "x.db")
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert not (tmp_path / "x.db").exists()
