"""Which program and rules read a document: stored with it, so that other rules mean reading it anew."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

_PACKAGES = ("model", "text", "lexicon", "reading", "annotation", "extraction")
_SUFFIXES = frozenset({".py", ".csv", ".toml", ".txt"})


@lru_cache(maxsize=4)
def fingerprint(overlay: Path | None = None) -> str:
    """A short hash over the code and tables that turn bytes into accounts."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for folder in [*(root / name for name in _PACKAGES), *([overlay] if overlay else [])]:
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
