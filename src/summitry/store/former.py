"""Ids that no engagement bears any more: what they stood for, what they were split into, and that they still answer."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from summitry.linking import Known, succession
from summitry.model import Anchor, Engagement
from summitry.store.faults import withdrawn_engagement

_engagement = msgspec.json.Decoder(Engagement)
_anchor = msgspec.json.Decoder(Anchor)


def read(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """The accounts that each former id stood for at last."""
    found: dict[str, set[str]] = {one: set() for (one,) in connection.execute("SELECT id FROM former_ids")}
    for given, account in connection.execute("SELECT id, account_id FROM former_accounts"):
        found.setdefault(given, set()).add(account)
    return {given: frozenset(accounts) for given, accounts in found.items()}


def note(
    connection: sqlite3.Connection, before: Mapping[str, str], changed: Sequence[Engagement], living: Collection[str]
) -> None:
    """Remember what ends here: `before` are the rows that go or change, `changed` what is written now.

    `living` are the ids of all engagements from now on.

    To be called while the accounts of `before` are still noted under their old ids.
    """
    held = read(connection)
    ids = _members(connection, before)
    if not ids and not held:
        return
    after = succession(Known(ids, former=held), changed)
    ended = {given: accounts for given, accounts in after.former.items() if given not in living}
    for given in held.keys() - ended.keys():
        connection.execute("DELETE FROM former_ids WHERE id = ?", (given,))
        connection.execute("DELETE FROM former_accounts WHERE id = ?", (given,))
    for given in sorted(ended.keys() - held.keys()):
        connection.execute("INSERT OR REPLACE INTO former_ids VALUES (?, ?)", (given, before.get(given)))
        rows = [(given, account) for account in sorted(ended[given])]
        connection.executemany("INSERT OR IGNORE INTO former_accounts (id, account_id) VALUES (?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO splits VALUES (?, ?)", sorted(after.splits))


def _members(connection: sqlite3.Connection, ids: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    query = "SELECT account_id FROM engagement_accounts WHERE engagement_id = ?"
    for given in ids:
        found |= {account: given for (account,) in connection.execute(query, (given,))}
    return found


def inherit(connection: sqlite3.Connection, heirs: Mapping[str, str]) -> None:
    """Let the ids of accounts that are told no more pass to those that tell the same now (old id → new id)."""
    for old, new in heirs.items():
        connection.execute(
            "INSERT OR IGNORE INTO engagement_accounts SELECT ?, engagement_id FROM engagement_accounts"
            " WHERE account_id = ?",
            (new, old),
        )
        connection.execute(
            "INSERT OR IGNORE INTO former_accounts (id, account_id) SELECT id, ? FROM former_accounts"
            " WHERE account_id = ?",
            (new, old),
        )


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


def give(connection: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Let accounts bear these ids (account id → id) and no others; what bore the ids here before loses them."""
    for given in sorted(set(names.values())):
        connection.execute("DELETE FROM engagement_accounts WHERE engagement_id = ?", (given,))
    connection.executemany("INSERT OR REPLACE INTO engagement_accounts VALUES (?, ?)", sorted(names.items()))


def note_split(connection: sqlite3.Connection, given: str, part: str) -> None:
    """Note that a part left what bears the id."""
    connection.execute("INSERT OR IGNORE INTO splits VALUES (?, ?)", (given, part))


def splits(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """All that is noted, sorted."""
    return [(given, part) for given, part in connection.execute("SELECT id, part FROM splits ORDER BY id, part")]
