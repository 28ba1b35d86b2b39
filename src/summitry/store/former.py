"""Ids that no engagement bears any more: what they stood for, what they were split into, and that they still answer."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from summitry.linking import find_again
from summitry.linking.ids import left
from summitry.model import Anchor, Engagement
from summitry.store import documents
from summitry.store.faults import withdrawn_engagement

_engagement = msgspec.json.Decoder(Engagement)
_anchor = msgspec.json.Decoder(Anchor)


def read(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """The accounts that each former id stood for at last."""
    found: dict[str, set[str]] = {one: set() for (one,) in connection.execute("SELECT id FROM former_ids")}
    for given, account in connection.execute("SELECT id, account_id FROM former_accounts"):
        found.setdefault(given, set()).add(account)
    return {given: frozenset(accounts) for given, accounts in found.items()}


def stood(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, list[frozenset[str]]]:
    """The accounts that ids stand for and those that they stood for, by id; those never given are left out."""
    listed = msgspec.json.encode(sorted(names)).decode()
    living: dict[str, set[str]] = defaultdict(set)
    for query in (_BY_ID, _BY_ALIAS):
        for given, account in connection.execute(query, (listed,)):
            living[given].add(account)
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for given, accounts in living.items():
        found[given].append(frozenset(accounts))
    known = "SELECT f.id FROM json_each(?) w CROSS JOIN former_ids f ON f.id = w.value"
    for (given,) in connection.execute(known, (listed,)).fetchall():
        found[given].append(frozenset(account for _, account in _former(connection, given)))
    return found


_BY_ID = (
    "SELECT w.value, t.account_id FROM json_each(?) w CROSS JOIN engagement_accounts t ON t.engagement_id = w.value"
)
_BY_ALIAS = (
    "SELECT w.value, t.account_id FROM json_each(?) w CROSS JOIN aliases a ON a.alias = w.value"
    " CROSS JOIN engagement_accounts t ON t.engagement_id = a.engagement_id"
)


def home(connection: sqlite3.Connection, given: str) -> str | None:
    """The engagement that holds most of what a former id stood for; of equals the first."""
    query = "SELECT engagement_id FROM engagement_accounts WHERE account_id = ?"
    found = (connection.execute(query, (account,)).fetchone() for _, account in _former(connection, given))
    counted = Counter(str(row[0]) for row in found if row is not None)
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def _former(connection: sqlite3.Connection, given: str) -> list[tuple[str, str]]:
    """The accounts that an id stood for: id at the time, present id."""
    rows = connection.execute("SELECT account_id, anchor FROM former_accounts WHERE id = ?", (given,)).fetchall()
    return [(account, _present(connection, account, anchor)) for account, anchor in rows]


def _present(connection: sqlite3.Connection, account: str, anchor: str | None) -> str:
    """The id of the account that tells now what an account of another file told."""
    told = connection.execute("SELECT 1 FROM accounts WHERE account_id = ?", (account,)).fetchone()
    if told is not None or anchor is None:
        return account
    known = _anchor.decode(anchor)
    return find_again(known, documents.accounts_like(connection, known)) or account


def note(connection: sqlite3.Connection, before: Sequence[Engagement], now: Sequence[Engagement]) -> None:
    """Remember what ends here: `before` are the engagements that go or change, `now` what stands in their place.

    To be called before the rows of `before` are removed, with the names of their accounts still known.
    """
    living = {given for one in now for given in (one.id, *one.aliases)}
    members = {one.id: _members(connection, one.id) for one in before}
    for one in before:
        names = _names(connection, members[one.id])
        for given in {one.id, *one.aliases} - living:
            _end(connection, given, one, {account for account in members[one.id] if names.get(account) == given})
    for given in sorted(living):
        connection.execute("DELETE FROM former_ids WHERE id = ?", (given,))
        connection.execute("DELETE FROM former_accounts WHERE id = ?", (given,))
    old = {account: given for given, accounts in members.items() for account in accounts}
    known = {given for one in before for given in (one.id, *one.aliases)}
    connection.executemany("INSERT OR IGNORE INTO splits VALUES (?, ?)", sorted(left(old, known, now)))


def _end(connection: sqlite3.Connection, given: str, one: Engagement, named: set[str]) -> None:
    """An id or alias of an engagement is none any more: it stood for the accounts of its name, an id for all else."""
    told = {account for account in named if _told(connection, account)}
    accounts = told or (_members(connection, one.id) if given == one.id else named)
    data = msgspec.json.encode(one).decode() if given == one.id else None
    connection.execute("INSERT OR IGNORE INTO former_ids VALUES (?, ?)", (given, data))
    rows = [(given, account) for account in sorted(accounts)]
    connection.executemany("INSERT OR IGNORE INTO former_accounts (id, account_id) VALUES (?, ?)", rows)


def _told(connection: sqlite3.Connection, account: str) -> bool:
    return connection.execute("SELECT 1 FROM accounts WHERE account_id = ?", (account,)).fetchone() is not None


def _members(connection: sqlite3.Connection, given: str) -> set[str]:
    query = "SELECT account_id FROM engagement_accounts WHERE engagement_id = ?"
    return {account for (account,) in connection.execute(query, (given,))}


def _names(connection: sqlite3.Connection, accounts: Iterable[str]) -> dict[str, str]:
    """The names of accounts; of those that were read anew the name that they had."""
    query = "SELECT name FROM gone WHERE account_id = ?1 UNION ALL SELECT name FROM links WHERE account_id = ?1"
    found = ((account, connection.execute(query, (account,)).fetchone()) for account in accounts)
    return {account: str(row[0]) for account, row in found if row is not None}


def parts_of(connection: sqlite3.Connection, given: str) -> list[str]:
    """The ids that this one was split into, itself not among them; as they answer now."""
    query = (
        "SELECT coalesce(a.engagement_id, s.part) FROM splits s LEFT JOIN aliases a ON a.alias = s.part"
        " WHERE s.id = ? ORDER BY 1"
    )
    return list(dict.fromkeys(part for (part,) in connection.execute(query, (given,)) if part != given))


def check_withdrawn(connection: sqlite3.Connection, wanted: str) -> None:
    """Raise NotFound, with what it was, for an id that was given and of which no account is left."""
    row = connection.execute("SELECT data FROM former_ids WHERE id = ?", (wanted,)).fetchone()
    if row is not None:
        last = _engagement.decode(row[0]) if row[0] else None
        raise withdrawn_engagement(wanted, last, parts_of(connection, wanted))


def anchors(connection: sqlite3.Connection) -> dict[str, list[Anchor]]:
    """Former ids that came from another file, with the accounts by which they are found here."""
    found: dict[str, list[Anchor]] = defaultdict(list)
    query = "SELECT id, anchor FROM former_accounts WHERE anchor IS NOT NULL ORDER BY id, account_id"
    for given, data in connection.execute(query):
        found[given].append(_anchor.decode(data))
    return found


def reserve(connection: sqlite3.Connection, given: str, accounts: Sequence[Anchor]) -> None:
    """Keep an id of another file for the engagement that holds these accounts, now or later."""
    connection.execute("INSERT OR IGNORE INTO former_ids (id) VALUES (?)", (given,))
    rows = [(given, one.account_id, msgspec.json.encode(one).decode()) for one in accounts]
    connection.executemany("INSERT OR REPLACE INTO former_accounts VALUES (?,?,?)", rows)


def note_split(connection: sqlite3.Connection, given: str, part: str) -> None:
    """Note that a part left what bears the id."""
    connection.execute("INSERT OR IGNORE INTO splits VALUES (?, ?)", (given, part))


def splits(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """All that is noted, sorted."""
    return [(given, part) for given, part in connection.execute("SELECT id, part FROM splits ORDER BY id, part")]
