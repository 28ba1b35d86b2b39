"""One chronicle, whoever codes it: `python -m benchmarks.equality`, over all documents of the corpora.

One process, the pool, 1, 2 and 8 shards and Spark each code the same documents, and what Spark coded is merged by one
process, by processes and on Spark; of every chronicle each row of each table is put into a digest, row numbers
included. All digests must be one; the command ends with 1 when they are not.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks import corpus
from benchmarks.measured import Run, run_measured
from benchmarks.sets import SHARED

#: what only `build` notes: the folders that it was given, for `update`
_OF_BUILD = ("roots", "files")
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_cjk\\_%' ESCAPE '\\' ORDER BY name"
)


def _records() -> list[str]:
    """Every document of the corpora beside the project, in all languages; else our examples."""
    files = sorted((SHARED / "corpora").glob("*.jsonl"))
    return [line for path in files for line in path.read_text(encoding="utf-8").splitlines()] or corpus.lines()[1]


def digest(db: Path) -> tuple[str, int]:
    """A digest over every row of a chronicle, and how many rows there are."""
    connection, found, number = sqlite3.connect(db), sha256(), 0
    try:
        for (table,) in connection.execute(_TABLES).fetchall():
            if table in _OF_BUILD:
                continue
            columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
            order = ", ".join(str(place + 1) for place in range(columns))
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                found.update(repr((table, row)).encode())
                number += 1
    finally:
        connection.close()
    return found.hexdigest()[:16], number


def ways(source: Path, folder: Path) -> Iterator[tuple[str, Path, list[Run]]]:
    """Code the documents in every way: its name, the chronicle, what it cost."""
    for workers in (1, 2):
        yield f"build, workers: {workers}", *_built(source, folder / f"b{workers}.db", workers)
    for of in (1, 2, 8):
        yield f"batch, shards: {of}", *_sharded(source, folder / f"s{of}", of)
    if shutil.which("java") and importlib.util.find_spec("pyspark"):
        yield "Spark", *_merged(folder / "spark", [["spark", f"{source}", "--out", f"{folder / 'spark'}"]])
        for name, how in (("one process", ["--workers", "1"]), ("Spark", ["--engine", "spark"])):
            yield f"  merged: {name}", *_merged(folder / "spark", [], folder / f"merged-{how[1]}.db", how)
    else:
        print("Spark: not here (it needs PySpark and Java)")


def _built(source: Path, db: Path, workers: int) -> tuple[Path, list[Run]]:
    return db, [run_measured(["build", f"{source}", "--db", f"{db}", "--workers", f"{workers}"])]


def _sharded(source: Path, out: Path, of: int) -> tuple[Path, list[Run]]:
    asked = ["run", f"{source}", "--out", f"{out}", "--workers", "1" if of > 1 else "2"]
    return _merged(out, [[*asked, "--shard", f"{one}/{of}"] for one in range(1, of + 1)])


def _merged(
    out: Path, steps: list[list[str]], other: Path | None = None, how: Sequence[str] = ()
) -> tuple[Path, list[Run]]:
    db = other or out.with_suffix(".db")
    runs = [run_measured(["batch", *step, "--keep", "all"]) for step in steps]
    return db, [*runs, run_measured(["batch", "merge", f"{out}", "--db", f"{db}", *how])]


def main() -> None:
    """Code in every way and compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.equality", description=__doc__)
    parser.add_argument("--documents", type=int, metavar="N", help="a sample of about N documents")
    options = parser.parse_args()
    digests: set[str] = set()
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        records = corpus.sample(_records(), options.documents)
        source = corpus.write(records, folder / "corpus.jsonl")
        print(f"{len(records)} documents; load {os.getloadavg()[0]:.1f}")
        print(f"{'way':18} {'rows':>10} {'digest':16} {'wall s':>7} {'CPU s':>7} {'peak MB':>8}")
        for title, db, runs in ways(source, folder):
            if any(run.code for run in runs):
                sys.exit(f"{title}: ended with code {max(run.code for run in runs)}")
            found, rows = digest(db)
            digests.add(found)
            wall, cpu = sum(run.wall for run in runs), sum(run.cpu for run in runs)
            peak = max(peak for run in runs for peak in run.peaks)
            print(f"{title:18} {rows:10,} {found} {wall:7.1f} {cpu:7.1f} {peak:8.0f}", flush=True)
    print("all the same" if len(digests) == 1 else "NOT the same")
    sys.exit(len(digests) != 1)


if __name__ == "__main__":
    main()
