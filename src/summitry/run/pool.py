"""A pool of worker processes: batches in, results out in the order of the batches, whatever happens to a worker.

Each worker is asked through a pipe of its own, so when one dies it is known what it had in hand. That batch is
given to another once more; if it kills that one too, its items are given out one by one, and those that kill
again are reported as lost. What else the dead worker had waiting goes back to the queue untouched.

No more than a few batches a worker are under way at once: a slow reader waits for nobody, a fast one waits for
the workers, and memory stays flat.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, Protocol, TypeVar

from summitry.errors import SummitryError
from summitry.run.worker import Worker

T = TypeVar("T")
Given = TypeVar("Given", contravariant=True)
R = TypeVar("R")
_AHEAD = 3  # batches that a worker may have in hand and waiting
_ATTEMPTS = 2  # of a whole batch, and of each of its items after that
_DEATHS_AT_START = 5  # one after the other: somebody may be killing them on purpose


class Task(Protocol[Given, R]):
    """What the workers do. It is sent to each worker when that starts, so it holds little."""

    def prepare(self) -> None:
        """Load what all batches need, once a worker."""

    def run(self, items: Sequence[Given], attempt: int) -> list[R]:
        """One result an item. An exception raised here ends the whole run. `attempt` is 1, and 2 after a death."""

    def lost(self, item: Given, why: str) -> R:
        """The result for an item that killed whoever worked on it."""


@dataclass
class _Batch(Generic[T, R]):
    """A batch under way and the results that are there."""

    items: Sequence[T]
    results: list[R | None]
    missing: int


@dataclass
class _Job(Generic[T, R]):
    """A stretch of a batch as it is given to a worker."""

    batch: _Batch[T, R]
    low: int
    high: int
    attempt: int = 1

    def items(self) -> Sequence[T]:
        return self.batch.items[self.low : self.high]


@dataclass
class Pool(Generic[T, R]):
    """`workers` processes for one task. Use it as a context manager: leaving it ends the processes."""

    task: Task[T, R]
    workers: int
    _waiting: deque[_Job[T, R]] = field(default_factory=deque)
    _staff: dict[Worker, deque[_Job[T, R]]] = field(default_factory=dict)
    _failed_starts: int = 0
    deaths: int = 0

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._staff:
            worker.stop()
        self._staff.clear()

    def mapped(self, batches: Iterable[Sequence[T]]) -> Iterator[tuple[Sequence[T], list[R]]]:
        """Each batch with its results, in order. Raises SummitryError when no worker can be started."""
        under_way: deque[_Batch[T, R]] = deque()
        source = iter(batches)
        more = True
        while more or under_way:
            while more and len(under_way) < _AHEAD * self.workers:
                items = next(source, None)
                if items is None:
                    more = False
                else:
                    under_way.append(self._submitted(items))
            while under_way and under_way[0].missing:
                self._collect()
            if under_way:
                done = under_way.popleft()
                yield done.items, [result for result in done.results if result is not None]

    def _submitted(self, items: Sequence[T]) -> _Batch[T, R]:
        batch: _Batch[T, R] = _Batch(items, [None] * len(items), len(items))
        if items:
            self._waiting.append(_Job(batch, 0, len(items)))
        self._hand_out()
        return batch

    def _hand_out(self) -> None:
        """Give waiting jobs to those who have least to do, starting workers while there are fewer than wanted."""
        while self._waiting:
            if len(self._staff) < self.workers:
                self._staff[Worker(multiprocessing.get_context("spawn"), self.task)] = deque()
            worker = min(self._staff, key=lambda one: len(self._staff[one]))
            if len(self._staff[worker]) >= _AHEAD:
                return
            job = self._waiting.popleft()
            self._staff[worker].append(job)
            if not worker.send(job.items(), job.attempt):
                self._bury(worker)

    def _collect(self) -> None:
        """Wait until a worker has something to say, and take it."""
        self._hand_out()
        by_pipe = {worker.pipe: worker for worker in self._staff}
        for ready in wait(list(by_pipe)):
            worker = by_pipe[ready]  # type: ignore[index]
            answer = worker.receive()
            if answer is None:
                self._bury(worker)
            elif isinstance(answer, BaseException):
                raise answer
            elif not worker.greeting(answer):
                self._take(self._staff[worker].popleft(), answer)

    def _take(self, job: _Job[T, R], results: list[R]) -> None:
        self._failed_starts = 0
        job.batch.results[job.low : job.high] = results
        job.batch.missing -= len(results)

    def _bury(self, worker: Worker) -> None:
        """A worker is gone: what it had in hand is tried again, what it had waiting goes back."""
        jobs = self._staff.pop(worker)
        why = worker.ended()
        self.deaths += 1
        if not worker.started:
            self._failed_starts += 1
            if self._failed_starts >= _DEATHS_AT_START:
                raise SummitryError(f"no worker could be started ({why})", hint="try with --workers 1")
            self._waiting.extendleft(reversed(jobs))
            return
        in_hand = [] if not jobs else list(self._again(jobs.popleft(), why))
        self._waiting.extendleft(reversed([*in_hand, *jobs]))

    def _again(self, job: _Job[T, R], why: str) -> Iterator[_Job[T, R]]:
        if job.attempt < _ATTEMPTS:
            yield _Job(job.batch, job.low, job.high, job.attempt + 1)
        elif job.high - job.low > 1:
            yield from (_Job(job.batch, place, place + 1) for place in range(job.low, job.high))
        else:
            self._take(job, [self.task.lost(job.batch.items[job.low], why)])
