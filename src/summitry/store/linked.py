"""What linking remembers of accounts, and the parts of it that a later run asks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from summitry.linking import Source, link_rules
from summitry.linking.card import Card, Folder
from summitry.linking.copies import as_copies
from summitry.linking.ids import readable_id
from summitry.linking.index import ANY_MONTH, Block, blocks_of
from summitry.linking.replay import Placed
from summitry.linking.stamp import stamp
from summitry.model import Account, Document, Evidence, Extraction
from summitry.store import copies
from summitry.store.sources import source

_account = msgspec.json.Decoder(Account)
_to_json = msgspec.json.Encoder().encode
_ACCOUNTS = (
    "SELECT a.data, d.doc_id, d.publisher, d.published, d.url, l.home, l.score FROM json_each(?) w"
    " CROSS JOIN links l ON l.account_id = w.value CROSS JOIN accounts a ON a.account_id = l.account_id"
    " LEFT JOIN documents d ON d.doc_id = a.doc_id"
)
_STORED = (
    "SELECT a.account_id, a.data, a.doc_id, d.publisher, d.published, d.url FROM json_each(?) w"
    " CROSS JOIN accounts a ON a.account_id = w.value LEFT JOIN documents d ON d.doc_id = a.doc_id"
)
_SESSIONS = (
    'SELECT e.owner, e.doc_id, e.field, e.start, e."end", e.quote, e.supports, e.rule FROM json_each(?) w'
    " CROSS JOIN evidence e ON e.owner = w.value WHERE e.supports = 'date' ORDER BY e.owner, e.ordinal"
)


def note_new(connection: sqlite3.Connection, batch: Iterable[tuple[Document, Extraction]]) -> None:
    """Note accounts that are not linked yet: their names and blocks, and by which rules these were found."""
    connection.execute(
        "INSERT INTO settings VALUES ('noter', ?1) ON CONFLICT DO UPDATE SET value = 'several' WHERE value <> ?1",
        (stamp(),),
    )
    held = list(batch)
    told = [Source(one.doc_id, one.publisher, one.published, one.url) for one, _ in held]
    folder = Folder({one.doc_id: one for one in told}, link_rules())
    note_accounts(connection, [account for _, extraction in held for account in extraction.accounts], folder)


def note_accounts(connection: sqlite3.Connection, accounts: Iterable[Account], folder: Folder) -> None:
    """As `note_new`, for accounts of which the folder knows the sources."""
    cards = [(account, folder.card(account)) for account in accounts]
    connection.executemany(
        "INSERT OR IGNORE INTO links (account_id, name) VALUES (?,?)",
        [(account.account_id, readable_id(account)) for account, _ in cards],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO blocks VALUES (?,?,?)",
        [(*block, card.account_id) for _, card in cards for block in blocks_of(card.profile)],
    )


class StoredWorld:
    """The linked accounts of a chronicle: a `summitry.linking.affected.Linked`.

    `accounts` and `sources` hold those that were asked for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.accounts: dict[str, Account] = {}
        self.sources: dict[str, Source] = {}
        self._folder = Folder(self.sources, link_rules())
        self._placed: dict[str, Placed] = {}

    # -- what is new

    def new(self) -> list[Placed]:
        """Accounts that are not linked yet."""
        return self._load(_ids(self._connection, "SELECT account_id FROM links WHERE home IS NULL"))

    def gone(self) -> list[Placed]:
        """Accounts that were linked and are told no more, or not as they were."""
        rows = self._connection.execute(
            "SELECT data, home, publisher, published FROM gone ORDER BY account_id"
        ).fetchall()
        return [Placed(self._former(data, publisher, published), home) for data, home, publisher, published in rows]

    def _former(self, data: str, publisher: str | None, published: str | None) -> Card:
        account = _account.decode(data)
        told = source((account.doc_id, publisher, published, None))
        return Folder({account.doc_id: told}, link_rules()).card(account)

    # -- what is near

    def near(self, blocks: Collection[Block]) -> list[Placed]:
        """All accounts in these blocks with all other members of their groups."""
        whole = {key for key, month in blocks if month == ANY_MONTH}
        single = {block for block in blocks if block[0] not in whole}
        single |= {(key, ANY_MONTH) for key, _ in single}
        found = _ids(
            self._connection,
            "SELECT DISTINCT b.account_id FROM json_each(?) w CROSS JOIN blocks b ON b.key = w.value",
            sorted(whole),
        )
        found |= _ids(
            self._connection,
            "SELECT DISTINCT b.account_id FROM json_each(?) w CROSS JOIN blocks b"
            " ON b.key = json_extract(w.value, '$[0]') AND b.month = json_extract(w.value, '$[1]')",
            sorted(single),
        )
        return self.groups(set(self.homes(found).values()))

    def groups(self, homes: Collection[str]) -> list[Placed]:
        """All members of these groups."""
        query = "SELECT l.account_id FROM json_each(?) w CROSS JOIN links l ON l.home = w.value"
        return self._load(_ids(self._connection, query, sorted(homes)))

    def groups_of(self, accounts: Collection[str]) -> None:
        """Load these accounts."""
        self._load(accounts)

    def homes(self, accounts: Collection[str]) -> dict[str, str]:
        """The group of each account that is linked."""
        query = (
            "SELECT l.account_id, l.home FROM json_each(?) w CROSS JOIN links l ON l.account_id = w.value"
            " WHERE l.home IS NOT NULL"
        )
        return dict(self._connection.execute(query, (_list(accounts),)).fetchall())

    def wants(self, homes: Collection[str]) -> dict[str, str]:
        """What became of those of these groups that are plans."""
        query = (
            "SELECT l.account_id, l.wants FROM json_each(?) w CROSS JOIN links l ON l.account_id = w.value"
            " WHERE l.wants IS NOT NULL"
        )
        return dict(self._connection.execute(query, (_list(homes),)).fetchall())

    def wanting(self, homes: Collection[str]) -> set[str]:
        """The plans of which these groups came."""
        query = "SELECT l.account_id FROM json_each(?) w CROSS JOIN links l ON l.wants = w.value"
        return _ids(self._connection, query, sorted(homes))

    def mates(self, accounts: Collection[str]) -> set[str]:
        """All accounts that stand in one engagement with these."""
        query = (
            "SELECT o.account_id FROM json_each(?) w CROSS JOIN engagement_accounts t ON t.account_id = w.value"
            " CROSS JOIN engagement_accounts o ON o.engagement_id = t.engagement_id"
        )
        return _ids(self._connection, query, sorted(accounts))

    def names(self, accounts: Collection[str]) -> dict[str, str]:
        """What each of these accounts alone would be called."""
        query = "SELECT l.account_id, l.name FROM json_each(?) w CROSS JOIN links l ON l.account_id = w.value"
        return dict(self._connection.execute(query, (_list(accounts),)).fetchall())

    def _load(self, ids: Collection[str]) -> list[Placed]:
        """Accounts with what linking reads of their evidence."""
        fresh = sorted(set(ids) - self._placed.keys())
        sessions = _sessions(self._connection, fresh)
        rows = self._connection.execute(_ACCOUNTS, (_list(fresh),)).fetchall()
        read = [(_account.decode(row[0]), source((row[1], *row[2:5])), row[5], row[6]) for row in rows]
        self._know([told for _, told, _, _ in read])
        for account, _, home, score in read:
            evidence = sessions.get(account.account_id)
            whole = msgspec.structs.replace(account, evidence=(evidence,)) if evidence else account
            self.accounts[account.account_id] = whole
            self._placed[account.account_id] = Placed(self._folder.card(whole), home, score)
        return [self._placed[given] for given in sorted(ids) if given in self._placed]

    def _know(self, told: Sequence[Source]) -> None:
        fresh = {one.doc_id: one for one in told if one.doc_id not in self.sources}
        self.sources |= as_copies(fresh, copies.read(self._connection, fresh))


