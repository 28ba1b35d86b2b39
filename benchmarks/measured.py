"""A command of Summitry run to its end, with what it cost: wall, CPU, peak memory of each of its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

_EVERY = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")


class Run(msgspec.Struct, frozen=True):
    """Seconds, and MB by process, the largest first."""

    wall: float
    cpu: float
    peaks: list[float]
    code: int


def run_measured(args: Sequence[str], *, quiet: bool = True) -> Run:
    """Run `summitry ARGS`; its output is dropped when `quiet`."""
    return measured([sys.executable, "-m", "summitry", *args], quiet=quiet)


def measured(command: Sequence[str], *, quiet: bool = True) -> Run:
    """Run any command; its output is dropped when `quiet`."""
    started, before = time.perf_counter(), _reaped()
    output = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(command, stdout=output, stderr=output, env=_as_installed())
    seen: dict[int, tuple[float, float]] = {}
    while process.poll() is None:
        for one in _family(process.pid):
            _look(one, seen)
        time.sleep(_EVERY)
    wall, peaks = time.perf_counter() - started, sorted((peak for peak, _ in seen.values()), reverse=True)
    cpu = max(sum(cpu for _, cpu in seen.values()), _reaped() - before)
    return Run(wall, cpu, peaks, process.returncode)


def _as_installed() -> dict[str, str]:
    """The environment without the switch by which each start compiles every module anew: installing compiles them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _reaped() -> float:
    """CPU seconds of processes that have ended and were waited for."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _look(pid: int, seen: dict[int, tuple[float, float]]) -> None:
    """Note peak memory and CPU time of a process: those of another's workers are told to nobody when they end."""
    try:
        marks = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        seen[pid] = int(marks["VmHWM"].split()[0]) / 1024, (int(fields[11]) + int(fields[12])) / _TICKS
    except (OSError, KeyError):
        return  # it has ended


def _family(pid: int) -> Iterator[int]:
    """A process with all that any of its threads has started: Java starts Python from a thread of its own."""
    yield pid
    try:
        children = [one for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))
