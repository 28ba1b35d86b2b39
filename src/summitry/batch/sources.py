"""Sources of a batch: files and folders as everywhere, or a URI of an object store, listed in a fixed order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

from summitry.errors import InvalidInput
from summitry.reading import Skipped
from summitry.reading.source import Source
from summitry.reading.walk import walk

_URI = re.compile(r"[a-z][a-z0-9+.-]{1,20}://")
_GZIP = ".gz"


def listed(sources: Sequence[str]) -> list[Source | Skipped]:
    """Every file of the sources, sorted by its label.

    Raises InvalidInput for a URI that cannot be listed.
    """
    here = [Path(source) for source in sources if not _URI.match(source)]
    found: dict[str, Source | Skipped] = {entry.path: entry for entry in walk(here)}
    for source in sources:
        if _URI.match(source):
            found |= {entry.path: entry for entry in _stored(source)}
    return [found[label] for label in sorted(found)]


def opened(source: str) -> Source | Skipped:
    """One file by its label, as `listed` gave it."""
    return next(iter(listed([source])), Source(source, lambda: cast("IO[bytes]", Path(source).open("rb"))))


def _stored(uri: str) -> Iterator[Source]:
    """The objects below a URI."""
    from pyarrow import fs

    try:
        system, path = fs.FileSystem.from_uri(uri)
        info = system.get_file_info(path)
        folder = info.type == fs.FileType.Directory
        found = system.get_file_info(fs.FileSelector(path, recursive=True)) if folder else [info]
    except (OSError, ValueError) as problem:
        raise InvalidInput(f"{uri} cannot be listed: {problem}", hint="check the address and your access") from problem
    for one in found:
        if one.type == fs.FileType.File:
            yield _object(system, one, uri + one.path[len(path) :])
        elif one.type == fs.FileType.NotFound:
            raise InvalidInput(f"there is nothing at {uri}", hint="check the spelling of the address")


def _object(system: Any, info: Any, label: str) -> Source:  # noqa: ANN401 - pyarrow is not typed
    def opener() -> IO[bytes]:
        return io.BufferedReader(system.open_input_file(info.path), 1 << 20)

    return Source(label, opener, info.size, label.removesuffix(_GZIP) if label.endswith(_GZIP) else None)
