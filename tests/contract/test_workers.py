"""Many processes write what one writes, whatever is killed, and leave nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factories.chronicles import dump, many_articles, write_articles
from factories.processes import PROC, children, gone, waited_for
from summitry.run import BuildOptions, build
from summitry.run import coding as coding_module
from summitry.store import Chronicle


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("pile") / "pile.jsonl", many_articles(400))


@pytest.fixture(scope="module")
def alone(pile: Path) -> Path:
    build(pile, pile.with_name("alone.db"), BuildOptions(workers=1))
    return pile.with_name("alone.db")


@pytest.mark.parametrize("workers", [2, 3, None])
def test_the_file_is_the_same_to_the_byte(pile: Path, alone: Path, tmp_path: Path, workers: int | None) -> None:
    build(pile, tmp_path / "many.db", BuildOptions(workers=workers))
    assert (tmp_path / "many.db").read_bytes() == alone.read_bytes()


def test_few_documents_start_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a pool for three documents")

    monkeypatch.setattr(coding_module, "cores", lambda: 1)
    monkeypatch.setattr(coding_module, "Pool", refused)
    report = build(write_articles(tmp_path / "few.jsonl"), tmp_path / "few.db", BuildOptions(workers=None))
    assert report.new == 5


def started(pile: Path, db: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "summitry", "build", str(pile), "--db", str(db), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@PROC
def test_workers_killed_three_times_cost_nothing(pile: Path, alone: Path, tmp_path: Path) -> None:
    process, killed = started(pile, tmp_path / "torn.db"), set[int]()
    for wait in (0.1, 1.2, 0.4):
        worker = waited_for(process, killed)
        assert worker is not None, "the run was over before three were killed"
        time.sleep(wait)
        os.kill(worker, signal.SIGKILL)
        killed.add(worker)
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 0, told
    assert "extraction-failed" not in told
    assert dump(tmp_path / "torn.db") == dump(alone)


@PROC
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_broken_off_leaves_no_process_and_is_finished_later(
    pile: Path, alone: Path, tmp_path: Path, how: signal.Signals
) -> None:
    process = started(pile, tmp_path / "torn.db")
    workers = {waited_for(process, set()), waited_for(process, set(children(process.pid)[:1]))} - {None}
    time.sleep(1)
    process.send_signal(how)
    told = process.communicate(timeout=60)[1]
    assert process.returncode != 0
    assert "Traceback" not in told
    assert gone(workers)
    build(pile, tmp_path / "torn.db", BuildOptions(workers=2))
    assert dump(tmp_path / "torn.db") == dump(alone)


def test_a_document_that_kills_is_stored_named_and_tried_again(tmp_path: Path) -> None:
    rows = many_articles(40)
    rows[7]["text"] = "KILL " + rows[7]["text"]
    pile, db = write_articles(tmp_path / "pile.jsonl", rows), tmp_path / "chronicle.db"
    report = build_with_a_killer(pile, db)
    assert "1 extraction-failed" in report, report
    with Chronicle.open(db) as chronicle:
        assert chronicle.extraction("m7").accounts == ()
        assert chronicle.document("m7").text.startswith("KILL")
        failed = [row for row in chronicle.imports("noted") if row.reason == "extraction-failed"]
    assert [(row.path.rpartition("#")[2], "SIGKILL" in str(row.message)) for row in failed] == [("8", True)]
    again = build(pile, db)
    assert (again.new, again.unchanged) == (1, 39)


def build_with_a_killer(pile: Path, db: Path) -> str:
    """A build whose workers die of a document that begins with KILL."""
    return subprocess.run(
        [sys.executable, Path(__file__).with_name("killing_build.py"), pile, db],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
