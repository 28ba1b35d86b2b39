"""What it costs to start: importing the package, `summitry --help`, loading the lexicon. Best of several processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

RUNS = 7

_TIMED = "from time import {clock} as now; t = now(); {statement}; print(now() - t)"
#: what → statement timed inside a fresh process
STATEMENTS = {
    "import summitry": "import summitry",
    "summitry --help": "from summitry.cli.entry import cli; cli.main(['--help'], standalone_mode=False)",
    "load the lexicon, from cache": "from summitry.lexicon import load_lexicon; load_lexicon()",
    "load the lexicon, from its tables": "from summitry.lexicon import load_lexicon; load_lexicon(cache=False)",
    "load the lexicon and find a name": (
        "from summitry.lexicon import load_lexicon; list(load_lexicon().matcher.find('Xi Jinping'))"
    ),
}


def measure() -> Iterator[tuple[str, float, float]]:
    """What, best CPU seconds and best wall seconds, the interpreter's own start left out."""
    for name, statement in STATEMENTS.items():
        yield name, _best("process_time", statement), _best("perf_counter", statement)


def _best(clock: str, statement: str) -> float:
    program = _TIMED.format(clock=clock, statement=statement)
    return min(_once(program) for _ in range(RUNS))


def _once(program: str) -> float:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])
