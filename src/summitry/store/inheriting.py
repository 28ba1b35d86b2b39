"""Accounts that tell in the place of others: the ids of these lead to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

#: A name that stood for other accounts was only wanted by this one, which bore it with a mark.
_BORNE = (
    " AND (name NOT IN (SELECT id FROM former_accounts)"
    " OR EXISTS (SELECT 1 FROM former_accounts f WHERE f.id = name AND f.account_id = ?2))"
)
_INHERIT = (
    "INSERT OR IGNORE INTO engagement_accounts SELECT ?1, engagement_id FROM engagement_accounts WHERE account_id = ?2",
    "INSERT OR IGNORE INTO former_accounts (id, account_id) SELECT id, ?1 FROM former_accounts WHERE account_id = ?2",
    "INSERT OR IGNORE INTO former_accounts (id, account_id)"  # noqa: S608 - fixed text
    " SELECT name, ?1 FROM gone WHERE account_id = ?2" + _BORNE,
    "INSERT OR IGNORE INTO former_accounts (id, account_id)"  # noqa: S608 - as above
    " SELECT name, ?1 FROM links WHERE account_id = ?2" + _BORNE,
)


def inherit(connection: sqlite3.Connection, heirs: Mapping[str, str]) -> None:
    """Let the ids of accounts that are told no more pass to those that tell the same now (old id → new id)."""
    for old, new in heirs.items():
        for statement in _INHERIT:
            connection.execute(statement, (new, old))
