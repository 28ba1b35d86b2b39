"""People's decisions: written once, never changed, never deleted (triggers in the file see to it)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Who decided what of which account, engagement or field, when (ISO, UTC) and why."""

    made_at: str
    made_by: str
    decision: str
    target: str
    value: str | None = None
    why: str | None = None


def append(connection: sqlite3.Connection, one: Judgement) -> None:
    """Record a decision."""
    connection.execute(
        "INSERT INTO judgements (made_at, made_by, decision, target, value, why) VALUES (?,?,?,?,?,?)",
        msgspec.structs.astuple(one),
    )


def read(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """All decisions in the order in which they were made."""
    query = "SELECT made_at, made_by, decision, target, value, why FROM judgements ORDER BY n"
    for made_at, made_by, decision, target, value, why in connection.execute(query):
        yield Judgement(made_at=made_at, made_by=made_by, decision=decision, target=target, value=value, why=why)
