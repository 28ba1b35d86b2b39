"""Speed at scale: the prefilter against the bare scan, workers and Spark against one process, memory, peers.

Peers run in the same process where they are installed (`pip install "summitry[bench]"`); others are named as absent.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import hot, newsday
from benchmarks.linking import ON_SPARK
from benchmarks.measured import Run, measured, run_measured
from benchmarks.peers import peers
from benchmarks.spent import least
from summitry.model import Document
from summitry.run import read
from summitry.run.coding import Coding
from summitry.run.prefilter import prefilter
from summitry.run.stages import lexicon

_PAGES = 4_000
_ACCOUNTS = 100_000  # to be linked by two processes and by Spark: enough, too, that these are worth their start
_DAY = 10_000  # pages of the small day for workers and Spark: enough that the start of Java is not what is measured


def table(relevant: Path) -> Iterator[str]:
    """The table, line by line; `relevant` is a file of documents that tell of engagements."""
    Coding().prepare()
    yield from _prefilter()
    documents = list(read(relevant))
    yield from hot.table(documents)
    with tempfile.TemporaryDirectory() as folder:
        yield from _runs(relevant, Path(folder))
        yield from _linked(Path(folder))
    yield from peers(documents[::10][:20])


def _prefilter() -> Iterator[str]:
    """Pages that it rejects, as text: all of each is looked at, as in most of the world's news."""
    tested = prefilter(lexicon())
    texts = [" ".join(newsday.text(number)) for number in range(1, _PAGES)]
    pages = [one for one in (Document(doc_id="x", text=text, lang="en") for text in texts) if not tested.may_tell(one)]
    size = sum(len(one.text) for one in pages) / 1e6
    whole = least(lambda: [tested.may_tell(one) for one in pages])
    bare = least(lambda: [tested.automaton.find_matches_as_indexes(one.text.encode()) for one in pages])
    yield f"prefilter, {len(pages)} irrelevant texts, {size:.1f} MB    {size / whole:8.0f} MB/s"
    yield f"  bare scan of the same text by its automaton        {size / bare:8.0f} MB/s; ratio {bare / whole:.2f}"


def _runs(relevant: Path, folder: Path) -> Iterator[str]:
    runs: dict[str, Run] = {}
    for workers in (1, 2):
        db = folder / f"{workers}.db"
        command = ["build", relevant, "--db", db, "--workers", workers]
        runs[f"build, {workers} workers"] = run_measured([str(one) for one in command])
    newsday.make(folder / "day", _DAY)
    pool = ["batch", "run", folder / "day", "--out", folder / "pool", "--workers", 2]
    runs["batch run, 2 workers"] = run_measured([str(one) for one in pool])
    if _has_spark():
        spark = ["batch", "spark", folder / "day", "--out", folder / "spark"]
        runs["batch spark, local"] = run_measured([str(one) for one in spark])
    for name, one in runs.items():
        peaks = ", ".join(f"{peak:.0f}" for peak in one.peaks[:4])
        yield f"{name:22} {one.wall:7.1f} s wall {one.cpu:7.1f} s CPU   peak MB of each process: {peaks}"
    yield f"two workers against one: wall {runs['build, 2 workers'].wall / runs['build, 1 workers'].wall:.2f}"
    if "batch spark, local" in runs:
        yield f"Spark against the pool: CPU {runs['batch spark, local'].cpu / runs['batch run, 2 workers'].cpu:.2f}"


def _linked(folder: Path) -> Iterator[str]:
    """One pile of accounts linked by the pool and on Spark; the same rows are read and written by both."""
    db, runs = folder / "pile.db", dict[str, Run]()
    for step in ("store", "link all", *([ON_SPARK] if _has_spark() else [])):
        mine = db if step == "store" else shutil.copy(db, folder / "linked.db")
        command = [sys.executable, "-m", "benchmarks.linking", _ACCOUNTS, "--step", step, "--db", mine]
        runs[step] = measured([str(one) for one in command])
        if runs[step].code:
            yield f"{step}: ended with code {runs[step].code}"
            return
    for step, run in runs.items():
        peaks = ", ".join(f"{peak:.0f}" for peak in run.peaks[:4])
        yield f"{_ACCOUNTS:,} accounts, {step:14} {run.wall:7.1f} s wall {run.cpu:7.1f} s CPU   peak MB: {peaks}"
    if ON_SPARK in runs:
        yield f"linking on Spark against the pool: CPU {runs[ON_SPARK].cpu / runs['link all'].cpu:.2f}"


def _has_spark() -> bool:
    return bool(shutil.which("java") and importlib.util.find_spec("pyspark"))
