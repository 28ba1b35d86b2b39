"""Linking at scale: all accounts, then some more, then count and list: `python -m benchmarks.linking 100000`.

The pile is synthetic (`benchmarks.pile`): 300 pairs of states, bursts of reports around summits, as dense at every
size. Accounts are stored first, which is not linking and is told apart. Each step says wall, CPU of all its processes,
the greatest memory of each process, and the machine's load when it began.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.measured import measured
from benchmarks.pile import pile
from summitry.batch.spark_engine import Spark
from summitry.linking import Source
from summitry.model import Account, Document, Extraction
from summitry.run import relink
from summitry.run.engine import Processes
from summitry.store import Chronicle

_BATCH = 5_000


def main() -> None:
    """Measure the steps for each size given."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("sizes", nargs="*", type=int, default=[20_000])
    given.add_argument("--more", type=int, default=1_000)
    given.add_argument("--step", help=argparse.SUPPRESS)
    given.add_argument("--db", type=Path)
    options = given.parse_args()
    if options.step:
        _ASKED[options.step](options.db, options.sizes[0], options.more)
        return
    print(f"{'accounts':>10} {'step':24} {'wall s':>8} {'CPU s':>8} {'peak MB':>20} {'load':>6}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            db = options.db or Path(folder) / "chronicle.db"
            for line in _measure(db, size, options.more):
                print(f"{size:10,} {line}", flush=True)


def _measure(db: Path, size: int, more: int) -> Iterator[str]:
    own = [sys.executable, "-m", "benchmarks.linking", str(size), "--more", str(more), "--db", str(db), "--step"]
    for step in _STEPS:
        yield _line(step, [*own, step])
    for name, args in (("count", ("count", "AAX", "ABX")), ("list", ("list", "--between", "AAX", "ABX"))):
        yield _line(name, [sys.executable, "-m", "summitry", *args, "--db", str(db)])


def _line(step: str, command: list[str]) -> str:
    load = os.getloadavg()[0]
    run = measured(command, quiet=step in ("count", "list"))
    peaks = ", ".join(f"{peak:.0f}" for peak in run.peaks[:3])
    return f"{step:24} {run.wall:8.2f} {run.cpu:8.2f} {peaks:>20} {load:6.1f}{'' if run.code == 0 else ' FAILED'}"


def _store(db: Path, told: Iterator[tuple[Account, Source]]) -> None:
    with Chronicle.create(db) as chronicle:
        while batch := list(islice(told, _BATCH)):
            with chronicle.transaction():
                chronicle.write_documents([_document(account, source) for account, source in batch], "benchmark")


def _document(account: Account, source: Source) -> tuple[Document, Extraction]:
    """A document that holds nothing but its account: what linking reads of it."""
    document = Document(
        doc_id=source.doc_id, text=f"Item {source.doc_id}.", path=source.doc_id, sha256=source.doc_id,
        published=source.published, publisher=source.publisher,
    )  # fmt: skip
    return document, Extraction(source.doc_id, (account,))


def _fill(db: Path, size: int, more: int) -> None:
    _store(db, islice(pile(size + more), size))


def _link(db: Path, _size: int, _more: int) -> None:
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        relink(chronicle, whole=True, engine=Processes(2))


def _link_on_spark(db: Path, _size: int, _more: int) -> None:
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        relink(chronicle, whole=True, engine=Spark(db.parent))


def _add(db: Path, size: int, more: int) -> None:
    """As many more as are told of next, each with a document, stored and linked."""
    started = time.process_time()
    told = list(islice(pile(size + more), size, None))
    made = time.process_time()
    _store(db, iter(told))
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        changed = relink(chronicle)
    spent = time.process_time() - made
    print(f"{'':10} {made - started:.1f} s of it to make them up; {changed} engagements changed in {spent:.1f} s CPU")


_STEPS: dict[str, Callable[[Path, int, int], None]] = {"store": _fill, "link all": _link, "add some": _add}

#: asked for by `benchmarks.scale`, which compares the two on one machine
ON_SPARK = "link on Spark"
_ASKED = {**_STEPS, ON_SPARK: _link_on_spark}

if __name__ == "__main__":
    main()
