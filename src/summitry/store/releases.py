"""Rows of releases: frozen versions of the chronicle, kept in its file so that any two can be compared later."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from summitry.errors import InvalidInput, NotFound


class Release(msgspec.Struct, frozen=True):
    """A frozen version: its name, when it was made (ISO, UTC) and the hash of its lines."""

    name: str
    made_at: str
    sha256: str


def write(connection: sqlite3.Connection, name: str, made_at: str, lines: Iterable[bytes]) -> Release:
    """Freeze the lines under a name. Raises InvalidInput where the name is taken."""
    if connection.execute("SELECT 1 FROM releases WHERE name = ?", (name,)).fetchone():
        raise InvalidInput(
            f"there is a release {name!r} already", hint="a release is frozen; give this one another name"
        )
    digest, packer, parts = sha256(), zlib.compressobj(6), list[bytes]()
    for line in lines:
        digest.update(line)
        parts.append(packer.compress(line))
    parts.append(packer.flush())
    made = Release(name, made_at, digest.hexdigest())
    connection.execute("INSERT INTO releases VALUES (?,?,?,?)", (name, made_at, made.sha256, b"".join(parts)))
    return made


def read(connection: sqlite3.Connection) -> list[Release]:
    """All releases, oldest first."""
    rows = connection.execute("SELECT name, made_at, sha256 FROM releases ORDER BY made_at, name")
    return [Release(*row) for row in rows]


def lines(connection: sqlite3.Connection, name: str) -> Iterator[bytes]:
    """The lines of a release. Raises NotFound for a name that is none."""
    row = connection.execute("SELECT content FROM releases WHERE name = ?", (name,)).fetchone()
    if row is None:
        known = ", ".join(one.name for one in read(connection)) or "none yet"
        raise NotFound(f"there is no release {name!r}", hint=f"the releases are: {known}; or name a file")
    yield from zlib.decompress(row[0]).splitlines(keepends=True)
