"""CPU time of a piece of work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def least(work: Callable[[], Any], times: int = 3) -> float:
    """The least CPU time, in seconds, of some runs."""
    spent = []
    for _ in range(times):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)
