"""From the paths of the command line to sources: files in sorted order, each once.

Nothing is left out in silence: what is missing, unreadable, hidden, linked in a circle or no
regular file becomes a line of the account.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from summitry.reading.failures import refused
from summitry.reading.outcome import Skipped
from summitry.reading.reasons import skipped
from summitry.reading.source import Source

KINDS = ((stat.S_ISFIFO, "pipe"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"), (stat.S_ISSOCK, "socket"))


def walk(paths: Sequence[Path]) -> list[Source | Skipped]:
    """Every file below `paths`, sorted by its label, so that the order of `paths` does not matter."""
    found: dict[str, Source | Skipped] = {}
    visited: set[tuple[int, int]] = set()
    for path in sorted({Path(path) for path in paths}):
        for entry in _below(path, visited):
            found.setdefault(entry.path, entry)
    return [found[key] for key in sorted(found)]


def label(path: Path) -> str:
    """The path as given with forward slashes; bytes that are no UTF-8 are shown escaped."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _below(root: Path, visited: set[tuple[int, int]]) -> Iterator[Source | Skipped]:
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            info = path.stat()
            if not stat.S_ISDIR(info.st_mode):
                yield _file(path, info)
            elif (info.st_dev, info.st_ino) in visited:
                yield skipped(label(path), "linked-folder")
            else:
                visited.add((info.st_dev, info.st_ino))
                children = sorted(path.iterdir(), reverse=True)
                waiting += [child for child in children if not child.name.startswith(".")]
                yield from (skipped(label(child), "hidden") for child in children if child.name.startswith("."))
                if not children and path == root:
                    yield skipped(label(path), "empty-folder")
        except OSError as error:
            yield refused(label(path), error)


def _file(path: Path, info: os.stat_result) -> Source | Skipped:
    if stat.S_ISREG(info.st_mode):
        return Source(label(path), lambda: path.open("rb"), info.st_size)
    kind = next((name for test, name in KINDS if test(info.st_mode)), "special file")
    return skipped(label(path), "not-a-file", detail=kind)
