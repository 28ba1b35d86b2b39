"""Batches over hostile input and under fire: nothing is lost without a line, and the next run finishes the rest."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from factories.alone import Alone
from factories.chronicles import dump, many_articles, prints, write_articles
from factories.processes import PROC, gone, waited_for
from hostile.files import page, warc, warc_record
from hostile.texts import numbered
from summitry.batch import running, shard
from summitry.batch.merging import merge
from summitry.batch.plan import Task
from summitry.batch.running import BatchOptions, run_shard
from summitry.run import BuildOptions, build

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a crawl holds of trouble: archives cut off and damaged, bombs, wrong charsets, huge pages, a text printed
    by hundreds of papers, a file that is gone; among it documents that tell of engagements.
    """
    folder = tmp_path_factory.mktemp("crawl")
    records = [warc_record(f"https://news.example/{n}", page(numbered(n))) for n in range(130)]
    whole = warc(records[100:101])
    damaged = whole[: len(whole) // 2] + bytes(30) + whole[len(whole) // 2 + 30 :]
    bomb = warc_record("https://bomb.example/", gzip.compress(bytes(40 * MEGABYTE), 1), packed=True)
    huge = warc_record("https://huge.example/", b"<p>" + b"word " * (10 * MEGABYTE))
    charset = warc_record("https://no.example/", "Встреча в Астане. ".encode("cp1251") * 9, kind="text/html; charset=x")
    odd = gzip.compress(huge, 1) + warc([bomb, charset])
    (folder / "torn.warc.gz").write_bytes(warc(records[:3])[:-50])
    (folder / "odd.warc.gz").write_bytes(warc(records[3:70]) + damaged + odd + warc(records[70:100]))
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(bytes(90 * MEGABYTE), 1))
    (folder / "huge.txt").write_bytes(b"word " * (10 * MEGABYTE))
    (folder / "gone.jsonl").symlink_to(folder / "nowhere.jsonl")
    write_articles(folder / "many.jsonl", many_articles(150))
    write_articles(folder / "prints.jsonl", prints(200))
    return folder


@pytest.fixture(scope="module")
def alone(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    db = tmp_path_factory.mktemp("alone") / "alone.db"
    report = build([pile], db, BuildOptions(workers=1))
    assert report.account.balances
    lines = {(Path(line.path).name.partition("#")[0], line.reason) for line in report.account.skipped}
    assert lines == {
        ("torn.warc.gz", "truncated"), ("odd.warc.gz", "damaged"), ("odd.warc.gz", "too-large"),
        ("bomb.txt.gz", "too-large"), ("huge.txt", "too-large"), ("gone.jsonl", "missing"),
    }  # fmt: skip
    return dump(db)


def started(pile: Path, out: Path, *before: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "summitry", "batch", "run", str(pile), "--out", str(out), "--workers", "2"]
    return subprocess.Popen(
        [*before, *command, "--keep", "all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@PROC
@pytest.mark.slow
def test_broken_off_killed_and_its_workers_killed_thrice(pile: Path, alone: dict[str, Any], tmp_path: Path) -> None:
    """Ctrl-C, then kill -9 of all, then of three workers in the run that ends: the chronicle is the same."""
    out = tmp_path / "out"
    for how in (signal.SIGINT, signal.SIGKILL):
        process = started(pile, out)
        worker = waited_for(process, set())
        time.sleep(2)
        process.send_signal(how)
        told = process.communicate(timeout=60)[1]
        assert process.returncode != 0
        assert "Traceback" not in told
        assert gone([worker])
    process, killed = started(pile, out), set[int]()
    while len(killed) < 3 and (one := waited_for(process, killed)) is not None:
        time.sleep(0.2)
        os.kill(one, signal.SIGKILL)
        killed.add(one)
    told = process.communicate(timeout=200)[1]
    assert (process.returncode, len(killed)) == (0, 3), told
    assert "balances" in told
    assert [path.name for path in out.rglob("*.part")] == []
    report = merge(out, tmp_path / "merged.db")
    assert report.account.balances
    assert dump(tmp_path / "merged.db") == alone


def test_the_hostile_pile_in_one_process(
    pile: Path, alone: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "Pool", Alone)
    account = run_shard([str(pile)], BatchOptions(out=tmp_path / "out", workers=2, keep="all"))
    assert account.balances
    merge(tmp_path / "out", tmp_path / "merged.db")
    assert dump(tmp_path / "merged.db") == alone


def test_a_document_that_kills_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    rows = many_articles(130)
    rows[70]["text"] = "KILL " + rows[70]["text"]
    write_articles(tmp_path / "pile.jsonl", rows)
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killing_batch.py"), tmp_path / "pile.jsonl", tmp_path / "out"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == {"failed": 1, "told": 129}
    report = merge(tmp_path / "out", tmp_path / "merged.db")
    failed = [note for note in report.account.notes if note.reason == "extraction-failed"]
    assert [(note.path.rpartition("#")[2], "SIGKILL" in note.message) for note in failed] == [("71", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_out_of_room_is_said_and_the_next_run_finishes(tmp_path: Path) -> None:
    """A limit on the size of files, as a full disk gives it."""
    pile = write_articles(tmp_path / "pile.jsonl", many_articles(60))
    process = started(pile, tmp_path / "out", "sh", "-c", 'ulimit -f 12; exec "$0" "$@"')
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 1, told
    assert "Traceback" not in told
    assert "full" in told or "too large" in told.lower(), told
    assert [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".part", ".parquet")] == []
    again = started(pile, tmp_path / "out")
    told = again.communicate(timeout=120)[1]
    assert (again.returncode, "60 records seen = 60 documents" in told) == (0, True), told


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object) -> None:
        path.write_bytes(b"half a file")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(shard, "_written", full)
    source, out = write_articles(tmp_path / "in.jsonl"), tmp_path / "out"
    with pytest.raises(OSError, match="No space"):
        shard.write_task(Task(str(source)), shard.Job(out=out), lambda _: [])
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_what_the_killed_left_behind_is_removed_with_the_last_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "Pool", Alone)
    source, out = str(write_articles(tmp_path / "in.jsonl")), tmp_path / "out"
    run_shard([source], BatchOptions(out=out))
    (result,) = (out / "pages").glob("*.parquet")
    left = result.with_name(f".{result.name}.4711.part")
    left.write_bytes(b"half a file")
    other = result.with_name(".another-task.parquet.4711.part")
    other.write_bytes(b"of another shard")
    run_shard([source], BatchOptions(out=out))
    assert (left.exists(), other.exists(), result.exists()) == (False, True, True)


def test_a_source_that_vanishes_is_a_line_of_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "Pool", Alone)
    sources = [str(write_articles(tmp_path / "there.jsonl")), str(tmp_path / "gone.jsonl")]
    account = run_shard(sources, BatchOptions(out=tmp_path / "out"))
    assert account.balances
    report = merge(tmp_path / "out", tmp_path / "merged.db")
    assert [(line.path.rpartition("/")[2], line.reason) for line in report.account.skipped] == [
        ("gone.jsonl", "missing")
    ]


def test_a_source_that_vanishes_between_planning_and_reading_is_one_line(tmp_path: Path) -> None:
    tasks = [Task(str(tmp_path / "gone.jsonl"), part, 3, 9) for part in (1, 2, 3)]
    found = [row for task in tasks for row in shard.rows(task, shard.Job(out=tmp_path))]
    assert [row.reason for row in found if row.kind == "skipped"] == ["missing"]
    assert sum(row.found or 0 for row in found) == 1
