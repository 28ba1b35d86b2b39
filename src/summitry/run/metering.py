"""How far a run has come: the size of the files that are done, of all that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from summitry.reading import FileRead, Item, Skipped
from summitry.reading.walk import walk
from summitry.run.options import Progress, ProgressCallback


class Meter:
    """Passes items on and notes which files they close; `told` adds the share to what is told of progress.

    Of a single file, however large, nothing is known until it is done: then no share is told.
    """

    def __init__(self, paths: Sequence[Path], tell: ProgressCallback) -> None:
        found = (entry for entry in walk(paths) if not isinstance(entry, Skipped))
        self._sizes = {entry.path: (entry.size or 0) + 1 for entry in found}
        self._whole = sum(self._sizes.values())
        self._done = 0
        self._tell = tell

    def passed(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each file counted as done when it is closed."""
        for item in items:
            if isinstance(item, FileRead):
                self._done += self._sizes.pop(item.path, 0)
            yield item

    def told(self, progress: Progress) -> None:
        """Tell of progress with the share that is done."""
        share = self._done / self._whole if self._done and self._whole else None
        self._tell(replace(progress, share=share) if progress.stage == "reading" else progress)
