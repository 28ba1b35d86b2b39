"""Rows of engagements. Only what changed is written, so that a second run changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

import msgspec

from summitry.lexicon.reference_sources import PREFIX, cited_sources
from summitry.linking import Source
from summitry.linking.people import fold
from summitry.model import Engagement, Place
from summitry.store import former
from summitry.store.faults import no_such_engagement
from summitry.store.sources import source

_to_json = msgspec.json.Encoder().encode
_engagement = msgspec.json.Decoder(Engagement)
_NEXT = 1_000
#: Documents by an index that holds what a source is: without it long texts are read only to be passed over.
_AS_SOURCES = "documents d INDEXED BY documents_as_sources"
Row = Sequence[object]


def ids_of_accounts(connection: sqlite3.Connection) -> dict[str, str]:
    """The id of each account's engagement."""
    return dict(connection.execute("SELECT account_id, engagement_id FROM engagement_accounts").fetchall())


def write(
    connection: sqlite3.Connection, engagements: Sequence[Engagement], before: Iterable[str] | None = None
) -> int:
    """Put engagements in the place of those of `before` (ids), or of all; the number of rows that changed."""
    held = _held(connection, before)
    wanted = {one.id: _to_json(one).decode() for one in engagements}
    changed = [one for one in engagements if held.get(one.id) != wanted[one.id]]
    gone = [given for given in held if given not in wanted]
    ending = [given for given in [*gone, *_ids(changed)] if given in held]
    former.note(connection, [decode(held[given]) for given in ending], changed)
    _remove(connection, [*gone, *_ids(changed)])
    _insert(connection, changed, wanted)
    return len(changed) + len(gone)


def _held(connection: sqlite3.Connection, ids: Iterable[str] | None) -> dict[str, str]:
    if ids is None:
        return dict(connection.execute("SELECT id, data FROM engagements").fetchall())
    query = "SELECT data FROM engagements WHERE id = ?"
    found = ((given, connection.execute(query, (given,)).fetchone()) for given in ids)
    return {given: str(row[0]) for given, row in found if row is not None}


def rewrite(connection: sqlite3.Connection, one: Engagement) -> None:
    """Store an engagement anew of which neither id nor accounts have changed."""
    _remove(connection, [one.id])
    _insert(connection, [one], {one.id: _to_json(one).decode()})


def _insert(connection: sqlite3.Connection, changed: Sequence[Engagement], data: Mapping[str, str]) -> None:
    connection.executemany(
        "INSERT INTO engagements VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", [_row(one, data[one.id]) for one in changed]
    )
    connection.executemany(
        "INSERT INTO parties VALUES (?,?,?,?,?,?,?)", [row for one in changed for row in _party_rows(one)]
    )
    connection.executemany(
        "INSERT OR REPLACE INTO engagement_accounts VALUES (?,?)",
        [(account, one.id) for one in changed for account in one.accounts],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO aliases VALUES (?,?)", [(alias, one.id) for one in changed for alias in one.aliases]
    )


def _ids(engagements: Sequence[Engagement]) -> list[str]:
    return [one.id for one in engagements]


