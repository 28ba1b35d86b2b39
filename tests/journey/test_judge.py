"""Judging as a user does it: on the command line, shown everywhere, carried into a new file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import write_articles

MEETING, CALL = "chn-rus-2025-05-08-meeting", "chn-rus-2024-02-08-call"
COUNT = ("count", "CHN", "RUS", "--rule", "all-contacts", "--format", "json")
ADA = {"SUMMITRY_BY": "Ada"}


@pytest.fixture
def db(run: Any, tmp_path: Path) -> Path:  # noqa: ANN401
    path = tmp_path / "chronicle.db"
    assert run("build", write_articles(tmp_path / "pile.jsonl"), "--db", path).returncode == 0
    return path


def test_a_working_day(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    before = json.loads(run(*COUNT, "--db", db).stdout)
    assert (before["count"], before["reviewed_share"]) == (2, 0.0)

    done = run("judge", "reject", CALL, "--by", "Bob", "--why", "never took place", "--db", db)
    assert (done.returncode, "rejected by Bob" in done.stdout) == (0, True)
    done = run("judge", "correct", MEETING, "city=Saint Petersburg", "--db", db, **ADA)
    assert done.returncode == 0, done.stderr
    assert run("judge", "accept", MEETING, "--db", db, **ADA).returncode == 0

    after = json.loads(run(*COUNT, "--db", db).stdout)
    assert (after["count"], after["reviewed_share"]) == (1, 1.0)
    (left,) = [one for one in after["excluded"] if one["id"] == CALL]
    assert left["reason"] == "rejected by Bob: never took place"

    (one,) = json.loads(run("list", "--between", "CHN", "RUS", "--db", db, "--format", "json").stdout)
    assert one["place"]["city"] == "Saint Petersburg"
    (fix,) = one["corrections"]
    assert (fix["machine"], fix["value"], fix["by"]) == ("Moscow", "Saint Petersburg", "Ada")
    (row,) = csv.DictReader(io.StringIO(run("list", "--between", "CHN", "RUS", "--db", db, "--format", "csv").stdout))
    assert (row["review"], row["corrected"]) == ("accepted by Ada", "city: Saint Petersburg (machine: Moscow)")
    shown = run("show", MEETING, "--db", db).stdout
    assert "city is Saint Petersburg by Ada" in " ".join(shown.split())
    assert "the machine had Moscow" in " ".join(shown.split())

    exported = tmp_path / "judgements.jsonl"
    assert run("judge", "export", exported, "--db", db).returncode == 0
    new = tmp_path / "new.db"
    assert run("judge", "import", exported, "--db", new).returncode == 0
    assert run("build", tmp_path / "pile.jsonl", "--db", new).returncode == 0
    assert run("list", "--db", new, "--format", "json").stdout == run("list", "--db", db, "--format", "json").stdout
    listed = json.loads(run("judge", "list", "--db", new, "--format", "json").stdout)
    assert [(one["n"], one["decision"], one["made_by"]) for one in listed] == [
        (1, "reject", "Bob"), (2, "correct", "Ada"), (3, "accept", "Ada"),
    ]  # fmt: skip


def test_same_split_undo(run: Any, db: Path) -> None:  # noqa: ANN401
    assert run("judge", "same", MEETING, CALL, "--db", db, **ADA).returncode == 0
    assert run("show", CALL, "--db", db).stdout.startswith(MEETING)
    assert run("judge", "undo", 1, "--db", db, **ADA).returncode == 0
    assert run("show", CALL, "--db", db).stdout.startswith(CALL)
    assert run("judge", "split", MEETING, 2, "--db", db, **ADA).returncode == 0
    parts = re.search(r"Was split into: (\S+), (\S+)", run("show", MEETING, "--db", db).stdout)
    assert parts is not None
    assert (parts[1], parts[2][: len(MEETING)]) == (MEETING, MEETING)
    done = run("judge", "same", MEETING, parts[2], "--db", db, **ADA)
    assert (done.returncode, "undo 3" in done.stderr) == (1, True)


def test_somebody_decided_meanwhile(run: Any, db: Path) -> None:  # noqa: ANN401
    assert run("judge", "accept", MEETING, "--by", "Ada", "--seen", 0, "--db", db).returncode == 0
    done = run("judge", "correct", MEETING, "city=Kazan", "--by", "Bob", "--seen", 0, "--db", db)
    assert done.returncode == 1
    assert "Ada" in done.stderr
    assert "--seen 1" in done.stderr
    assert run("judge", "correct", MEETING, "city=Kazan", "--by", "Bob", "--seen", 1, "--db", db).returncode == 0


WRONG = [
    (("accept", "chn-rus-2025-05-09-meeting", "--by", "Ada"), 1, MEETING),
    (("accept", MEETING), 2, "--by"),
    (("correct", MEETING, "Kazan", "--by", "Ada"), 2, "city=Samarkand"),
    (("correct", MEETING, "mood=good", "--by", "Ada"), 1, "visit_type"),
    (("accept", MEETING, "--by", "Ada", "--at", "tomorrow"), 2, "2026-11-22T10:00:00Z"),
    (("undo", "9", "--by", "Ada"), 1, "no judgement 9"),
    (("split", MEETING, "1", "2", "--by", "Ada"), 1, "nothing would be left"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "said"), WRONG)
def test_wrong_input(run: Any, db: Path, args: tuple[str, ...], code: int, said: str) -> None:  # noqa: ANN401
    done = run("judge", *args, "--db", db)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_file_is_not_made(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    done = run("judge", "accept", MEETING, "--by", "Ada", "--db", tmp_path / "nothing.db")
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
