"""What can be wrong with a chronicle file, each said once with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from summitry.errors import NotFound, StoreError
from summitry.model import Engagement

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "disk is full",
        "the disk is full: {path} was not changed by the last step",
        "free some space and run the same again",
    ),
    (
        "disk I/O error",
        "the disk gave an error, as one that is full does: {path} was not changed by the last step",
        "free some space, check the disk, and run the same again",
    ),
    (
        "readonly",
        "{path} cannot be written",
        "give write permission to the file and its folder, or name another with --db",
    ),
    (
        "locked",
        "{path} is being written by another program",
        "wait until it has ended and run the same again",
    ),
    (
        "unable to open",
        "{path} cannot be opened",
        "check that the folder exists and may be written, or name another with --db",
    ),
    (
        "not a database",
        "{path} is not a chronicle",
        "name a file made by `summitry build` with --db",
    ),
    (
        "malformed",
        "{path} is damaged",
        "build it anew into another file: --db other.db",
    ),
)


def no_such_chronicle(path: Path) -> StoreError:
    """For reading commands before anything was built."""
    hint = "make one with `summitry build FOLDER`, or name it with --db"
    return StoreError(f"there is no chronicle at {path}", hint=hint)


def not_a_chronicle(path: Path) -> StoreError:
    """A file of another program, or no database at all."""
    return StoreError(f"{path} is not a chronicle", hint="name a file made by `summitry build` with --db")


def newer_chronicle(path: Path, found: int, known: int) -> StoreError:
    """A file whose layout this program does not know yet."""
    return StoreError(
        f"{path} was written by a newer Summitry (layout {found}, this program knows up to {known})",
        hint="upgrade Summitry, or build a new chronicle from the same documents with --db other.db",
    )


def no_such_engagement(wanted: str, near: list[str]) -> NotFound:
    """An id that nothing answers to, with ids like it."""
    hint = "like it: " + ", ".join(near) if near else "`summitry list` shows all ids"
    return NotFound(f"no engagement has the id {wanted!r}", hint=hint)


def withdrawn_engagement(wanted: str, last: Engagement | None, parts: Sequence[str]) -> NotFound:
    """An id that was given once and of which no account is left."""
    was = ""
    if last is not None:
        who = ", ".join(party.name or party.country or "?" for party in last.participants)
        was = f"; it was: {last.kind}, {last.date.edtf if last.date else 'undated'}, {who} ({last.status})"
    hint = f"it was split into {', '.join(parts)}" if parts else "`summitry list` shows what is told now"
    return NotFound(f"{wanted!r} was withdrawn: no account tells of it any more{was}", hint=hint)


def no_such_document(wanted: str) -> NotFound:
    """A document id that the chronicle does not hold."""
    return NotFound(f"no document has the id {wanted!r}", hint="`summitry search WORDS` finds documents")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        for cue, message, hint in _MEANINGS:
            if cue in str(fault):
                raise StoreError(message.format(path=path), hint=hint) from fault
        raise StoreError(f"{path}: {fault}", hint="build into another file with --db; report it if it stays") from fault
