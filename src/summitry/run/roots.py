"""What a build was made from, kept in the chronicle so that `update` can look there again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from summitry.reading import Skipped
from summitry.reading.walk import walk
from summitry.run.options import BuildOptions
from summitry.store import Chronicle, Root


def hashes_of(paths: Sequence[Path], db: Path) -> dict[str, str]:
    """SHA-256 of every file below the paths by its label, but for the chronicle's own; unreadable ones are left out."""
    own = {os.path.abspath(f"{db}{suffix}") for suffix in ("", "-wal", "-shm", "-journal")}
    found: dict[str, str] = {}
    for entry in walk(paths):
        if isinstance(entry, Skipped) or os.path.abspath(entry.path) in own:
            continue
        try:
            with Path(entry.path).open("rb") as handle:
                found[entry.path] = hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError:
            continue  # reading tells it in the account of the import
    return found


def remember(chronicle: Chronicle, paths: Iterable[Path], options: BuildOptions, hashes: Mapping[str, str]) -> None:
    """Note what was built from, and the files as they were before they were read."""
    base = os.path.relpath(Path.cwd(), Path(chronicle.path).absolute().parent)
    overlay = str(options.lexicon) if options.lexicon else None
    with chronicle.transaction():
        chronicle.note_roots([Root(path.as_posix(), base, options.lang, overlay) for path in paths])
        chronicle.note_files(hashes)
