"""What a reviewer should look at first: undecided engagements by doubt and value, through one index.

Each doubt has a weight; rows of a reference chronicle come last, for they were looked at when it was made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Literal

from summitry.model import Engagement
from summitry.store import standing
from summitry.store.engagements import decode

Doubt = Literal["disputed", "plan", "single", "day", "leaders"]

#: The expression of the index in migration 0004; what changes here needs a new index.
WEIGHT = (
    "(8 * (json_array_length(data, '$.conflicts') > 0) + 4 * (status IN ('scheduled', 'expected', 'proposed'))\n"
    "    + 2 * (json_array_length(data, '$.accounts') < 2)"
    " + 2 * (coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication')\n"
    "    + (level = 'leader') - 16 * (coalesce(json_extract(data, '$.accounts[0]'), '') LIKE 'ref:%'))"
)
CONDITIONS: Mapping[Doubt, str] = {
    "disputed": "json_array_length(data, '$.conflicts') > 0",
    "plan": "status IN ('scheduled', 'expected', 'proposed')",
    "single": "json_array_length(data, '$.accounts') < 2",
    "day": "coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication'",
    "leaders": "level = 'leader'",
}
#: The same over the columns of kept numbers.
_KEPT: Mapping[Doubt, str] = {
    "disputed": "disputed",
    "plan": CONDITIONS["plan"],
    "single": "single",
    "day": "day",
    "leaders": CONDITIONS["leaders"],
}


def queued(connection: sqlite3.Connection, doubt: Doubt | None, place: int) -> Engagement | None:
    """The undecided engagement at a place of the queue, from 0; None beyond its end."""
    row = connection.execute(
        f"SELECT data FROM engagements WHERE id = (SELECT id FROM engagements {_where(doubt)}"  # noqa: S608
        f" ORDER BY {WEIGHT} DESC, id LIMIT 1 OFFSET ?)",
        (place,),
    ).fetchone()
    return decode(row[0]) if row else None


def waiting(connection: sqlite3.Connection, doubt: Doubt | None) -> int:
    """How many engagements nobody has decided on."""
    return standing.undecided(connection, _KEPT[doubt] if doubt else "1")


def _where(doubt: Doubt | None) -> str:
    return "WHERE review IS NULL" + (f" AND {CONDITIONS[doubt]}" if doubt else "")
