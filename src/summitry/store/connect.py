"""Opening a chronicle file: is it one, is its layout known, bring it up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from summitry.store.cjk import pairs_of
from summitry.store.faults import explained, newer_chronicle, no_such_chronicle, not_a_chronicle

MIGRATIONS = Path(__file__).with_name("migrations")
APPLICATION_ID = 0x53554D4D  # "SUMM", in the file's header
_MAGIC = b"SQLite format 3\x00"
_PATIENCE, _PAUSE = 30.0, 0.05  # seconds


def migrations() -> list[Path]:
    """The scripts in order; the n-th brings a file to layout n."""
    return sorted(MIGRATIONS.glob("*.sql"))


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection to the chronicle at `path`, made or brought up to date as needed.

    Raises StoreError when the file is another program's, newer, damaged or cannot be written.
    """
    _check_magic(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        try:
            _check_layout(connection, path)
            connection.create_function(
                "cjk_pairs", 1, pairs_of, deterministic=True
            )  # the triggers of claims ask for it
            _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
            connection.execute("PRAGMA synchronous = NORMAL")
            _patiently(lambda: _migrate(connection))
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the chronicle; also on read-only media.

    Raises StoreError when there is none, or it is no chronicle that this program knows.
    """
    if not path.is_file():
        raise no_such_chronicle(path)
    _check_magic(path)
    with explained(path):
        connection = _connect_read_only(path)
        try:
            layout = _check_layout(connection, path)
        except BaseException:
            connection.close()
            raise
    if layout == 0:
        connection.close()
        raise not_a_chronicle(path)
    if layout < len(migrations()):
        connection.close()
        open_for_writing(path).close()  # brought up to date, which keeps everything
        connection = _connect_read_only(path)
    return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=30.0, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:  # a folder that may not be written: no shared memory for the WAL
        connection.close()
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    return connection


def _check_magic(path: Path) -> None:
    if path.is_dir():
        raise not_a_chronicle(path)
    if path.is_file() and path.stat().st_size:
        with explained(path), path.open("rb") as handle:
            if handle.read(len(_MAGIC)) != _MAGIC:
                raise not_a_chronicle(path)


def _check_layout(connection: sqlite3.Connection, path: Path) -> int:
    """The file's layout number, 0 for an empty file."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    layout: int = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and application != APPLICATION_ID:
        raise not_a_chronicle(path)
    known = len(migrations())
    if layout > known:
        raise newer_chronicle(path, layout, known)
    return layout


def _patiently(step: Callable[[], object]) -> None:
    """Take a step for which SQLite does not wait by itself while another program opens the same file."""
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            step()
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > last:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what is missing, each script in one transaction, so that a kill leaves a known layout.

    Another program may do the same at the same time: what it has done is not done again.
    """
    while (layout := _layout(connection)) < len(migrations()):
        script = migrations()[layout].read_text(encoding="utf-8")
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{script}\n"
                f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {layout + 1};\nCOMMIT;"
            )
        except sqlite3.OperationalError:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if _layout(connection) == layout:
                raise


def _layout(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
