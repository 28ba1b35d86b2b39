"""A source: one file, or one member of an archive, that can be opened again and again.

It also counts the records that a reader meets in it, apart from what becomes of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from summitry.reading.reasons import Unreadable, in_words

HEAD = 8192


class Source:
    """Bytes with a label. `path` is what the account and the documents show; `size` may be unknown.

    `name` is the name without the `.gz` of a compressed file.
    """

    __slots__ = ("_head", "_name", "_open", "found", "path", "size")

    def __init__(
        self, path: str, opener: Callable[[], IO[bytes]], size: int | None = None, name: str | None = None
    ) -> None:
        self.path = path
        self._name = name or path
        self.size = size
        self.found = 0
        self._open = opener
        self._head: bytes | None = None

    @property
    def suffix(self) -> str:
        """The last suffix of the name in lower case, with its dot; "" when there is none."""
        name = self._name.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
        stem, dot, last = name.rpartition(".")
        return f".{last.lower()}" if dot and stem else ""

    def open(self) -> IO[bytes]:
        """A fresh binary stream from the beginning."""
        return self._open()

    def count(self) -> int:
        """Note that a record was met; the number of records so far."""
        self.found += 1
        return self.found

    def head(self) -> bytes:
        """The first bytes, to tell formats apart."""
        if self._head is None:
            with self.open() as stream:
                self._head = stream.read(HEAD)
        return self._head

    def read(self, limit: int) -> bytes:
        """All bytes. Raises Unreadable when there are none or more than `limit`."""
        if self.size is not None and self.size > limit:
            raise Unreadable("too-large", size=in_words(self.size), limit=in_words(limit))
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Unreadable("too-large", size=f"more than {in_words(limit)}", limit=in_words(limit))
        if not data:
            raise Unreadable("empty")
        return data
