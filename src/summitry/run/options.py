"""What a build may be told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgspec

from summitry.reading import ImportAccount


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`lexicon` is a folder of a user's own tables; `batch` documents are committed together.

    `workers` processes code the documents; None takes all cores once there are more than a few documents. The result
    is the same to the byte. A script that asks for several needs `if __name__ == "__main__":` around its work.
    `references` are the reference chronicles to add, such as "chn-rus".
    """

    lexicon: Path | None = None
    lang: str | None = None
    batch: int = 500
    workers: int | None = 1
    references: tuple[str, ...] = ()


class Progress(msgspec.Struct, frozen=True):
    """How far a run has come; `share` of its input from 0 to 1, where that is known."""

    path: str
    documents: int
    accounts: int
    stage: str = "reading"
    share: float | None = None


ProgressCallback: TypeAlias = Callable[[Progress], None]


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did.

    `account` is the import's. Of its documents `new` were stored or replaced, `passed_over` of them without a closer
    look since they name fewer than two polities; `unchanged` were there already and `known_copies` are exact copies
    of a stored document of another id. `accounts`, `claims` and `engagements` (`counts`: by kind and status) are
    those of the whole chronicle, `changed` the engagements that this run wrote.
    """

    db: Path
    account: ImportAccount
    new: int
    passed_over: int
    unchanged: int
    known_copies: int
    accounts: int
    claims: int
    engagements: int
    changed: int
    counts: dict[tuple[str, str], int]
    seconds: float
    reading_seconds: float

    @property
    def documents_per_second(self) -> float:
        """Documents read and stored a second, linking left out."""
        return self.account.documents / self.reading_seconds if self.reading_seconds else 0.0
