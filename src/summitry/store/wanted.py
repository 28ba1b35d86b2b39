"""Which engagements are wanted: a frozen wish, and what it asks of the columns of a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from summitry.lexicon.reference_sources import PREFIX
from summitry.model import Kind, Level, Status

Condition: TypeAlias = tuple[str, tuple[str, ...]]

_DOCUMENTED = (
    "EXISTS (SELECT 1 FROM engagement_accounts t JOIN accounts a USING (account_id)"
    " WHERE t.engagement_id = e.id AND a.doc_id NOT LIKE ?)"
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


def condition(wanted: Wanted) -> Condition:
    """What the columns of `engagements e` must hold, and the values that it binds; other filters are ways of a plan."""
    parts = [*_days(wanted), *_columns(wanted), *_review(wanted), *_told(wanted)]
    return " AND ".join(part for part, _ in parts), tuple(value for _, values in parts for value in values)


def _days(wanted: Wanted) -> Iterator[Condition]:
    if wanted.since:
        yield "(+e.latest >= ? OR (e.latest IS NULL AND e.earliest IS NOT NULL))", (wanted.since.isoformat(),)
    if wanted.until:
        yield "(+e.earliest <= ? OR (e.earliest IS NULL AND e.latest IS NOT NULL))", (wanted.until.isoformat(),)


def _columns(wanted: Wanted) -> Iterator[Condition]:
    levels = (wanted.level,) if wanted.level else ()
    for column, choices in (("kind", wanted.kinds), ("status", wanted.statuses), ("level", levels)):
        if choices:
            yield f"+e.{column} IN ({','.join('?' * len(choices))})", choices  # the plus: as below


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
