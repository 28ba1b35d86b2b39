"""Reading: files of many formats become documents, and an import account that balances.

`read_documents` streams; `read` collects. Nothing is fetched, run or unpacked to disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from summitry.model import Document
from summitry.reading.account import ImportAccount, Tally, account_of
from summitry.reading.identity import Ledger
from summitry.reading.intake import take_in
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Copy, Draft, FileRead, Item, Noted, Skipped
from summitry.reading.statement import account_json, account_text
from summitry.reading.walk import walk

__all__ = [
    "Copy",
    "FileRead",
    "ImportAccount",
    "Item",
    "Noted",
    "ReadOptions",
    "Skipped",
    "Tally",
    "account_json",
    "account_of",
    "account_text",
    "read",
    "read_documents",
]

DEFAULTS = ReadOptions()


def read_documents(paths: Sequence[Path], options: ReadOptions = DEFAULTS) -> Iterator[Item]:
    """Everything below `paths`, as a stream: documents, and a line for each thing that is none.

    Files are taken in the order of their names whatever the order of `paths`, so the same files give
    the same documents, ids and copies. Never raises for what the files hold.
    """
    ledger = Ledger()
    for entry in walk(paths):
        if isinstance(entry, Skipped):
            yield entry
            yield FileRead(entry.path, "none", 1)
            continue
        for event in take_in(entry, options):
            if isinstance(event, Draft):
                yield from ledger.enter(event, options)
            else:
                yield event


def read(paths: Sequence[Path], options: ReadOptions = DEFAULTS) -> tuple[list[Document], ImportAccount]:
    """The documents below `paths` and the account of the import."""
    tally = Tally()
    documents = list(tally.documents(read_documents(paths, options)))
    return documents, tally.account()
