"""A plain SQLite file that Datasette opens: tables with their keys, views of what people ask first, the codebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Table, schema

_TYPES = {"integer": "INTEGER", "flag": "INTEGER", "number": "REAL"}
_VIEWS = """
CREATE VIEW chronology AS
  SELECT id, date_edtf, kind, status, participants, place_city, place_country, occasion, documents
  FROM engagements WHERE held = 1 ORDER BY date_earliest, id;
CREATE VIEW plans AS
  SELECT id, date_edtf, kind, status, participants, place_city, place_country FROM engagements WHERE held = 0
  ORDER BY date_earliest, id;
CREATE VIEW quotes AS
  SELECT a.engagement_id, e.quote, e.supports, d.publisher, d.published, d.url, e.doc_id, e.field, e.quote_start,
    e.quote_end
  FROM evidence e JOIN accounts a USING (account_id) JOIN documents d ON d.doc_id = e.doc_id;
CREATE VIEW sources_of_engagements AS
  SELECT c.engagement_id, s.title, s.publisher, s.published, s.url FROM citations c JOIN sources s USING (source_id);
"""


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - all tables, always
    """Write all tables."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")  # tables come in any order; the tests check every key
        connection.execute("BEGIN")
        for table in schema().tables.values():
            _fill(connection, table, content)
        _codebook(connection)
        connection.execute("COMMIT")
        connection.executescript(_VIEWS)
        connection.execute("VACUUM")
    return Written(sum(len(content[name]) for name in content), f"rows in {len(content)} tables")


def _fill(connection: sqlite3.Connection, table: Table, content: Content) -> None:
    connection.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(_layout(table))})")
    marks = ",".join("?" * len(table.fields))
    connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({marks})", content.typed(table))  # noqa: S608
    for column in table.refers:
        index = f"{table.name}_{column}"
        connection.execute(f"CREATE INDEX {_name(index)} ON {_name(table.name)} ({_name(column)})")


def _layout(table: Table) -> Iterator[str]:
    for field in table.fields:
        must = " NOT NULL" if field.required else ""
        yield f"{_name(field.name)} {_TYPES.get(field.type, 'TEXT')}{must}"
    yield f"PRIMARY KEY ({', '.join(map(_name, table.key))})"
    for column, there in table.refers.items():
        other, _, key = there.partition(".")
        yield f"FOREIGN KEY ({_name(column)}) REFERENCES {_name(other)} ({_name(key)})"


def _name(name: str) -> str:
    return f'"{name}"'


def _codebook(connection: sqlite3.Connection) -> None:
    connection.execute('CREATE TABLE codebook ("table" TEXT, "column" TEXT, type TEXT, meaning TEXT, note TEXT)')
    rows = [
        (table.name, field.name, field.type, field.label, table.note)
        for table in schema().tables.values()
        for field in table.fields
    ]
    connection.executemany("INSERT INTO codebook VALUES (?,?,?,?,?)", rows)
