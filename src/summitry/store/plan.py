"""How a wish is fulfilled: from the few that its narrowest filter leaves, or by going through the list by day.

A filter that an index answers (a state, two states, a name, words) is looked at first, but no further than `FEW`. If
it leaves so few, those are fetched and the other filters tried on each. If every filter leaves many, the list by day is
gone through and each engagement tried: a page is full before long, since many fit. It is gone through from the first
day asked for to the last; the few that begin before and last until then, or of which only the end is known, are looked
up beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import get_args

import msgspec

from summitry.linking.people import fold
from summitry.model import Kind, Level, Status
from summitry.store import standing
from summitry.store.search import hits, words_query
from summitry.store.wanted import Condition, Wanted, condition

FEW = 10_000
#: Documents that hold words: up to so many their engagements are looked up, up to so many the documents are noted.
SEVERAL, COMMON = 15_000, 100_000
#: Place of an engagement in the order of the days, undated ones last; an index of migration 0008 holds it.
POSITION = "coalesce(earliest, latest, '9999-99-99') || ' ' || coalesce(latest, '') || ' ' || id"
#: The last day of an engagement; an index of migration 0011 holds it.
_LAST = "coalesce(latest, '9999')"
_OF_FEW = "SELECT id FROM (SELECT value AS given FROM json_each(?)) CROSS JOIN engagements e ON e.id = given"
_IN_PAIR = "SELECT engagement_id FROM pairs WHERE one = ? AND other = ?"
_IN_STATE = "SELECT engagement_id FROM parties WHERE country = ?"


_TOLD = (
    "SELECT DISTINCT t.engagement_id FROM {table} f CROSS JOIN documents d CROSS JOIN accounts a"
    " CROSS JOIN engagement_accounts t"
    " WHERE d.n = f.rowid AND a.doc_id = d.doc_id AND t.account_id = a.account_id AND {table} MATCH ?"
)
_TELLS = (
    "EXISTS (SELECT 1 FROM engagement_accounts t CROSS JOIN accounts a CROSS JOIN documents d"
    " WHERE t.engagement_id = e.id AND a.account_id = t.account_id AND d.doc_id = a.doc_id AND {among})"
)
_EACH = "EXISTS (SELECT 1 FROM {0} f WHERE f.rowid = d.n AND {0} MATCH ?)"


class Way(msgspec.Struct, frozen=True):
    """One filter in two forms: a query of the ids that pass it, "" where they are many, and a test of one `e`."""

    ids: str
    test: str
    values: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """The ids of all that fit are `first`, those for which `where` holds (a clause over `engagements e`), and `last`.

    Without `walks` there are none but the first. With `looks` the clause asks other tables about each row.
    """

    first: tuple[str, ...] = ()
    where: str = ""
    values: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    walks: bool = True
    looks: bool = False

    def beyond(self, given: str, position: str) -> Plan:
        """The plan for those after an engagement at its place in the order."""
        if given in self.last:
            return Plan(self.last[self.last.index(given) + 1 :], walks=False)
        if given in self.first:
            return msgspec.structs.replace(self, first=self.first[self.first.index(given) + 1 :])
        where = f"{self.where} {'AND' if self.where else 'WHERE'} {POSITION} > ?"
        return msgspec.structs.replace(self, first=(), where=where, values=(*self.values, position))


def plan(connection: sqlite3.Connection, wanted: Wanted) -> Plan:
    """The plan for a wish."""
    ways, rare = list(_ways(connection, wanted)), _rare(connection, wanted)
    if rare is not None and not ways:
        return Plan(rare, walks=False)
    left = {number: ids for number, way in enumerate(ways) if (ids := _few(connection, way)) is not None}
    left |= {-1: list(rare)} if rare is not None else {}
    narrowest = min(left, key=lambda number: len(left[number]), default=None)
    if narrowest is None:
        return _walk(connection, wanted, ways)
    others = [way for number, way in enumerate(ways) if number != narrowest]
    return Plan(_fitting(connection, left[narrowest], _joined(others, condition(wanted))), walks=False)


def _walk(connection: sqlite3.Connection, wanted: Wanted, ways: Sequence[Way]) -> Plan:
    """The list by day from the first day asked for to the last, with what lies across them looked up."""
    where, values = _joined(ways, condition(wanted))
    since = wanted.since.isoformat() if wanted.since else ""
    until = f"{wanted.until.isoformat()}~" if wanted.until else ""  # after every sign that can follow a day
    first = _across(connection, (f"{where} AND {POSITION} < ?", (*values, since)), since) if since else ()
    last = (
        _across(connection, (f"{where} AND e.earliest IS NULL AND {POSITION} > ?", (*values, until)), until)
        if until
        else ()
    )
    if first is None or last is None:
        return Plan(where=where, values=values, looks=bool(ways))
    bounds = [(sign, day) for sign, day in ((">=", since), ("<=", until)) if day]
    within = where + "".join(f" AND {POSITION} {sign} ?" for sign, _ in bounds)
    return Plan(first, within, (*values, *(day for _, day in bounds)), last, looks=bool(ways))


def _across(connection: sqlite3.Connection, asked: Condition, day: str) -> tuple[str, ...] | None:
    """Those of more days than one that end on a day or later, in their order; None where they are many."""
    where, values = asked
    query = f"SELECT id FROM engagements e{where} AND e.earliest IS NOT e.latest AND {_LAST} >= ?"  # noqa: S608 - bound
    found = connection.execute(f"{query} ORDER BY {POSITION} LIMIT ?", (*values, day, FEW + 1)).fetchall()
    return tuple(given for (given,) in found) if len(found) <= FEW else None


def _rare(connection: sqlite3.Connection, wanted: Wanted) -> tuple[str, ...] | None:
    """Those of a kind, status, level or verdict and of the days, in their order; None where they are many.

    Each is named or any, so that one index serves all; it holds all that is asked.
    """
    asked = Wanted(kinds=wanted.kinds, statuses=wanted.statuses, level=wanted.level, rejected=True)
    if wanted.review in ("accepted", "rejected"):
        asked = msgspec.structs.replace(asked, review=wanted.review)
    if asked == Wanted(rejected=True) or standing.number(connection, asked) > FEW:
        return None
    choices = (
        wanted.kinds or get_args(Kind),
        wanted.statuses or get_args(Status),
        (wanted.level,) if wanted.level else get_args(Level),
    )
    parts = [
        f"e.{column} IN ({','.join('?' * len(each))})"
        for column, each in zip(("kind", "status", "level"), choices, strict=True)
    ]
    parts += ["e.review = ?"] if asked.review else []
    named = [*(one for each in choices for one in each), *([asked.review] if asked.review else [])]
    where, values = condition(wanted)
    query = f"SELECT id FROM engagements e WHERE {' AND '.join([*parts, where or '1'])} ORDER BY {POSITION}"  # noqa: S608
    rows = connection.execute(query, (*named, *values))
    return tuple(given for (given,) in rows)


def _fitting(connection: sqlite3.Connection, few: Sequence[str], other: Condition) -> tuple[str, ...]:
    """Those of the few that pass the other filters, in their order."""
    where, values = other
    query = f"{_OF_FEW}{where} ORDER BY {POSITION}"
    return tuple(given for (given,) in connection.execute(query, (msgspec.json.encode(few).decode(), *values)))


def _joined(ways: Sequence[Way], plain: Condition) -> Condition:
    """The WHERE clause of all these filters."""
    tests = [way.test for way in ways] + ([plain[0]] if plain[0] else [])
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return where, (*(value for way in ways for value in way.values), *plain[1])


def _few(connection: sqlite3.Connection, way: Way) -> list[str] | None:
    """The ids that a filter leaves, None where they are many or not looked up."""
    if not way.ids:
        return None
    found = connection.execute(f"{way.ids} LIMIT ?", (*way.values, FEW + 1)).fetchall()
    return sorted({given for (given,) in found}) if len(found) <= FEW else None


def _ways(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Way]:
    sides = [(side,) if isinstance(side, str) else side for side in wanted.between]
    if len(sides) == 1:
        yield _state(sides[0])
    yield from (_pair(one, other) for one, other in combinations(sides, 2))
    yield from (_person(fold(person).split()) for person in wanted.people)
    if wanted.words:
        yield _told_with(connection, wanted.words)


def _state(codes: Sequence[str]) -> Way:
    marks = ",".join("?" * len(codes))
    return Way(
        f"SELECT engagement_id FROM parties WHERE country IN ({marks})",  # noqa: S608 - values are bound
        f"EXISTS (SELECT 1 FROM parties p WHERE p.engagement_id = e.id AND p.country IN ({marks}))",  # noqa: S608
        tuple(code.upper() for code in codes),
    )


def _pair(one: Sequence[str], other: Sequence[str]) -> Way:
    """Both states; a code that both sides hold is enough. A pair stands in the table with the lesser code first."""
    both = [sorted((a.upper(), b.upper())) for a, b in product(one, other) if a.upper() != b.upper()]
    shared = sorted({a.upper() for a in one} & {b.upper() for b in other})
    ids = [_IN_PAIR for _ in both] + [_IN_STATE for _ in shared]
    tests = ["EXISTS (SELECT 1 FROM pairs p WHERE p.engagement_id = e.id AND one = ? AND other = ?)" for _ in both]
    tests += ["EXISTS (SELECT 1 FROM parties p WHERE p.engagement_id = e.id AND p.country = ?)" for _ in shared]
    values = (*(code for codes in both for code in codes), *shared)
    return Way(" UNION ALL ".join(ids), f"({' OR '.join(tests)})", values)


def _person(words: Sequence[str]) -> Way:
    """Somebody in whose name all these stand."""
    named = " AND ".join("instr(folded, ?)" for _ in words) or "0"
    names = f"SELECT folded FROM names WHERE {named}"  # noqa: S608 - values are bound
    return Way(
        f"SELECT engagement_id FROM parties WHERE folded IN ({names})",  # noqa: S608
        f"EXISTS (SELECT 1 FROM parties p WHERE p.engagement_id = e.id AND p.folded IN ({names}))",  # noqa: S608
        tuple(words),
    )


def _told_with(connection: sqlite3.Connection, words: str) -> Way:
    """One of its documents holds the words.

    Which that are is looked up for words of several documents; for those of many the documents are noted and those of
    an engagement looked for among them; words that are everywhere are looked for in the documents of each engagement,
    where they are found soon.
    """
    table, query = words_query(words)
    if not query:
        return Way("SELECT engagement_id FROM engagement_accounts WHERE 0", "0", ())
    number = hits(connection, words, COMMON + 1)
    if number <= SEVERAL:
        told = sorted({given for (given,) in connection.execute(_TOLD.format(table=table), (query,))})
        listed = msgspec.json.encode(told).decode()
        return Way("SELECT value FROM json_each(?)", "+e.id IN (SELECT value FROM json_each(?))", (listed,))
    among = "d.n IN (SELECT rowid FROM {0} WHERE {0} MATCH ?)" if number <= COMMON else _EACH
    return Way("", _TELLS.format(among=among.format(table)), (query,))
