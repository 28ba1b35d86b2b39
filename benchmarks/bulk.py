"""A very large chronicle made for the purpose, row by row as builds would have written it.

A million engagements told of by twenty million accounts in ten million documents: states, pairs and numbers of accounts
are as uneven as in life. What is alike in many rows is put together by SQLite itself; triggers and indexes are taken
off while it is filled and what they keep is made at the end by the same statements that migrations use.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks import newswords as words
from summitry.linking.people import fold
from summitry.model import Account, Conflict, Engagement, FieldValue, Kind, Participant, Place, When
from summitry.run.stages import lexicon
from summitry.store.connect import migrations, open_for_writing

ACCOUNTS = 20  # of an engagement, on the average
PAIRS, PAPERS, FILLERS, MOST = 6_000, 4_000, 997, 3_000
FIRST, DAYS = date(1950, 1, 1), 27_700
_KINDS: tuple[Kind, ...] = ("meeting", "meeting", "meeting", "visit", "visit", "call", "call", "multilateral", "video")
_TOPICS = ("trade", "a gas pipeline", "visas", "fisheries", "rail freight", "grain", "border crossings", "students")
_BATCH = 5_000
_NEXT = 0.6180339887498949  # steps of the golden ratio fill the unit interval evenly
_FILL = """
INSERT INTO accounts SELECT printf('a%010d', t.a), printf('d%09d', t.a / 2), t.a % 2, e.kind, 'leader', e.status, e.day,
  replace(replace(e.account, '@A', printf('a%010d', t.a)), '@D', printf('d%09d', t.a / 2))
  FROM tell t JOIN e ON e.n = t.e ORDER BY t.a;
INSERT INTO engagement_accounts SELECT printf('a%010d', t.a), e.id FROM tell t JOIN e ON e.n = t.e ORDER BY t.a;
INSERT INTO documents (n, doc_id, path, sha256, title, text, published, published_basis, publisher, lang, url,
    source_map, extractor)
  SELECT t.a / 2 + 1, printf('d%09d', t.a / 2), printf('crawl-%03d.warc.gz#%d', t.a % 400, t.a / 2),
  printf('%064x', t.a), e.title, e.said || ' ' || f.text || coalesce(' ' || o.said || ' ' || f.text, ''),
  date(e.day, (t.a % 4) || ' days'),
  'markup', 'Paper ' || (t.a * 7919 % 4000), 'en', printf('https://paper-%d.example/%d', t.a * 7919 % 4000, t.a), '[]',
  'bench'
  FROM tell t JOIN e ON e.n = t.e JOIN filler f ON f.n = t.a / 2 % 997
  LEFT JOIN tell u ON u.a = t.a + 1 LEFT JOIN e o ON o.n = u.e WHERE t.a % 2 = 0 ORDER BY t.a;
INSERT INTO evidence SELECT printf('a%010d', t.a), 0, printf('d%09d', t.a / 2), 'text', 0, length(e.said), e.said,
  'engagement', 'bench' FROM tell t JOIN e ON e.n = t.e WHERE t.a % 2 = 0 ORDER BY t.a;
INSERT INTO evidence SELECT printf('a%010d', t.a), 0, printf('d%09d', t.a / 2), 'text',
  length(o.said) + length(f.text) + 2, length(o.said) + length(f.text) + 2 + length(e.said), e.said, 'engagement',
  'bench'
  FROM tell t JOIN e ON e.n = t.e JOIN tell u ON u.a = t.a - 1 JOIN e o ON o.n = u.e
  JOIN filler f ON f.n = t.a / 2 % 997 WHERE t.a % 2 = 1 ORDER BY t.a;
INSERT INTO claims SELECT printf('c%09d', n), doc_id, 0, 'figure', NULL, n % 90, 'USD',
  'Trade came to ' || (n % 90) || ' billion dollars',
  json_object('claim_id', printf('c%09d', n), 'doc_id', doc_id, 'type', 'figure', 'text',
    'Trade came to ' || (n % 90) || ' billion dollars', 'parties', json_array('CHN', 'RUS'), 'value', n % 90,
    'unit', 'USD') FROM documents WHERE n % 10 = 0;
INSERT INTO imports (path, outcome, doc_id) SELECT path, 'read', doc_id FROM documents ORDER BY path;
"""


def fill(db: Path, number: int) -> None:
    """Make the chronicle of `number` engagements at `db`."""
    connection = open_for_writing(db)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "temp_store = FILE"):
        connection.execute(f"PRAGMA {pragma}")
    indexes, triggers = _taken_off(connection)
    _scaffold(connection)
    connection.execute("BEGIN")
    _engagements(connection, number)
    for statement in filter(str.strip, _FILL.split(";\n")):
        connection.execute(statement)
    connection.execute("COMMIT")
    for table in ("e", "tell", "filler"):
        connection.execute(f"DROP TABLE {table}")
    for statement in [*indexes, *_kept_by_triggers(), *triggers]:
        connection.execute(statement)
    connection.execute("INSERT INTO documents_fts (documents_fts) VALUES ('rebuild')")
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('linked', 'yes')")
    connection.close()


def _taken_off(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """Drop indexes and triggers; the statements that bring them back."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL"
    found = {kind: connection.execute(query, (kind,)).fetchall() for kind in ("index", "trigger")}
    for kind, rows in found.items():
        for name, _ in rows:
            connection.execute(f"DROP {kind} {name}")
    return [sql for _, sql in found["index"]], [sql for _, sql in found["trigger"]]


