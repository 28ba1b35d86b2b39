"""One chronicle, whoever coded it: one process, a pool, any number of shards, Spark; whatever is killed on the way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from factories.chronicles import dump, many_articles, write_articles
from hostile.files import page, warc, warc_record
from hostile.texts import numbered
from summitry.batch import shard
from summitry.batch.function import Keep, code_batch
from summitry.batch.merging import merge
from summitry.batch.plan import Shard, Task
from summitry.batch.row import batch_of, row_of, rows_of
from summitry.batch.running import BatchOptions, run_shard
from summitry.errors import InvalidInput
from summitry.reading import read_documents
from summitry.run import BuildOptions, build

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/dispatches"
#: what a merged chronicle shares with the built one when the texts of rejected documents are not kept
TOLD = ("accounts", "claims", "evidence", "engagements", "parties", "engagement_accounts", "aliases", "settings")

#: A short life: what the second compiler of a JVM costs is never earned back by a few small jobs.
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled examples, and beside them what makes trouble: copies, taken ids, broken lines, other languages."""
    folder = tmp_path_factory.mktemp("pile")
    shutil.copytree(EXAMPLES, folder / "in" / "dispatches")
    rows = many_articles(70)
    rows[3] = {**rows[2], "id": "a copy"}
    rows[50] = {**rows[50], "id": "m5"}
    rows[60] = {**rows[60], "id": "m7", "text": "A short walk by the river, with nobody in it."}
    write_articles(folder / "in" / "many.jsonl", rows)
    with (folder / "in" / "many.jsonl").open("a", encoding="utf-8") as handle:
        handle.write('{"text": "broken\n{"id": "fi", "lang": "fi", "text": "Jotain suomeksi."}\n')
    parquet.write_table(pa.Table.from_pylist(many_articles(30)[15:]), folder / "in" / "rows.parquet")
    records = [warc_record(f"https://news.example/{n}", page(numbered(n))) for n in range(80)]
    (folder / "in" / "crawl.warc.gz").write_bytes(warc([*records[:70], records[3], *records[70:]]))
    (folder / "in" / "torn.warc.gz").write_bytes(warc(records[:3])[:-50])
    (folder / "in" / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def alone(pile: Path) -> dict[str, Any]:
    build([pile / "in"], pile / "alone.db", BuildOptions(workers=1))
    return dump(pile / "alone.db")


def shards(pile: Path, out: Path, of: int, workers: int = 1, keep: Keep = "passed") -> Path:
    for number in range(1, of + 1):
        account = run_shard(
            [str(pile / "in")], BatchOptions(out=out, shard=Shard(number, of), workers=workers, keep=keep)
        )
        assert account.balances
    return out


@pytest.fixture(scope="module")
def two(pile: Path) -> Path:
    """The results of two shards."""
    return shards(pile, pile / "two", 2)


@pytest.mark.parametrize(("of", "workers"), [(1, 2), pytest.param(8, 1, marks=pytest.mark.slow)])
def test_shards_merge_to_what_one_machine_writes(
    pile: Path, alone: dict[str, Any], tmp_path: Path, of: int, workers: int
) -> None:
    out = shards(pile, tmp_path / "out", of, workers, keep="all")
    report = merge(out, tmp_path / "merged.db")
    assert report.account.balances
    assert dump(tmp_path / "merged.db") == alone


def test_without_the_texts_of_rejected_documents_the_engagements_are_the_same(
    two: Path, alone: dict[str, Any], tmp_path: Path
) -> None:
    report = merge(two, tmp_path / "merged.db")
    found = dump(tmp_path / "merged.db")
    assert {table: found[table] for table in TOLD} == {table: alone[table] for table in TOLD}
    assert 0 < len(found["documents"]) < len(alone["documents"])
    assert report.account.balances
    assert "only-counted" in {note.reason for note in report.account.notes}
    again = merge(two, tmp_path / "merged.db")
    assert (again.new, again.changed) == (0, 0)


def test_the_function_is_pure_and_keeps_its_rows(tmp_path: Path) -> None:
    path = write_articles(tmp_path / "a.jsonl", many_articles(5))
    batch = batch_of(row_of(item, "a.jsonl", n) for n, item in enumerate(read_documents([path])))
    coded = code_batch(batch)
    assert coded.schema == batch.schema
    assert code_batch(batch) == coded
    assert [(row.place, row.doc_id) for row in rows_of(coded)] == [(row.place, row.doc_id) for row in rows_of(batch)]
    assert {row.fate for row in rows_of(coded)} == {"told", None}
    assert rows_of(code_batch(coded)) == rows_of(coded)


def test_the_prefilter_decides_before_anything_is_built(tmp_path: Path) -> None:
    texts = ["The council met on Tuesday to speak of the harvest.", many_articles(1)[0]["text"]]
    write_articles(tmp_path / "a.jsonl", [{"id": f"{n}", "text": text} for n, text in enumerate(texts)])
    found = list(shard.rows(Task(str(tmp_path / "a.jsonl")), shard.Job(out=tmp_path)))
    assert [(row.fate, row.text is None) for row in found if row.kind == "document"] == [
        ("rejected", True), (None, False),
    ]  # fmt: skip


def test_a_second_run_does_nothing(pile: Path, two: Path) -> None:
    before = {path: path.read_bytes() for path in two.rglob("*") if path.is_file()}
    shards(pile, two, 2)
    after = {path: path.read_bytes() for path in two.rglob("*") if path.is_file()}
    assert {path.name for path in before} == {path.name for path in after}
    assert [path for path in before if path.suffix == ".parquet" and before[path] != after[path]] == []


def test_other_sources_or_options_need_another_folder(pile: Path, two: Path) -> None:
    with pytest.raises(InvalidInput, match="other sources, options or rules"):
        run_shard([str(EXAMPLES)], BatchOptions(out=two, shard=Shard(1, 2)))
    with pytest.raises(InvalidInput, match="other sources, options or rules"):
        shards(pile, two, 3)


def test_an_unfinished_shard_is_not_merged(pile: Path, tmp_path: Path) -> None:
    run_shard([str(pile / "in" / "many.jsonl")], BatchOptions(out=tmp_path, shard=Shard(2, 3)))
    with pytest.raises(InvalidInput, match="1/3, 3/3"):
        merge(tmp_path, tmp_path / "merged.db")
    with pytest.raises(InvalidInput, match="holds no results"):
        merge(pile, tmp_path / "merged.db")


def test_sources_of_an_object_store(pile: Path, tmp_path: Path) -> None:
    names = ("many.jsonl", "rows.parquet", "torn.warc.gz")
    here = run_shard([str(pile / "in" / name) for name in names], BatchOptions(out=tmp_path / "here"))
    there = run_shard([(pile / "in" / name).as_uri() for name in names], BatchOptions(out=tmp_path / "there"))
    assert (there.seen, there.documents, there.accounts) == (here.seen, here.documents, here.accounts)
    with pytest.raises(InvalidInput, match="there is nothing at file:"):
        run_shard([(pile / "nowhere").as_uri()], BatchOptions(out=tmp_path / "none"))


# ---------------------------------------------------------------- killed, full, vanished


def started(pile: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "summitry", "batch", "run", str(pile / "in"), "--out", str(out), "--workers", "2"]
    return subprocess.Popen([*command, "--keep", "all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_runs_that_are_killed_are_finished_by_the_next(pile: Path, alone: dict[str, Any], tmp_path: Path) -> None:
    for wait in (0.8, 1.6, 2.4):
        process = started(pile, tmp_path / "out")
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    process = started(pile, tmp_path / "out")
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 0, told
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_nothing_half_done(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object) -> None:
        path.write_bytes(b"half a file")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(shard, "_written", full)
    work = shard.Job(out=tmp_path)
    with pytest.raises(OSError, match="No space"):
        shard.write_task(Task(str(pile / "in" / "many.jsonl")), work, lambda _: [])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_source_that_vanishes_is_a_line_of_the_account(tmp_path: Path) -> None:
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


# ---------------------------------------------------------------- Spark


@pytest.fixture(scope="module")
def spark() -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java (Debian: openjdk-17-jre-headless)")

    def call(*args: object) -> subprocess.CompletedProcess[str]:
        script = Path(__file__).with_name("spark_batch.py")
        surroundings = {
            **os.environ,
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYTHONPATH": str(script.parent),
            "JDK_JAVA_OPTIONS": QUICK_JAVA,
        }
        command = [sys.executable, str(script), *(str(arg) for arg in args)]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=280)

    return call


@pytest.mark.slow
def test_spark_merges_to_the_same_and_outlives_a_document_that_kills(
    spark: Callable[..., subprocess.CompletedProcess[str]], pile: Path, alone: dict[str, Any], tmp_path: Path
) -> None:
    rows = many_articles(130)
    rows[70]["text"] = "KILL " + rows[70]["text"]
    write_articles(tmp_path / "pile.jsonl", rows)
    done = spark(pile / "in", tmp_path / "out", tmp_path / "pile.jsonl", tmp_path / "poisoned")
    assert done.returncode == 0, done.stderr[-3000:]
    whole, poisoned = json.loads(done.stdout)
    assert whole["balances"]
    merge(tmp_path / "out", tmp_path / "merged.db")
    assert dump(tmp_path / "merged.db") == alone
    assert poisoned["documents"] == {"failed": 1, "told": 129}
    assert not (tmp_path / "out" / ".spark").exists()
