"""Claims with what is known of their documents, and the words that stand before them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import msgspec

from summitry.model import Claim, Evidence

BEFORE = 300  # characters
_claim = msgspec.json.Decoder(Claim)
_QUERY = """
SELECT c.data, d.doc_id, d.sha256, d.publisher, d.published, d.title, d.url, d.lang,
  e.field, e.start, e."end", e.quote, e.supports, e.rule,
  CASE WHEN e.field = 'text' THEN substr(d.text, max(1, e.start + 1 - ?), min(?, e.start)) ELSE '' END
FROM claims c JOIN documents d USING (doc_id)
LEFT JOIN evidence e ON e.owner = c.claim_id AND e.ordinal = 0
ORDER BY c.doc_id, c.ordinal
"""


class StoredClaim(msgspec.Struct, frozen=True):
    """A claim with its first piece of evidence, its document, and up to 300 characters before the evidence."""

    claim: Claim
    sha256: str
    publisher: str | None
    published: date | None
    title: str | None
    url: str | None
    lang: str | None
    before: str


def stored_claims(connection: sqlite3.Connection) -> Iterator[StoredClaim]:
    """All claims, by document and place."""
    for row in connection.execute(_QUERY, (BEFORE, BEFORE)):
        evidence = () if row[8] is None else (Evidence(row[1], *row[8:14]),)
        claim = msgspec.structs.replace(_claim.decode(row[0]), evidence=evidence)
        published = date.fromisoformat(row[4]) if row[4] else None
        yield StoredClaim(claim, row[2], row[3], published, row[5], row[6], row[7], row[14] or "")