def _kept_by_triggers() -> Iterator[str]:
    """The statements by which migrations fill tables that triggers keep afterwards, in their order."""
    script = "".join(path.read_text(encoding="utf-8") for path in migrations() if path.name in ("0008.sql", "0011.sql"))
    for statement in script.split(";\n"):
        lines = [line for line in statement.splitlines() if not line.lstrip().startswith("--")]
        text = "\n".join(lines).strip()
        if text.startswith("INSERT INTO") and "new." not in text:
            yield text


def _scaffold(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE e (n INTEGER PRIMARY KEY, first INTEGER, number INTEGER, id TEXT, kind TEXT,"
                       " status TEXT, day TEXT, title TEXT, said TEXT, account TEXT)")  # fmt: skip
    connection.execute("CREATE TABLE tell (a INTEGER PRIMARY KEY, e INTEGER)")
    connection.execute("CREATE TABLE filler (n INTEGER PRIMARY KEY, text TEXT)")
    rows = [(n, _filler(n)) for n in range(FILLERS)]
    connection.executemany("INSERT INTO filler VALUES (?,?)", rows)


def _filler(n: int) -> str:
    picked = [part[n * step % len(part)] for part, step in ((words.SUBJECTS, 1), (words.VERBS, 3), (words.OBJECTS, 7))]
    return f"They spoke of {_TOPICS[n % 8]} and of {_TOPICS[n // 8 % 8]}. {' '.join(picked).capitalize()}. Item {n}."


def _engagements(connection: sqlite3.Connection, number: int) -> None:
    """The engagements with their parties, and what their accounts are made from."""
    states = sorted(lexicon().states)
    pairs = [(states[n % 97], states[(n % 97 + 1 + n // 97) % len(states)]) for n in range(PAIRS)]
    first = 0
    for low in range(0, number, _BATCH):
        made = []
        for n in range(low, min(low + _BATCH, number)):
            one, told = _engagement(n, pairs[int(PAIRS * (n * _NEXT % 1) ** 1.4)], first)
            made.append((one, n, first, told))
            first += told
        _insert(connection, made)
    series = f"WITH RECURSIVE s(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM s WHERE k < {MOST}) SELECT k FROM s"
    connection.execute(f"CREATE TEMP TABLE series AS {series}")
    connection.execute(
        "INSERT INTO tell SELECT e.first + s.k, e.n FROM e CROSS JOIN temp.series s ON s.rowid <= e.number"
    )


def _insert(connection: sqlite3.Connection, made: Sequence[tuple[Engagement, int, int, int]]) -> None:
    connection.executemany(f"INSERT INTO engagements VALUES ({','.join('?' * 12)})", [_row(one) for one, *_ in made])
    connection.executemany(f"INSERT INTO e VALUES ({','.join('?' * 10)})", [_told(*one) for one in made])
    parties = [
        (one.id, place, party.country, party.name, fold(party.name or ""), party.person, party.role)
        for one, *_ in made
        for place, party in enumerate(one.participants)
    ]
    connection.executemany("INSERT INTO parties VALUES (?,?,?,?,?,?,?)", parties)


def _row(one: Engagement) -> tuple[object, ...]:
    day, data = one.date.edtf if one.date else None, msgspec.json.encode(one).decode()
    country, city = (one.place.country, one.place.city) if one.place else (None, None)
    return one.id, one.kind, one.level, one.status, day, day, day, country, city, None, data, None


def _told(one: Engagement, n: int, first: int, told: int) -> tuple[object, ...]:
    """What the accounts of an engagement are made from: a sentence, and JSON in which two ids are to be filled in."""
    day, place = one.date.edtf if one.date else "", one.place.city if one.place else "a call"
    said = f"{' and '.join(str(party.name) for party in one.participants)} held talks in {place} on {day}."
    account = Account(
        account_id="@A", doc_id="@D", kind=one.kind, level="leader", status=one.status,
        participants=one.participants, date=one.date, place=one.place,
    )  # fmt: skip
    data = msgspec.json.encode(account).decode()
    return n, first, told, one.id, one.kind, one.status, day, f"Talks in {place}", said, data


def _engagement(n: int, pair: tuple[str, str], first: int) -> tuple[Engagement, int]:
    drawn = (n * 0.7548776662466927) % 1 or 0.5
    told = min(MOST, 1 + int(8.9 / drawn**0.55))
    day = FIRST + timedelta(days=int(DAYS * (1 - (n * 0.5698402909980532 % 1) ** 1.6)))
    kind, term = _KINDS[n % 9], (day.year - 1950) // 6
    participants = tuple(
        Participant(f"{'ABCDEFGHKLMN'[term % 12]}. {state.title()}ov{term}", state, "participant", f"{state}-{term}")
        for state in pair
    )
    accounts = tuple(f"a{number:010}" for number in range(first, first + told))
    values = (FieldValue("Capital 1", accounts[:1]), FieldValue("Capital 2", accounts[-1:]))
    return Engagement(
        id=f"{pair[0].lower()}-{pair[1].lower()}-{day}-{kind}-{n}", kind=kind, level="leader",
        status="scheduled" if n % 25 == 0 else "occurred", participants=participants,
        date=When.of(day.isoformat(), "stated"),
        place=Place(pair[1], f"Capital of {pair[1]}") if kind != "call" else None,
        accounts=accounts, independent_sources=min(told, 40),
        conflicts=(Conflict("city", "Capital 1", "most publishers say so", values),) if n % 30 == 0 else (),
    ), told  # fmt: skip
