"""One chronicle, whoever coded it: one process, a pool, any number of shards, Spark."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from factories.alone import Alone
from factories.chronicles import dump, many_articles, prints, write_articles
from hostile.files import page, warc, warc_record
from hostile.texts import numbered
from summitry.batch import running, shard
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

#: what finding near-copies and linking remember
BESIDE = ("sketched", "alike", "copies", "links", "blocks")

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
    write_articles(folder / "in" / "prints.jsonl", prints(6))
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
    """The results of so many shards; with one worker each in this process, which knows the rules already."""
    with pytest.MonkeyPatch.context() as patch:
        if workers == 1:
            patch.setattr(running, "Pool", Alone)
        for number in range(1, of + 1):
            account = run_shard(
                [str(pile / "in")], BatchOptions(out=out, shard=Shard(number, of), workers=workers, keep=keep)
            )
            assert account.balances
    return out


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards in this process."""
    monkeypatch.setattr(running, "Pool", Alone)


@pytest.fixture(scope="module")
def two(pile: Path) -> Path:
    """The results of two shards."""
    return shards(pile, pile / "two", 2)


@pytest.mark.parametrize(("of", "workers"), [(1, 2), (8, 1)])
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


@pytest.mark.usefixtures("here")
def test_an_unfinished_shard_is_not_merged(pile: Path, tmp_path: Path) -> None:
    run_shard([str(pile / "in" / "many.jsonl")], BatchOptions(out=tmp_path, shard=Shard(2, 3)))
    with pytest.raises(InvalidInput, match="1/3, 3/3"):
        merge(tmp_path, tmp_path / "merged.db")
    with pytest.raises(InvalidInput, match="holds no results"):
        merge(pile, tmp_path / "merged.db")


@pytest.mark.usefixtures("here")
def test_sources_of_an_object_store(pile: Path, tmp_path: Path) -> None:
    names = ("many.jsonl", "rows.parquet", "torn.warc.gz")
    here = run_shard([str(pile / "in" / name) for name in names], BatchOptions(out=tmp_path / "here"))
    there = run_shard([(pile / "in" / name).as_uri() for name in names], BatchOptions(out=tmp_path / "there"))
    assert (there.seen, there.documents, there.accounts) == (here.seen, here.documents, here.accounts)
    with pytest.raises(InvalidInput, match="there is nothing at file:"):
        run_shard([(pile / "nowhere").as_uri()], BatchOptions(out=tmp_path / "none"))


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
def test_spark_codes_and_links_to_the_same_and_outlives_what_kills(
    spark: Callable[..., subprocess.CompletedProcess[str]], pile: Path, alone: dict[str, Any], tmp_path: Path
) -> None:
    rows = many_articles(130)
    rows[70]["text"] = "KILL " + rows[70]["text"]
    write_articles(tmp_path / "pile.jsonl", rows)
    merged = tmp_path / "merged.db"
    done = spark(pile / "in", tmp_path / "out", tmp_path / "pile.jsonl", tmp_path / "poisoned", merged)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["whole"]["balances"]
    assert told["merged"]
    assert dump(merged) == alone
    assert dump(merged, BESIDE) == dump(pile / "alone.db", BESIDE)
    assert all(dump(merged, BESIDE).values())
    assert told["poisoned"]["documents"] == {"failed": 1, "told": 129}
    assert [told["pieces"][number] for number in (0, 1, 3)] == ["A", "ONCE", "B"]
    assert told["pieces"][2].startswith("lost (Spark tried 4 times: Python worker exited unexpectedly (crashed)")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["pages", "shards"]
