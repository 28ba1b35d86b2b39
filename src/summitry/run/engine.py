"""Who does the heavy parts of a chronicle's global steps: this process, a pool of them, or a cluster.

Linking and the comparing of texts are cut into independent pieces of work, each a pure function from bytes to bytes.
An engine does pieces wherever it likes; the results come in their order, so nothing depends on which engine it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from summitry.run.coding import cores
from summitry.run.pool import Pool, Task


class Engine(Protocol):
    """Whoever does pieces of work."""

    def mapped(self, task: Task[bytes, bytes], pieces: Iterable[bytes], *, few: bool) -> Iterator[bytes]:
        """The result of each piece, in their order; the largest pieces are best given first.

        `few` says that it is not worth starting a process. Raises SummitryError for a piece that ends everybody who
        works on it, when the task cannot do without.
        """


class Processes(msgspec.Struct, frozen=True):
    """As many processes of this machine (None: one for each core)."""

    workers: int | None = None

    def mapped(self, task: Task[bytes, bytes], pieces: Iterable[bytes], *, few: bool) -> Iterator[bytes]:
        """As an Engine."""
        workers = self.workers or cores()
        if few or workers < 2:
            for piece in pieces:
                yield from task.run([piece], 1)
            return
        with Pool(task, workers) as pool:
            for _, results in pool.mapped([piece] for piece in pieces):
                yield from results


ALL_CORES, ALONE = Processes(), Processes(1)
