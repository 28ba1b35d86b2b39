"""By which code and tables accounts are linked: what was remembered under another stamp is not gone on from."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

_PACKAGES = ("model", "linking", "lexicon")
_SUFFIXES = frozenset({".py", ".csv", ".toml", ".txt"})


@lru_cache(maxsize=1)
def stamp() -> str:
    """A short hash over them."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(path for name in _PACKAGES for path in (root / name).rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
