"""A pool without processes: what it is given is done here and now. For tests of everything but processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from summitry.run.pool import Task

T = TypeVar("T")
R = TypeVar("R")


class Alone(Generic[T, R]):
    """As `summitry.run.pool.Pool`, in this process."""

    def __init__(self, task: Task[T, R], workers: int) -> None:
        self.task = task
        self.workers = workers

    def __enter__(self) -> Alone[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        """Nobody is to be sent home."""

    def mapped(self, batches: Iterable[Sequence[T]]) -> Iterator[tuple[Sequence[T], list[R]]]:
        """Each batch with its results, in order."""
        for items in batches:
            yield items, self.task.run(items, 1)