def _remove(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    rows = [(one,) for one in ids]
    for table, column in (
        ("engagements", "id"), ("parties", "engagement_id"), ("engagement_accounts", "engagement_id"),
        ("aliases", "engagement_id"),
    ):  # fmt: skip
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608 - names from above


def _row(one: Engagement, data: str) -> Row:
    when, place = one.date, one.place or Place()
    earliest = when.earliest.isoformat() if when and when.earliest else None
    latest = when.latest.isoformat() if when and when.latest else None
    edtf = when.edtf if when else None
    return (
        one.id, one.kind, one.level, one.status, edtf, earliest, latest, place.country, place.city, one.part_of, data,
        one.review.verdict if one.review else None,
    )  # fmt: skip


def _party_rows(one: Engagement) -> Iterator[Row]:
    for ordinal, party in enumerate(one.participants):
        folded = fold(party.name) if party.name else None
        yield (one.id, ordinal, party.country, party.name, folded, party.person, party.role)


def read_one(connection: sqlite3.Connection, wanted: str) -> Engagement:
    """The engagement with this id or alias. Raises NotFound with ids like it."""
    row = connection.execute(
        "SELECT data FROM engagements WHERE id = ?1 OR id = (SELECT engagement_id FROM aliases WHERE alias = ?1)",
        (wanted,),
    ).fetchone()
    if row is None:
        past = former.home(connection, wanted)
        row = connection.execute("SELECT data FROM engagements WHERE id = ?", (past,)).fetchone()
    if row is None:
        former.check_withdrawn(connection, wanted)
        raise no_such_engagement(wanted, get_close_matches(wanted, _beside(connection, wanted), n=3, cutoff=0.7))
    return _engagement.decode(row[0])


def _beside(connection: sqlite3.Connection, wanted: str) -> list[str]:
    """Ids among which there may be one that was meant: all, of very many those that stand next to it."""
    before = connection.execute("SELECT id FROM engagements WHERE id < ? ORDER BY id DESC LIMIT ?", (wanted, _NEXT))
    after = connection.execute("SELECT id FROM engagements WHERE id > ? ORDER BY id LIMIT ?", (wanted, _NEXT))
    return sorted(given for rows in (before, after) for (given,) in rows)


def read_some(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Engagement]:
    """The engagements of these ids, in their order."""
    found = []
    for given in ids:
        row = connection.execute("SELECT data FROM engagements WHERE id = ?", (given,)).fetchone()
        if row is not None:
            found.append(_engagement.decode(row[0]))
    return found


def homes(connection: sqlite3.Connection, accounts: Sequence[str]) -> list[str]:
    """Ids of the engagements that hold the accounts, sorted."""
    query = "SELECT engagement_id FROM engagement_accounts WHERE account_id = ?"
    return sorted({given for account in accounts for (given,) in connection.execute(query, (account,))})


def told_in(connection: sqlite3.Connection, doc_id: str) -> set[str]:
    """Ids of the engagements that a document tells of."""
    query = (
        "SELECT t.engagement_id FROM accounts a CROSS JOIN engagement_accounts t ON t.account_id = a.account_id"
        " WHERE a.doc_id = ?"
    )
    return {given for (given,) in connection.execute(query, (doc_id,))}


def read_homes(connection: sqlite3.Connection, account_ids: Sequence[str]) -> dict[str, Engagement]:
    """The engagement of each account, by account id."""
    query = (
        "SELECT e.data FROM engagement_accounts t JOIN engagements e ON e.id = t.engagement_id WHERE t.account_id = ?"
    )
    found = {given: connection.execute(query, (given,)).fetchone() for given in account_ids}
    return {given: _engagement.decode(row[0]) for given, row in found.items() if row is not None}


def read_parts(connection: sqlite3.Connection, whole: str) -> list[Engagement]:
    """Engagements that are part of another."""
    rows = connection.execute("SELECT data FROM engagements WHERE part_of = ? ORDER BY id", (whole,))
    return [_engagement.decode(data) for (data,) in rows]


def decode(data: str) -> Engagement:
    """An engagement from its JSON column."""
    return _engagement.decode(data)


def sources(connection: sqlite3.Connection) -> dict[str, Source]:
    """Publisher, day and address of every document."""
    rows = connection.execute("SELECT doc_id, publisher, published, url FROM documents")
    return {row[0]: source(row) for row in rows}


def _cited(one: Source) -> list[Source]:
    """A row of a reference stands for the sources that it cites."""
    cited = cited_sources(one.doc_id)
    return [Source(one.doc_id, each.publisher or each.title, None, each.url) for each in cited] or [one]


def sources_by_engagement(connection: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, list[Source]]:
    """The documents that tell of each engagement, once each, by publication day."""
    found: dict[str, list[Source]] = {}
    for given in ids:
        rows = connection.execute(
            "SELECT DISTINCT d.doc_id, d.publisher, d.published, d.url FROM engagement_accounts e"  # noqa: S608 - fixed
            f" CROSS JOIN accounts a USING (account_id) CROSS JOIN {_AS_SOURCES} USING (doc_id)"
            " WHERE e.engagement_id = ? ORDER BY d.published IS NULL, d.published, d.doc_id",
            (given,),
        )
        found[given] = [cited for row in rows for cited in _cited(source(row))]
    return found


def told_by(connection: sqlite3.Connection, found: Sequence[Engagement]) -> dict[str, int]:
    """How many sources each engagement has: those that `sources_by_engagement` gives, without reading them."""
    listed = [one.id for one in found if is_listed(one)]
    numbers = {given: len(told) for given, told in sources_by_engagement(connection, listed).items()}
    ids = _to_json([one.id for one in found if one.id not in numbers]).decode()
    counting = (
        "SELECT w.value, count(DISTINCT a.doc_id) FROM json_each(?) w"
        " CROSS JOIN engagement_accounts t ON t.engagement_id = w.value"
        " CROSS JOIN accounts a ON a.account_id = t.account_id GROUP BY w.key"
    )
    return dict.fromkeys((one.id for one in found), 0) | numbers | dict(connection.execute(counting, (ids,)).fetchall())


def is_listed(one: Engagement) -> bool:
    """Whether a row of a reference chronicle tells of it; the account of such a row has the id of its document."""
    return f" {PREFIX}" in f" {' '.join(one.accounts)}"


def sources_by_account(connection: sqlite3.Connection, account_ids: Sequence[str]) -> dict[str, Source]:
    """The source of each account, by account id."""
    query = (
        "SELECT d.doc_id, d.publisher, d.published, d.url FROM accounts a"  # noqa: S608 - fixed text
        f" CROSS JOIN {_AS_SOURCES} USING (doc_id) WHERE a.account_id = ?"
    )
    found = ((one, connection.execute(query, (one,)).fetchone()) for one in account_ids)
    return {one: source(row) for one, row in found if row is not None}