def keep(
    connection: sqlite3.Connection, placed: Mapping[str, tuple[str, float]], settled: Mapping[str, str | None]
) -> None:
    """Remember how accounts were linked (home, score), and what plans became."""
    connection.executemany(
        "UPDATE links SET home = ?1, score = ?2, wants = CASE WHEN account_id = ?1 THEN wants END"
        " WHERE account_id = ?3",
        [(home, score, given) for given, (home, score) in placed.items()],
    )
    connection.executemany(
        "UPDATE links SET wants = ? WHERE account_id = ?", [(other, home) for home, other in settled.items()]
    )
    connection.execute("DELETE FROM gone")


def _sessions(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Evidence]:
    """Evidence of dates that names a part of the day, by account."""
    words = {word for cues in link_rules().sessions.values() for word in cues}
    found: dict[str, Evidence] = {}
    for owner, *row in connection.execute(_SESSIONS, (_list(ids),)):
        evidence = Evidence(*row)
        if any(word in evidence.quote.lower() for word in words):
            found[owner] = evidence
    return found


def _ids(connection: sqlite3.Connection, query: str, given: Sequence[object] | None = None) -> set[str]:
    rows = connection.execute(query) if given is None else connection.execute(query, (_list(given),))
    return {str(one) for (one,) in rows}


def _list(values: Iterable[object]) -> str:
    return _to_json(list(values)).decode()


def decode_account(data: str) -> Account:
    """An account from its JSON column."""
    return _account.decode(data)


def read_stored(connection: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, Source, Evidence | None]]:
    """Accounts as they are stored, with their sources and the words on their dates that linking reads."""
    sessions = _sessions(connection, ids)
    rows = connection.execute(_STORED, (_list(ids),)).fetchall()
    read = [(owner, data, source(told)) for owner, data, *told in rows]
    fresh = {told.doc_id: told for _, _, told in read}
    sources = as_copies(fresh, copies.read(connection, fresh))
    return [(data, sources[told.doc_id], sessions.get(owner)) for owner, data, told in read]
