"""How fast it is and what it needs: `make bench`, or `python -m benchmarks.run`.

CPU time, not the clock on the wall: the machine may be busy with other things. Nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import corpus, scale, stages, startup
from benchmarks.sets import ROOT

PARTS = ("stages", "build", "startup", "scale")


def main() -> None:
    """Measure the parts asked for and print a table of each."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        name, records = corpus.lines()
        wanted = corpus.sample(records, options.documents)
        size = sum(map(len, wanted)) / 1e6
        print(f"{name}: {len(wanted)} of {len(records)} records, {size:.1f} MB; CPU time, one core")
        if "stages" in options.parts:
            _stages(corpus.write(wanted, Path(folder) / "all.jsonl"))
        if "build" in options.parts:
            _builds(wanted, Path(folder))
        if "scale" in options.parts:
            _scale(corpus.write(wanted, Path(folder) / "relevant.jsonl"))
    if "startup" in options.parts:
        _startup()


def _stages(path: Path) -> None:
    found = stages.measure(path)
    measured = found.stages
    print(f"\n{'stage':24} {'documents':>9} {'CPU s':>8} {'documents/s':>12} {'MB/s':>7}")
    for one in measured:
        speed = one.characters / 1e6 / one.seconds if one.seconds else float("inf")
        print(f"{one.name:24} {one.documents:9} {one.seconds:8.2f} {one.rate:12,.0f} {speed:7.2f}")
    total = sum(one.seconds for one in measured)
    print(f"{'all':24} {measured[0].documents:9} {total:8.2f} {measured[0].documents / total:12,.0f}")
    for line in found.failed:
        print(f"failed: {line}")


def _builds(records: list[str], folder: Path) -> None:
    """End to end in a child process, at a quarter of the documents and at all: memory should not follow the size."""
    print(f"\n{'build, JSON lines to chronicle':32} {'accounts':>8} {'CPU s':>8} {'documents/s':>12} {'peak MB':>8}")
    for number in (len(records) // 4, len(records)):
        told = _child(corpus.write(corpus.sample(records, number), folder / f"{number}.jsonl"), folder / f"{number}.db")
        rate = told["documents"] / told["cpu_seconds"]
        print(
            f"{told['documents']:8} documents{'':14} {told['accounts']:8} {told['cpu_seconds']:8.2f} {rate:12,.0f}"
            f" {told['peak_mb']:8.0f}   ({told['loaded_mb']:.0f} MB with the lexicon loaded)"
        )


def _child(path: Path, db: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.child", str(path), str(db)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _scale(relevant: Path) -> None:
    print("\nat scale")
    for line in scale.table(relevant):
        print(line)


def _startup() -> None:
    print(f"\n{'start, best of ' + str(startup.RUNS):46} {'CPU s':>8} {'wall s':>8}")
    for name, cpu, wall in startup.measure():
        print(f"{name:46} {cpu:8.3f} {wall:8.3f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--documents", type=int, metavar="N", help="a sample of about N documents")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
