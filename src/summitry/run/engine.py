"""Who does the heavy parts of a chronicle's global steps: this process, a pool of them, or a cluster.

Linking and the comparing of texts are cut into independent pieces, and what is done with a piece is a pure function.
An engine does pieces wherever it likes; the results come in their order, so nothing depends on which engine it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from summitry.errors import SummitryError
from summitry.run.coding import cores
from summitry.run.pool import Pool

P = TypeVar("P")
R = TypeVar("R")
_FEW = 40_000  # accounts for which no process is started


def _nothing() -> None:
    """No piece needs anything."""


@dataclass(frozen=True)
class Work(Generic[P, R]):
    """A kind of work: `do` makes of a piece of type `given` a result of type `found`, both of which JSON can tell.

    `what` names what pieces hold; `prepare` loads what all of them need.
    """

    do: Callable[[P], R]
    given: Any  # a type or a union of types
    found: type[R]
    what: str
    prepare: Callable[[], object] = _nothing

    def packed(self, pieces: Iterable[P]) -> Iterator[bytes]:
        """Pieces as they are sent."""
        return map(msgspec.json.encode, pieces)

    def unpacked(self, result: bytes) -> R:
        """A result that came back."""
        return msgspec.json.decode(result, type=self.found)


class Packed(msgspec.Struct, frozen=True):
    """Work as the task of a process elsewhere."""

    work: Work[Any, Any]

    def prepare(self) -> None:
        """Load what all pieces need."""
        self.work.prepare()

    def run(self, items: Sequence[bytes], attempt: int) -> list[bytes]:  # noqa: ARG002 - as a Task has it
        """The result of each piece, as JSON both."""
        work = self.work
        return [msgspec.json.encode(work.do(msgspec.json.decode(item, type=work.given))) for item in items]

    def lost(self, item: bytes, why: str) -> bytes:
        """Nothing can be left out."""
        raise SummitryError(
            f"{len(item)} bytes of {self.work.what} could not be done ({why})", hint="give each process more memory"
        )


class Engine(Protocol):
    """Whoever does pieces of work."""

    def mapped(self, work: Work[P, R], pieces: Iterable[P], size: int) -> Iterator[R]:
        """The result of each piece, in their order; the largest pieces are best given first.

        `size` is the number of accounts that all are about. Raises SummitryError for a piece that ends everybody who
        works on it.
        """


class Processes(msgspec.Struct, frozen=True):
    """As many processes of this machine (None: one for each core); this one alone where accounts are `few`."""

    workers: int | None = None
    few: int = _FEW

    def mapped(self, work: Work[P, R], pieces: Iterable[P], size: int) -> Iterator[R]:
        """As an Engine."""
        workers = self.workers or cores()
        if size < self.few or workers < 2:
            yield from map(work.do, pieces)
            return
        with Pool(Packed(work), workers) as pool:
            for _, results in pool.mapped([piece] for piece in work.packed(pieces)):
                yield from map(work.unpacked, results)


ALL_CORES, ALONE = Processes(), Processes(1)
