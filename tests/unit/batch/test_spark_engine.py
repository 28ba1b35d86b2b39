"""The engine on Spark without a Spark: pieces, results that are there already, and what is said of trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from summitry.batch.spark_engine import Spark
from summitry.errors import SummitryError

pytest.importorskip("pyspark", reason="PySpark is not installed")

ABORTED = (
    "An error occurred while calling o164.count.\n: org.apache.spark.SparkException: Job aborted due to stage failure:"
    " Task 1 in stage 14.0 failed 4 times, most recent failure: Lost task 1.3 in stage 14.0 (TID 20) (host executor"
    " driver): org.apache.spark.SparkException: Python worker exited unexpectedly (crashed)\n\tat org.apache.spark.api"
)
RAISED = (
    "An exception was thrown from the Python worker:\nTraceback (most recent call last):\n"
    '  File "x.py", line 23, in run\n    raise ValueError("no")\nValueError: a piece that nobody can do\n'
)


class Session:
    """A Spark of one thread, of which each job fails with the next of `troubles` when all that can be done is done."""

    def __init__(self, *troubles: str) -> None:
        self._troubles = list(troubles)
        self.sparkContext = self
        self.jobs = 0

    def parallelize(self, numbers: Iterable[int], _partitions: int) -> Session:
        self._numbers = list(numbers)
        return self

    def foreach(self, function: Callable[[int], None]) -> None:
        self.jobs += 1
        trouble = self._troubles.pop(0) if self._troubles else None
        for number in self._numbers:
            if trouble is None or number == 0:
                function(number)
        if trouble is not None:
            raise RuntimeError(trouble)


class Capitals:
    def prepare(self) -> None:
        pass

    def run(self, items: Sequence[bytes], attempt: int) -> list[bytes]:
        return [item.upper() + b"!" * attempt for item in items]

    def lost(self, item: bytes, why: str) -> bytes:
        if item == b"no":
            raise SummitryError(f"not done ({why})")
        return why.encode()


def test_pieces_come_back_in_their_order_and_nothing_is_left(tmp_path: Path) -> None:
    session = Session()
    engine = Spark(tmp_path / "out", session)
    assert list(engine.tasks_done(Capitals(), [b"b", b"a", b"c"])) == [b"B!", b"A!", b"C!"]
    assert list(engine.tasks_done(Capitals(), [])) == []
    assert session.jobs == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_a_piece_that_kills_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    session = Session(ABORTED)
    found = list(Spark(tmp_path, session).tasks_done(Capitals(), [b"a", b"x", b"b"]))
    assert found == [b"A!", b"Spark tried 4 times: Python worker exited unexpectedly (crashed)", b"B!"]
    assert session.jobs == 2


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (ABORTED, "not done (Spark tried 4 times: Python worker exited unexpectedly (crashed))"),
        (RAISED, "Spark gave up: ValueError: a piece that nobody can do"),
        ("no route to host", "Spark gave up: no route to host"),
        ("", "Spark gave up: RuntimeError"),
    ],
)
def test_what_cannot_be_done_ends_in_words(tmp_path: Path, trouble: str, told: str) -> None:
    with pytest.raises(SummitryError) as raised:
        list(Spark(tmp_path, Session(trouble)).tasks_done(Capitals(), [b"a", b"no"]))
    assert raised.value.message == told
    assert list(tmp_path.iterdir()) == []
