"""Archives are folders: a zip gives its members, a gzip file its one content; nothing is unpacked to disk.

Sizes are checked before a byte is read. `zipfile` never reads past the size that a member declares
(and checks its CRC), so the declared sizes bound the work.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from summitry.reading.options import MIB, ReadOptions
from summitry.reading.outcome import Skipped
from summitry.reading.reasons import Unreadable, in_words, skipped
from summitry.reading.source import Source

ENCRYPTED = 0x1
COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
MUCH = 64 * MIB  # a gzip file may grow to this size, whatever its ratio
ALWAYS_FINE = 1 * MIB  # small members may compress as well as they like


def members(source: Source, options: ReadOptions) -> Iterator[Source | Skipped]:
    """The files of a zip, sorted by name; each refused member counts as a record of the archive.

    Raises Unreadable when the archive itself cannot be opened.
    """
    with source.open() as stream, _opened(stream) as archive:
        room = options.max_unpacked_bytes
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if info.is_dir():
                continue
            path = f"{source.path}!{_shown(info.filename)}"
            line = _refusal(info, path, room, options)
            if line is not None:
                source.count()
                yield line
            else:
                room -= info.file_size
                yield _member(archive, info, path)


def unzipped(source: Source, options: ReadOptions) -> Source:
    """The content of a gzip file, named without the `.gz`; it may not grow beyond the ratio of the options."""
    name = source.path[:-3] if source.suffix == ".gz" else source.path
    limit = max(MUCH, options.max_zip_ratio * (source.size or 0))
    return Source(source.path, lambda: _unpacking(source, limit), name=name)


def _unpacking(source: Source, limit: int) -> IO[bytes]:
    return io.BufferedReader(Bounded(cast("IO[bytes]", gzip.open(source.open(), "rb")), limit), 1 << 16)


class Bounded(io.RawIOBase):
    """A stream that ends in Unreadable once it has given more than `limit` bytes."""

    def __init__(self, inner: IO[bytes], limit: int) -> None:
        super().__init__()
        self._inner = inner
        self._left = limit

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into `buffer`; the number of bytes. Raises Unreadable past the limit."""
        data = self._inner.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable("zip-bomb", detail="far larger than such a file can honestly be")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream within, too."""
        self._inner.close()
        super().close()


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        raise Unreadable("broken", format="zip", detail=str(error)) from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Source:
    return Source(path, lambda: archive.open(info), info.file_size)


def _refusal(info: zipfile.ZipInfo, path: str, room: int, options: ReadOptions) -> Skipped | None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return skipped(path, "unsafe-path", detail=_shown(info.filename))
    if any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
        return skipped(path, "hidden")
    if info.flag_bits & ENCRYPTED:
        return skipped(path, "encrypted", format="zip")
    if info.compress_type not in COMPRESSIONS:
        return skipped(path, "unsupported", detail=f"compression {info.compress_type}", advice="pack it again as zip")
    if info.file_size > room:
        return skipped(path, "zip-bomb", detail=f"{in_words(info.file_size)}, over the archive's limit")
    if info.file_size > ALWAYS_FINE and info.file_size > options.max_zip_ratio * max(info.compress_size, 1):
        return skipped(path, "zip-bomb", detail=f"{in_words(info.file_size)} from {in_words(info.compress_size)}")
    return None


def _shown(name: str) -> str:
    """A member's name that can be printed: no control characters, no lone surrogates."""
    clean = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return clean.encode("utf-8", "replace").decode("utf-8")
