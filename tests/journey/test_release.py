"""Releases and what differs between them, on the command line."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import ARTICLES, write_articles

MEETING, CALL = "chn-rus-2025-05-08-meeting", "chn-rus-2024-02-08-call"
AT = ("--at", "2026-11-22T10:00:00Z")


@pytest.fixture
def db(run: Any, tmp_path: Path) -> Path:  # noqa: ANN401
    path = tmp_path / "chronicle.db"
    assert run("build", write_articles(tmp_path / "pile.jsonl", ARTICLES[:3]), "--db", path).returncode == 0
    return path


def test_next_month(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    first = tmp_path / "first.jsonl.gz"
    done = run("release", "2026.1", "--out", first, *AT, "--db", db)
    assert done.returncode == 0, done.stderr
    head, *lines = gzip.decompress(first.read_bytes()).splitlines()
    assert json.loads(head)["sha256"] in done.stdout
    assert {json.loads(line)["record"] for line in lines} == {"document", "account", "engagement"}
    assert b"gas pipeline" not in b"".join(lines), "the text of a document is not passed on"

    assert run("build", write_articles(tmp_path / "more.jsonl", ARTICLES[3:]), "--db", db).returncode == 0
    assert run("judge", "reject", CALL, "--by", "Bob", "--db", db).returncode == 0
    assert run("judge", "correct", MEETING, "city=Kazan", "--by", "Ada", "--db", db).returncode == 0
    assert run("release", "2026.2", *AT, "--db", db).returncode == 0

    found = json.loads(run("diff", "2026.1", "2026.2", "--db", db, "--format", "json").stdout)
    assert [one["id"] for one in found["new"]] == ["ind-usa-2023-09-08-meeting"]
    assert [one["id"] for one in found["withdrawn"]] == [CALL]
    (changed,) = found["changed"]
    assert {"field": "city", "before": "Moscow", "after": "Kazan"} in changed["fields"]
    for one, other in ((first, "2026.2"), ("2026.1", db), (first, "now")):
        same = json.loads(run("diff", one, other, "--db", db, "--format", "json").stdout)
        assert {key: same[key] for key in ("new", "changed", "withdrawn")} == {
            key: found[key] for key in ("new", "changed", "withdrawn")
        }
    rows = list(csv.DictReader(io.StringIO(run("diff", "2026.1", "--db", db, "--format", "csv").stdout)))
    assert {row["what"] for row in rows} == {"new", "changed", "withdrawn"}
    assert run("diff", "2026.1", "--db", db).stdout.startswith("2026.1 → now: 1 new, 1 changed, 0 merged, 1 withdrawn")


def test_the_same_content_has_the_same_hash(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    other = tmp_path / "other.db"
    assert run("build", write_articles(tmp_path / "turned.jsonl", ARTICLES[2::-1]), "--db", other).returncode == 0
    hashes = {run("release", name, *AT, "--db", path).stdout.split()[-1]
              for name, path in (("one", db), ("two", db), ("three", other))}  # fmt: skip
    assert len(hashes) == 1
    listed = run("release", "--db", db).stdout.splitlines()
    assert [line.split()[1] for line in listed] == ["one", "two"]


def test_a_release_that_was_changed_is_not_believed(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    file = tmp_path / "release.jsonl"
    assert run("release", "x", "--out", file, "--db", db).returncode == 0
    file.write_text(file.read_text("utf-8").replace("Moscow", "Minsk"), encoding="utf-8")
    done = run("diff", file, "--db", db)
    assert (done.returncode, "was changed after it was released" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("release", "x/y"), "no name for a release"),
        (("diff", "nothing"), "neither a file nor a release"),
        (("diff", "pile.jsonl"), "is no release"),
        (("release", "x", "--at", "soon"), "2026-11-22T10:00:00Z"),
    ],
)
def test_wrong_input(run: Any, db: Path, tmp_path: Path, args: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    done = run(*args, "--db", db, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_is_given_once(run: Any, db: Path) -> None:  # noqa: ANN401
    assert run("release", "x", "--db", db).returncode == 0
    assert "already" in run("release", "x", "--db", db).stderr
