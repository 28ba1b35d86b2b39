"""Claims as they are asked for: by type, speaker, party and words, page by page, newest documents first."""

from __future__ import annotations

import sqlite3

import msgspec

from summitry.model import Claim, ClaimType
from summitry.store.documents import claim_of

_CLAIMS = (
    "SELECT c.claim_id, c.data, d.publisher, d.published, d.title"
    " FROM documents d CROSS JOIN claims c USING (doc_id)"  # documents in their order, and only as many as are shown
)


class ClaimsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that all must hold; `speaker` and `words` are parts of what stands there, `party` is a code."""

    type: ClaimType | None = None
    speaker: str = ""
    party: str = ""
    words: str = ""


class Told(msgspec.Struct, frozen=True):
    """A claim with the document that holds it."""

    claim: Claim
    publisher: str | None
    published: str | None
    title: str | None


def find_claims(connection: sqlite3.Connection, wanted: ClaimsWanted, limit: int, offset: int) -> list[Told]:
    """Some of the claims wanted, with their evidence."""
    where, values = _conditions(wanted)
    query = f"{_CLAIMS} {where} ORDER BY d.published DESC, d.n DESC, c.ordinal LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, limit, offset)).fetchall()
    return [Told(claim_of(connection, claim_id, data), *source) for claim_id, data, *source in rows]


def count_claims(connection: sqlite3.Connection, wanted: ClaimsWanted) -> int:
    """How many claims are wanted."""
    where, values = _conditions(wanted)
    (found,) = connection.execute(f"SELECT count(*) FROM claims c {where}", values).fetchone()  # noqa: S608
    return int(found)


def _conditions(wanted: ClaimsWanted) -> tuple[str, list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    for column, given in (("type", wanted.type), ("speaker", wanted.speaker), ("text", wanted.words)):
        if given:
            conditions.append(f"instr(lower(c.{column}), lower(?)) > 0")
            values.append(given)
    if wanted.party:
        conditions.append("instr(c.data, ?) > 0 AND ? IN (SELECT value FROM json_each(c.data, '$.parties'))")
        values += [f'"{wanted.party}"', wanted.party]
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values
