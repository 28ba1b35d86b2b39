"""The workers of a run as the system knows them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

PROC = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds children by /proc")


def children(pid: int) -> list[int]:
    """The workers of a process: its children but for the tracker that multiprocessing keeps."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        named = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in told.split()}
    except OSError:
        return []
    return [one for one, command in named.items() if b"spawn_main" in command]


def waited_for(process: subprocess.Popen[str], but: set[int]) -> int | None:
    """A worker that is at work and not among `but`; None when the run is over."""
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        found = [one for one in children(process.pid) if one not in but]
        if found:
            return found[0]
        time.sleep(0.01)
    return None


def gone(workers: Iterable[int | None]) -> bool:
    """Whether these processes end within some seconds."""
    until = time.monotonic() + 20
    left = [one for one in workers if one is not None]
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = [one for one in left if Path(f"/proc/{one}").exists()]
    return not left
