"""What assembling asks of a chronicle and writes into it: names and ids, engagements that are concerned, and parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from summitry.linking import Source, link_rules
from summitry.linking.card import Folder
from summitry.linking.ids import Ids, Known
from summitry.linking.parts import LONGEST, days_of_whole
from summitry.linking.stamp import stamp
from summitry.model import Engagement, Evidence
from summitry.store import engagements, former
from summitry.store.linked import StoredWorld, decode_account, keep, note_accounts, read_stored

_STAMP = "linker"
_BATCH = 5_000  # accounts that are noted at once
_to_json = msgspec.json.Encoder().encode


class Assembly:
    """The linking of one chronicle, within a transaction. `world` is what was linked before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.world = StoredWorld(connection)

    # -- whether it can go on from where it was

    def stamp(self) -> str | None:
        """Which rules linked what there is; None for nothing, or for an older program."""
        return self._setting(_STAMP)

    def _setting(self, name: str) -> str | None:
        row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def sizes(self) -> tuple[int, int]:
        """How many accounts wait to be linked, and how many there are."""
        waiting = "SELECT count(*) FROM links WHERE home IS NULL"
        return self._number(waiting), self._number("SELECT count(*) FROM accounts")

    def _number(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])

    # -- ids

    def gone(self) -> dict[str, str]:
        """Accounts that were linked and are told no more, or not as they were, with their names."""
        return dict(self._connection.execute("SELECT account_id, name FROM gone").fetchall())

    def bearers(self, names: Collection[str], but: Collection[str]) -> dict[str, set[str]]:
        """For each name the engagements of accounts that have it, accounts of `but` left out; only names that have any.

        Every such account stands in an engagement.
        """
        query = (
            "SELECT l.name, l.account_id, t.engagement_id FROM json_each(?) w CROSS JOIN links l ON l.name = w.value"
            " CROSS JOIN engagement_accounts t ON t.account_id = l.account_id"
        )
        found: dict[str, set[str]] = {}
        for name, account, given in self._connection.execute(query, (_list(names),)):
            if account not in but:
                found.setdefault(name, set()).add(given)
        return found

    def known(self, names: Mapping[str, str], stays: tuple[Ids, ...]) -> Known:
        """What is known of ids besides the engagements of these accounts (their names by account)."""
        wanted = set(names.values())
        elsewhere = self.bearers(wanted, names.keys())
        return Known(former.stood(self._connection, wanted), frozenset(elsewhere), stays)

    # -- engagements

    def standing(self, accounts: Collection[str]) -> dict[str, Engagement]:
        """The engagements of these accounts as they stand, by id."""
        query = (
            "SELECT DISTINCT t.engagement_id FROM json_each(?) w"
            " CROSS JOIN engagement_accounts t ON t.account_id = w.value ORDER BY 1"
        )
        ids = [str(given) for (given,) in self._connection.execute(query, (_list(accounts),))]
        return {one.id: one for one in engagements.read_some(self._connection, ids)}

    def members(self, ids: Collection[str]) -> set[str]:
        """The accounts of engagements."""
        query = "SELECT t.account_id FROM json_each(?) w CROSS JOIN engagement_accounts t ON t.engagement_id = w.value"
        return {str(one) for (one,) in self._connection.execute(query, (_list(ids),))}

    def homes(self, accounts: Collection[str]) -> dict[str, str]:
        """The id of the engagement of each account."""
        query = (
            "SELECT t.account_id, t.engagement_id FROM json_each(?) w"
            " CROSS JOIN engagement_accounts t ON t.account_id = w.value"
        )
        return dict(self._connection.execute(query, (_list(accounts),)).fetchall())

    def beside(self, accounts: Collection[str]) -> set[str]:
        """All accounts of the documents of these accounts."""
        query = (
            "SELECT DISTINCT o.account_id FROM json_each(?) w CROSS JOIN accounts a ON a.account_id = w.value"
            " CROSS JOIN accounts o ON o.doc_id = a.doc_id"
        )
        return {str(one) for (one,) in self._connection.execute(query, (_list(accounts),))}

    def meetings(self, wholes: Iterable[Engagement]) -> list[Engagement]:
        """Meetings on the days of these, and what is part of these."""
        held = list(wholes)
        days = sorted({day.isoformat() for one in held for day in days_of_whole(one)})
        query = (
            "SELECT e.data FROM json_each(?) w CROSS JOIN engagements e ON e.earliest = w.value AND e.latest = w.value"
            " WHERE e.kind = 'meeting'"
        )
        found = [engagements.decode(data) for (data,) in self._connection.execute(query, (_list(days),))]
        parts = "SELECT e.data FROM json_each(?) w CROSS JOIN engagements e ON e.part_of = w.value"
        inside = self._connection.execute(parts, (_list(one.id for one in held),))
        found += [engagements.decode(data) for (data,) in inside]
        return list({one.id: one for one in found}.values())

    def wholes(self, days: Collection[date]) -> list[Engagement]:
        """Visits and gatherings about these days."""
        query = (
            "SELECT data FROM engagements WHERE earliest BETWEEN ? AND ? AND latest >= ?"
            " AND kind IN ('visit', 'multilateral')"
        )
        found: dict[str, Engagement] = {}
        for day in days:
            span = (str(day - timedelta(LONGEST + 1)), str(day + timedelta(1)), str(day - timedelta(1)))
            for (data,) in self._connection.execute(query, span):
                one = engagements.decode(data)
                found[one.id] = one
        return list(found.values())

    # -- writing

    def write(self, found: Sequence[Engagement], before: Collection[str] | None) -> int:
        """Put engagements in the place of those of `before` (ids), or of all; the number that changed."""
        return engagements.write(self._connection, found, before)

    def keep(self, placed: Mapping[str, tuple[str, float]], wants: Mapping[str, str | None]) -> None:
        """Remember how accounts were linked and what plans became, and by which rules."""
        keep(self._connection, placed, wants)
        self._connection.executemany(
            "INSERT OR REPLACE INTO settings VALUES (?, ?)", [(_STAMP, stamp()), ("linked", "yes")]
        )

    def start_anew(self) -> None:
        """Forget how accounts were linked, before all are; names and blocks, too, where other rules found them."""
        self._connection.execute("DELETE FROM gone")
        self._connection.execute("UPDATE links SET home = NULL, wants = NULL WHERE home IS NOT NULL")
        if self._setting("noter") == stamp():
            return
        for table in ("links", "blocks"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
        ids = [str(one) for (one,) in self._connection.execute("SELECT account_id FROM accounts ORDER BY account_id")]
        for start in range(0, len(ids), _BATCH):
            some = read_stored(self._connection, ids[start : start + _BATCH])
            sources = {told.doc_id: told for _, told, _ in some}
            accounts = [decode_account(data) for data, _, _ in some]
            note_accounts(self._connection, accounts, Folder(sources, link_rules()))
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES ('noter', ?)", (stamp(),))

    def keys(self) -> Iterator[tuple[str, str]]:
        """The keys of all accounts."""
        query = (
            "SELECT DISTINCT b.key, b.account_id FROM blocks b"
            " WHERE EXISTS (SELECT 1 FROM links l WHERE l.account_id = b.account_id)"
        )
        yield from self._connection.execute(query)

    def stored(self, accounts: Sequence[str]) -> list[tuple[str, Source, Evidence | None]]:
        """Accounts as they are stored, with their sources and the words on their dates that linking reads."""
        return read_stored(self._connection, accounts)

    def placed(self, accounts: Collection[str]) -> dict[str, tuple[str, float]]:
        """Home and score of those of these accounts that are linked."""
        query = (
            "SELECT l.account_id, l.home, l.score FROM json_each(?) w CROSS JOIN links l ON l.account_id = w.value"
            " WHERE l.home IS NOT NULL"
        )
        return {given: (home, score) for given, home, score in self._connection.execute(query, (_list(accounts),))}

    def names(self) -> dict[str, str]:
        """What each account alone would be called."""
        return dict(self._connection.execute("SELECT account_id, name FROM links").fetchall())

    def former(self, names: Iterable[str], stays: tuple[Ids, ...]) -> Known:
        """What is known of ids from before, where all engagements are named."""
        return Known(former.stood(self._connection, set(names)), frozenset(), stays)

    def told_in(self, documents: Collection[str]) -> set[str]:
        """The accounts of documents."""
        query = "SELECT a.account_id FROM json_each(?) w CROSS JOIN accounts a ON a.doc_id = w.value"
        return {str(one) for (one,) in self._connection.execute(query, (_list(documents),))}


def _list(values: Iterable[object]) -> str:
    return _to_json(list(values)).decode()
