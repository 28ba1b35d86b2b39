"""Who does what: the sources cut into tasks, and the tasks dealt out to shards, the same on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import msgspec

from summitry.errors import InvalidInput
from summitry.reading import Skipped
from summitry.reading.source import Source

#: containers whose records can be read in parts; others are read in one piece
_IN_PARTS = re.compile(r"\.(?:jsonl|ndjson|parquet|warc|warc\.gz)$", re.IGNORECASE)
_LEAST = 8_192  # bytes of a part
_A_SHARD = 4  # tasks at least, so that one that lasts long does not hold up the rest


class Task(msgspec.Struct, frozen=True):
    """One file, or each `parts`-th block of its records from the `part`-th on."""

    file: str
    part: int = 1
    parts: int = 1
    size: int = 0

    @property
    def name(self) -> str:
        """A file name of its own for what comes of the task."""
        return f"{hashlib.sha256(self.file.encode()).hexdigest()[:16]}-{self.part:05}-of-{self.parts:05}"


class Shard(msgspec.Struct, frozen=True):
    """The `number`-th of `of` shards, counted from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """From "3/8". Raises InvalidInput."""
        number, slash, of = text.partition("/")
        if not (slash and number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
            raise InvalidInput(f"no shard: {text!r}", hint="write it as N/M with 1 <= N <= M, such as 3/8")
        return cls(int(number), int(of))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    @property
    def name(self) -> str:
        """A file name of its own."""
        return f"{self.number:05}-of-{self.of:05}"


def tasks(found: Sequence[Source | Skipped], wanted: int) -> list[Task]:
    """All tasks, by file: about `wanted` of them, where the files allow that."""
    parts = -(-wanted // max(1, len(found)))
    whole = [Task(one.path, size=(one.size or 0) if isinstance(one, Source) else 0) for one in found]
    return [piece for task in whole for piece in _cut(task, parts)]


def dealt(found: Sequence[Source | Skipped], shard: Shard, workers: int) -> list[Task]:
    """The tasks of one shard: the largest first to whoever has least, in the order of their files.

    How many tasks there are depends on the number of shards alone; with several workers a shard cuts its own further.
    """
    hands: list[list[Task]] = [[] for _ in range(shard.of)]
    loads = [0] * shard.of
    for task in sorted(tasks(found, shard.of), key=lambda task: (-task.size, task.file, task.part)):
        least = loads.index(min(loads))
        hands[least].append(task)
        loads[least] += task.size + 1
    mine = hands[shard.number - 1]
    finer = -(-_A_SHARD * workers // max(1, len(mine))) if workers > 1 else 1
    return sorted((piece for task in mine for piece in _cut(task, finer)), key=lambda task: (task.file, task.part))


def _cut(task: Task, pieces: int) -> Iterable[Task]:
    """A task as smaller ones that take the same records."""
    pieces = min(pieces, task.size // _LEAST)
    if pieces <= 1 or not _IN_PARTS.search(task.file):
        return [task]
    of = task.parts * pieces
    return [Task(task.file, part, of, task.size // pieces) for part in range(task.part, of + 1, task.parts)]
