"""The records of a web archive one after the other, also behind a stretch that is damaged.

Each record of a compressed archive is a member of its own, so after a fault reading goes on with the next member that
begins as a record does; in a plain archive with the next such beginning of a line. A fault costs what it has hit.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import msgspec

from summitry.reading.source import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_CHUNK = 1 << 20
_LOOK = 4_096  # bytes of a member in which its beginning shows


class Damage(msgspec.Struct, frozen=True):
    """A stretch that no record could be read from; `last` when nothing readable follows."""

    detail: str
    last: bool


class Records:
    """Iterating gives each record with its number, from 1; a stretch that is damaged takes a number as well."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.packed = source.head().startswith(b"\x1f\x8b")
        self.start = 0  # where the record given last begins in the file

    def unpacked(self, most: int) -> bytes:
        """The body of the present record without its content encoding, at most so many bytes.

        It is read apart: the iterator loses its place behind a body that is much longer unpacked than packed.
        """
        from fastwarc.warc import ArchiveIterator

        with self._source.open() as stream:
            stream.seek(self.start)
            record = next(iter(ArchiveIterator(stream, parse_http=True, auto_decode="all")))
            data: bytes = record.reader.read(most)
        return data

    def __iter__(self) -> Iterator[tuple[int, WarcRecord | Damage]]:
        number, start, told = 0, 0, False
        while True:
            before, fault = number, None
            try:
                for record in self._from(start):
                    number, told = number + 1, False
                    yield number, record
            except (OSError, ValueError, zlib.error) as error:
                fault = error
            if fault is None:
                return
            if number == before:  # nothing to be had from here: what comes before the next try is the same damage
                self.start = start
            start = self._next(self.start + 1)
            if not told:
                number, told = number + 1, True
                yield number, Damage(str(fault), last=start < 0)
            if start < 0:
                return

    def _from(self, start: int) -> Iterator[WarcRecord]:
        """The records from a place on."""
        from fastwarc.warc import ArchiveIterator

        with self._source.open() as stream:
            if start:
                stream.seek(start)
            for record in ArchiveIterator(stream, parse_http=True, auto_decode="transfer"):
                self.start = record.stream_pos
                if not record.content_length and "Content-Length" not in record.headers:
                    raise OSError("a record whose header breaks off")  # the iterator passes it on
                yield record

    def _next(self, after: int) -> int:
        """Where the next beginning of a record lies; -1 when there is none."""
        mark = _PACKED if self.packed else _PLAIN
        with self._source.open() as stream:
            stream.seek(after)
            at, held = after, b""
            while chunk := stream.read(_CHUNK):
                held += chunk
                found = held.find(mark)
                while found >= 0:
                    if self._begins(at + found, held[found - 1 : found]):
                        return at + found
                    found = held.find(mark, found + 1)
                kept = len(mark)
                at, held = at + len(held) - kept, held[-kept:]
        return -1

    def _begins(self, place: int, before: bytes) -> bool:
        """Whether a record begins at a mark."""
        if not self.packed:
            return before == b"\n"
        with self._source.open() as stream:
            stream.seek(place)
            return _unpacked(stream).startswith(_PLAIN)


def _unpacked(stream: IO[bytes]) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(_LOOK), len(_PLAIN))
    except zlib.error:
        return b""
