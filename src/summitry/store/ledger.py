"""Claims as they are asked for: by type, speaker, party and words, page by page, newest documents first."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence

import msgspec

from summitry.model import Claim, ClaimType
from summitry.store.cjk import has_cjk
from summitry.store.documents import claim_of
from summitry.store.query import Tally
from summitry.store.search import pairs_query, plain_query

#: Up to how many claims are counted.
COUNTED = 10_000
_READ = (
    "SELECT c.data, d.publisher, d.published, d.title FROM claims c JOIN documents d USING (doc_id) WHERE claim_id = ?"
)
_BETWEEN = (
    "SELECT c.claim_id, c.data FROM claims_fts f CROSS JOIN claim_order o ON o.n = f.rowid"
    " CROSS JOIN claims c ON c.claim_id = o.claim_id WHERE claims_fts MATCH ? ORDER BY c.doc_id, c.ordinal"
)


class ClaimsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that all must hold; all words of `speaker` and of `words` must stand there, `party` is a code."""

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
    rows, values = _rows(wanted)
    some = f"SELECT n {rows} ORDER BY n LIMIT ? OFFSET ?"
    numbers = [number for (number,) in connection.execute(some, (*values, limit, offset))]
    return [_told(connection, number) for number in numbers]


def _told(connection: sqlite3.Connection, number: int) -> Told:
    (claim_id,) = connection.execute("SELECT claim_id FROM claim_order WHERE n = ?", (number,)).fetchone()
    data, *source = connection.execute(_READ, (claim_id,)).fetchone()
    return Told(claim_of(connection, claim_id, data), *source)


def claims_between(
    connection: sqlite3.Connection, kind: ClaimType, sides: Sequence[Collection[str]]
) -> Iterator[Claim]:
    """The claims of a type that name a party of every side, by document and place, with their evidence."""
    named = [f"party:({' OR '.join(plain_query(code) for code in sorted(side))})" for side in sides]
    query = " AND ".join([f"type:({plain_query(kind)})", *named])
    rows = connection.execute(_BETWEEN, (query,)).fetchall()
    for claim_id, data in rows:
        yield claim_of(connection, claim_id, data)


def count_claims(connection: sqlite3.Connection, wanted: ClaimsWanted) -> Tally:
    """How many claims are wanted; where there is a filter, counted no further than `COUNTED`."""
    rows, values = _rows(wanted)
    most = COUNTED if values else -2
    query = f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT ?)"  # noqa: S608 - values are bound
    (found,) = connection.execute(query, (*values, most + 1)).fetchone()
    return Tally(min(found, most), more=found > most) if values else Tally(found)


def _rows(wanted: ClaimsWanted) -> tuple[str, tuple[str, ...]]:
    """FROM and WHERE over numbers `n` in the order of the list."""
    asked = " AND ".join(_asked(wanted))
    if not asked and (wanted.words or wanted.speaker):
        return "FROM claim_order WHERE ?", ("",)  # nothing that could be looked for
    if not asked:
        return "FROM claim_order", ()
    return "FROM (SELECT rowid AS n FROM claims_fts WHERE claims_fts MATCH ?)", (asked,)


def _asked(wanted: ClaimsWanted) -> Iterator[str]:
    """The parts of a full-text query; each word is a string, so that nothing of it is an operator."""
    for column, words in (("words", wanted.words), ("speaker", wanted.speaker)):
        given = ("pairs", pairs_query(words)) if has_cjk(words) else (column, plain_query(words))
        if given[1]:
            yield f"{given[0]}:({given[1]})"
    for column, code in (("type", wanted.type), ("party", wanted.party)):
        if code and plain_query(code):
            yield f"{column}:({plain_query(code)})"
