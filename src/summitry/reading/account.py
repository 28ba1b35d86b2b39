"""The account of an import: what was met, what was read, and a line for everything else; it must balance.

`seen` comes from the readers' own counts of records, `documents`, `copies` and `skipped` from what
came out at the end, so a document lost between the two shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from summitry.model import Document
from summitry.reading.outcome import Copy, FileRead, Item, Noted, Skipped


class ImportAccount(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of files and records, and the lines. Accounts of parts are added with `+`."""

    files_seen: int = 0
    seen: int = 0
    documents: int = 0
    copies: tuple[Copy, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Noted, ...] = ()
    formats: tuple[tuple[str, int], ...] = ()

    @property
    def balances(self) -> bool:
        """Whether every record that was met became a document, a copy or a line."""
        return self.seen == self.documents + len(self.copies) + len(self.skipped)

    def __add__(self, other: ImportAccount) -> ImportAccount:
        formats = Counter(dict(self.formats)) + Counter(dict(other.formats))
        return ImportAccount(
            files_seen=self.files_seen + other.files_seen,
            seen=self.seen + other.seen,
            documents=self.documents + other.documents,
            copies=self.copies + other.copies,
            skipped=self.skipped + other.skipped,
            notes=self.notes + other.notes,
            formats=tuple(sorted(formats.items())),
        )


class Tally:
    """Collects an account from a stream, item by item."""

    def __init__(self) -> None:
        self._files = self._seen = self._documents = 0
        self._copies: list[Copy] = []
        self._skipped: list[Skipped] = []
        self._notes: list[Noted] = []
        self._formats: Counter[str] = Counter()

    def add(self, item: Item) -> None:
        """Enter one item of the stream."""
        match item:
            case Document():
                self._documents += 1
            case FileRead():
                self._files += 1
                self._seen += item.found
                self._formats[item.format] += 1
            case Copy():
                self._copies.append(item)
            case Skipped():
                self._skipped.append(item)
            case Noted():
                self._notes.append(item)

    def documents(self, items: Iterable[Item]) -> Iterator[Document]:
        """The documents of a stream, everything else entered on the way."""
        for item in items:
            self.add(item)
            if isinstance(item, Document):
                yield item

    def account(self) -> ImportAccount:
        """The account so far."""
        return ImportAccount(
            files_seen=self._files,
            seen=self._seen,
            documents=self._documents,
            copies=tuple(self._copies),
            skipped=tuple(self._skipped),
            notes=tuple(self._notes),
            formats=tuple(sorted(self._formats.items())),
        )


def account_of(items: Iterable[Item]) -> ImportAccount:
    """The account of a whole stream."""
    tally = Tally()
    for item in items:
        tally.add(item)
    return tally.account()
