"""What is measured: our own examples always, the shared gold and corpora where they stand beside the project."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
CHINESE_GOLD = ROOT / "examples" / "gold" / "dispatches-zh.gold.jsonl"
CHINESE_DOCUMENTS = ROOT / "examples" / "dispatches-zh"
GOLD = ROOT / "examples" / "gold" / "dispatches.gold.jsonl"
DOCUMENTS = ROOT / "examples" / "dispatches"
SHARED = ROOT.parent / "shared"
SHARED_GOLD = ("dev.en", "seeds", "dev.zh")


class GoldSet(msgspec.Struct, frozen=True):
    """Hand-coded documents: the coding and where the documents are."""

    name: str
    gold: Path
    documents: Path


def examples() -> GoldSet:
    """The bundled dispatches."""
    return GoldSet("examples", GOLD, DOCUMENTS)


def chinese_examples() -> GoldSet:
    """The bundled dispatches in Chinese."""
    return GoldSet("zh", CHINESE_GOLD, CHINESE_DOCUMENTS)


def own() -> tuple[GoldSet, ...]:
    """Every set of our own, each with floors of its own."""
    return examples(), chinese_examples()


def shared() -> Iterator[GoldSet]:
    """The gold sets beside the project, as far as they are there."""
    for name in SHARED_GOLD:
        found = GoldSet(name, SHARED / "gold" / f"{name}.gold.jsonl", SHARED / "gold" / f"{name}.docs.jsonl")
        if found.gold.is_file() and found.documents.is_file():
            yield found


def digest(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files with their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    total = hashlib.sha256()
    for file in sorted(one for one in path.rglob("*") if one.is_file()):
        total.update(f"{file.relative_to(path).as_posix()}\0{digest(file)}\n".encode())
    return total.hexdigest()
