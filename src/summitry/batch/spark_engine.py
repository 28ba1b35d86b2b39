"""The global steps on Spark: pieces of work as files in the folder of results, each piece one task of a job.

What is asked and what comes back lies in files that all machines see, so neither passes through the memory of the
machine that merges nor through Spark's own. A result is renamed when it is whole: a task that was lost, or that two
executors do, leaves the same behind. Tasks are started in the order of the pieces, the largest first.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from summitry.batch.spark_session import spark_session
from summitry.errors import SummitryError
from summitry.run.engine import P, Packed, R, Work
from summitry.run.pool import Task

_CULPRIT = re.compile(r"Task (\d{1,9}) in stage [\d.]{1,20} failed (\d{1,4}) times")
_RAISED = re.compile(r"^[\w.]{1,80}(?:Error|Exception|Exit): .*", re.MULTILINE)  # the end of a Python traceback
_ENDED = re.compile(r"Lost task [^\n]{1,200}?: [\w.$]{1,80}Exception: ([^\n]{1,300})")


class Spark:
    """An engine of `summitry.run`. `out` is a folder that all machines see under this name.

    `session` is a SparkSession; without one the session that there is, or a local one, is taken.
    """

    def __init__(self, out: Path, session: Any = None) -> None:  # noqa: ANN401 - pyspark is not typed here
        self._out, self._session = out.absolute(), session

    def mapped(self, work: Work[P, R], pieces: Iterable[P], size: int) -> Iterator[R]:  # noqa: ARG002 - few or many
        """The result of each piece, in their order."""
        return map(work.unpacked, self.tasks_done(Packed(work), work.packed(pieces)))

    def tasks_done(self, task: Task[bytes, bytes], pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same for any task. A piece that ends every executor that takes it is the task's `lost`."""
        with _spool(self._out) as folder:
            asked = [_written(folder / f"{number}.asked", piece) for piece, number in zip(pieces, count())]
            while missing := [path for path in asked if not _result(path).exists()]:
                self._run(task, missing)
            for path in asked:
                yield _result(path).read_bytes()

    def _run(self, task: Task[bytes, bytes], missing: Sequence[Path]) -> None:
        """One job over what is missing; a piece that fails it is given up, so that the next can do the others."""
        if self._session is None:
            self._session = spark_session()
        numbers = self._session.sparkContext.parallelize(range(len(missing)), len(missing))
        try:
            numbers.foreach(_doing(task, missing))
        except Exception as problem:  # whatever py4j makes of it
            culprit = _CULPRIT.search(str(problem))
            if culprit is None:
                raise SummitryError(f"Spark gave up: {_reason(problem)}", hint="Spark's own log says more") from problem
            path, times = missing[int(culprit[1])], int(culprit[2])
            _written(_result(path), task.lost(path.read_bytes(), f"Spark tried {times} times: {_reason(problem)}"))


def _doing(task: Task[bytes, bytes], pieces: Sequence[Path]) -> Callable[[int], None]:
    """What is done with the number of a piece: no table passes through Spark, so its SQL is not needed."""
    held = [str(path) for path in pieces]

    def do(number: int) -> None:
        from pyspark import TaskContext

        context = TaskContext.get()
        attempt = 1 if context is None else 1 + context.attemptNumber()
        task.prepare()
        path = Path(held[number])
        (result,) = task.run([path.read_bytes()], attempt)
        _written(_result(path), result)

    return do


@contextmanager
def _spool(out: Path) -> Iterator[Path]:
    """A folder of this process's own; one that a killed process left is in nobody's way."""
    folder = out / f".pieces-{socket.gethostname()}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _result(path: Path) -> Path:
    return path.with_suffix(".done")


def _written(path: Path, content: bytes) -> Path:
    """Put a file there as a whole."""
    part = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
    return path


def _reason(problem: Exception) -> str:
    """Why, from what Spark says at length: what Python raised, else how the last attempt ended."""
    told = str(problem)
    found = [*_RAISED.findall(told), *_ENDED.findall(told), *told.splitlines()[:1], type(problem).__name__]
    return str(found[0])[:300]
