"""Which engagements are wanted: a frozen wish, and the WHERE clause that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from summitry.lexicon.reference_sources import PREFIX
from summitry.linking.people import fold
from summitry.model import Kind, Level, Status
from summitry.store.search import words_condition

Condition: TypeAlias = tuple[str, tuple[str, ...]]

_DOCUMENTED = (
    "EXISTS (SELECT 1 FROM engagement_accounts t JOIN accounts a USING (account_id)"
    " WHERE t.engagement_id = e.id AND a.doc_id NOT LIKE ?)"
)

_TOLD_BY = (
    "SELECT t.engagement_id FROM documents d JOIN accounts a USING (doc_id)"
    " JOIN engagement_accounts t USING (account_id)"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that all must hold. `between` are countries that all take part, `people` words of names.

    A country given as several codes is any of them: a state with its predecessors. With `documented` only what
    documents tell is wanted, not what a reference chronicle alone does.

    What a person rejected is left out, unless `rejected` asks for it beside the rest. `review` asks for what people
    accepted or rejected, or for what is still "open" to a decision.

    `since` and `until` are days, both included; an engagement of uncertain date is in when it may lie within.
    `words` are looked for in the documents that tell of it; with `disputed` only those whose accounts disagree.
    """

    between: tuple[str | tuple[str, ...], ...] = ()
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    level: Level | None = None
    documented: bool = False
    rejected: bool = False
    review: Literal["accepted", "rejected", "open"] | None = None
    words: str = ""
    disputed: bool = False


def condition(wanted: Wanted) -> tuple[str, list[str]]:
    """The WHERE clause over `engagements e`, and the values that it binds."""
    parts = [*_parties(wanted), *_days(wanted), *_columns(wanted), *_review(wanted), *_told(wanted)]
    where = " AND ".join(part for part, _ in parts)
    return f"WHERE {where}" if where else "", [value for _, values in parts for value in values]


def _parties(wanted: Wanted) -> Iterator[Condition]:
    if wanted.between:
        sides = [(country,) if isinstance(country, str) else country for country in wanted.between]
        marks = (",".join("?" * len(codes)) for codes in sides)
        found = " INTERSECT ".join(f"SELECT engagement_id FROM parties WHERE country IN ({mark})" for mark in marks)  # noqa: S608
        yield f"e.id IN ({found})", tuple(code.upper() for codes in sides for code in codes)
    for person in wanted.people:
        words = fold(person).split()
        named = " AND ".join("p.folded LIKE ?" for _ in words) or "0"
        yield f"e.id IN (SELECT p.engagement_id FROM parties p WHERE {named})", tuple(f"%{word}%" for word in words)  # noqa: S608


def _days(wanted: Wanted) -> Iterator[Condition]:
    if wanted.since:
        yield "(+e.latest >= ? OR (e.latest IS NULL AND e.earliest IS NOT NULL))", (wanted.since.isoformat(),)
    if wanted.until:
        yield "(+e.earliest <= ? OR (e.earliest IS NULL AND e.latest IS NOT NULL))", (wanted.until.isoformat(),)


def _columns(wanted: Wanted) -> Iterator[Condition]:
    levels = (wanted.level,) if wanted.level else ()
    for column, choices in (("kind", wanted.kinds), ("status", wanted.statuses), ("level", levels)):
        if choices:
            yield f"e.{column} IN ({','.join('?' * len(choices))})", choices


def _review(wanted: Wanted) -> Iterator[Condition]:
    if wanted.review == "open":
        yield "+e.review IS NULL", ()  # the plus keeps to the index that has the order of days
    elif wanted.review is not None:
        yield "+e.review = ?", (wanted.review,)
    elif not wanted.rejected:
        yield "e.review IS NOT 'rejected'", ()


def _told(wanted: Wanted) -> Iterator[Condition]:
    if wanted.documented:
        yield _DOCUMENTED, (f"{PREFIX}%",)
    if wanted.disputed:
        yield "json_array_length(e.data, '$.conflicts') > 0", ()
    if wanted.words:
        match, looked_for = words_condition(wanted.words)
        yield f"e.id IN ({_TOLD_BY} WHERE {match})", looked_for
