"""Compiled tables and names in the user's cache folder, keyed by the content of every table file.

Two processes may write at once (each writes its own file and renames it); a damaged, old or unreadable file
counts as none; a folder that cannot be written is no error: the tables are read from their CSV files then.
`SUMMITRY_CACHE` names another folder, or switches the cache off (`off`, `no`, `0`).
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from summitry.lexicon.tables import LAYOUT

_KEPT = 8  # compiled files that stay, two a lexicon: those of the built-in tables and of some overlays
_DIGEST = 16
T = TypeVar("T")
_OFF = frozenset({"off", "no", "0", "false"})


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Where compiled tables go by the platform's convention, or None when the cache is off or there is no home."""
    asked = environment.get("SUMMITRY_CACHE", "")
    if asked.casefold() in _OFF:
        return None
    if asked:
        return Path(asked)
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "summitry"
    if platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "summitry" / "Cache"
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home
        return None
    return home / ("Library/Caches" if platform == "darwin" else ".cache") / "summitry"


def content_key(files: Iterable[tuple[str, bytes]]) -> str:
    """A key that changes with any byte of any file, any file's name, and the shape of the rows."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for layout in LAYOUT:
        digest.update(f"{layout.name}:{','.join(layout.columns)}\n".encode())
    for name, content in files:
        digest.update(f"{name}:{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def read_cached(folder: Path, kind: str, key: str, as_type: type[T]) -> T | None:
    """What was kept as `kind` under that key, or None when there is nothing that can be trusted."""
    try:
        stored = _file(folder, kind, key).read_bytes()
    except OSError:
        return None
    digest, payload = stored[:_DIGEST], stored[_DIGEST:]
    if hashlib.blake2b(payload, digest_size=_DIGEST).digest() != digest:
        return None
    try:
        return msgspec.msgpack.decode(payload, type=as_type)
    except msgspec.MsgspecError:
        return None


def write_cached(folder: Path, kind: str, key: str, value: object) -> bool:
    """Keep a value for the next process; whether that was possible."""
    payload = msgspec.msgpack.encode(value)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix="lexicon-", suffix=".part", dir=folder)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.blake2b(payload, digest_size=_DIGEST).digest() + payload)
        Path(temporary).replace(_file(folder, kind, key))
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink()
        return False
    _forget_old(folder)
    return True


def _file(folder: Path, kind: str, key: str) -> Path:
    return folder / f"lexicon-{kind}-{key}.msgpack"


def _forget_old(folder: Path) -> None:
    with suppress(OSError):  # another process may be clearing up too
        files = sorted(folder.glob("lexicon-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_KEPT:]:
            path.unlink(missing_ok=True)
