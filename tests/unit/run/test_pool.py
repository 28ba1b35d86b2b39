"""The pool keeps the order, loses nothing that can be done, and names what kills its workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from summitry.errors import InvalidLexicon, SummitryError
from summitry.run.pool import Pool

POISON, FRAIL, BROKEN, FULL = -1, -2, -3, -4


class Doubling(msgspec.Struct, frozen=True):
    """Doubles numbers; dies of POISON always, of FRAIL once, and raises at BROKEN."""

    marks: str
    dies_at_start: bool = False

    def prepare(self) -> None:
        if self.dies_at_start:
            os._exit(3)

    def run(self, items: Sequence[int], attempt: int) -> list[int | str]:
        assert attempt in (1, 2)
        return [self._one(item) for item in items]

    def _one(self, item: int) -> int:
        mark = Path(self.marks) / "frail"
        if item == POISON or (item == FRAIL and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if item == BROKEN:
            raise InvalidLexicon(["a rule"])
        if item == FULL:
            raise OSError(28, "No space left on device")
        return 2 * item

    def lost(self, item: int, why: str) -> str:
        return f"{item}: {why}"


def doubled(batches: list[list[int]], folder: Path, workers: int = 2) -> tuple[list[int | str], int]:
    with Pool[int, int | str](Doubling(str(folder)), workers) as pool:
        found = [result for items, results in pool.mapped(batches) for result in results if len(items) == len(results)]
        return found, pool.deaths


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_batches(tmp_path: Path, workers: int) -> None:
    batches = [[n, n + 1] for n in range(0, 60, 2)] + [[]]
    assert doubled(batches, tmp_path, workers) == ([2 * n for n in range(60)], 0)


def test_a_batch_that_kills_once_is_done_again(tmp_path: Path) -> None:
    assert doubled([[1, 2], [3, FRAIL, 5], [6]], tmp_path) == ([2, 4, 6, 2 * FRAIL, 10, 12], 1)


def test_only_the_item_that_kills_is_lost(tmp_path: Path) -> None:
    found, deaths = doubled([[1], [2, POISON, 3, POISON], [4]], tmp_path)
    lost = f"{POISON}: its process was ended by SIGKILL"
    assert found == [2, 4, lost, 6, lost, 8]
    assert deaths == 2 + 2 * 2  # twice the batch, then twice each of the two


def test_what_the_task_raises_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InvalidLexicon, match="a rule"):
        doubled([[1], [BROKEN]], tmp_path)


def test_a_full_disk_is_no_dead_worker(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        doubled([[1], [FULL]], tmp_path)


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    with (
        pytest.raises(SummitryError, match="no worker could be started"),
        Pool[int, int | str](Doubling(str(tmp_path), dies_at_start=True), 1) as pool,
    ):
        list(pool.mapped([[1]]))
