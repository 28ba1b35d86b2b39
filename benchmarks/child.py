"""A build in a process of its own, so that its peak memory is its own: `python -m benchmarks.child FILE.jsonl DB`."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import process_time

from summitry.run import build
from summitry.run.stages import lexicon

_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024


def peak() -> float:
    """Peak memory of this process so far, in MB.

    On Linux `ru_maxrss` is inherited from the parent through fork and exec, so the kernel's own mark is read there.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        marks = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(marks["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def main() -> None:
    """Build and print what it cost as JSON."""
    path, db = Path(sys.argv[1]), Path(sys.argv[2])
    list(lexicon().matcher.find("Xi Jinping"))  # the matcher is compiled when it is first asked
    loaded, started = peak(), process_time()
    report = build(path, db)
    told = {
        "documents": report.account.documents, "accounts": report.accounts, "engagements": report.engagements,
        "cpu_seconds": process_time() - started, "peak_mb": peak(), "loaded_mb": loaded,
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
