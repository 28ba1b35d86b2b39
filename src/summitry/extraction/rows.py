"""Lists of visits as tables: a row with a guest, a day and the kind of visit ("Working visit. Met with the President").

No sentence tells of them: who came stands in one cell, when in one or two others, and where in a third, or for the
whole list in its title. Whom the guest met is told behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from summitry.extraction.draft import Draft, Side
from summitry.extraction.parties import NO_PARTY
from summitry.extraction.placing import joined, mention_place
from summitry.lexicon import Lexicon
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Annotated, Mention, Place, VisitType, When

RULE = "visit.table-row"
LONGEST = 400  # characters of a row
CELLS = 3  # guest, day and what it was
_CELL = re.compile(r"\s*(?:[|\t]|\s[–—-]\s)\s*")
_SIGNS = ("|", "\t", " – ", " — ", " - ")  # one of these parts any two cells
_TYPE = re.compile(r"\b(state|official|working)\b", re.IGNORECASE)
_PLACES = frozenset({"city", "state", "venue"})
_Item = TypeVar("_Item", Actor, Mention)


class Row(msgspec.Struct, frozen=True):
    """A line of a table as offsets of the content: the whole of it and its cells."""

    span: tuple[int, int]
    cells: tuple[tuple[int, int], ...]


def listed(annotated: Annotated, lexicon: Lexicon) -> list[Draft]:
    """The visits, and the meetings during them, that the rows of a document's tables tell of."""
    rows = list(_rows(annotated.content))
    lists = _of_list(annotated) or _hosts(rows, annotated)
    return [draft for row in rows for draft in _read(row, annotated, lexicon, lists)]


def _hosts(rows: Sequence[Row], annotated: Annotated) -> list[str]:
    """Whose leader the guests of a list met, where that is always the same state's: there they came."""
    met = [
        actor.country
        for row in rows
        for actor in _within(annotated.actors, row.span)
        if actor.country and _met().search(annotated.content, row.span[0], actor.start)
    ]
    return [met[0]] if len(set(met)) == 1 else []


def _rows(content: str) -> Iterator[Row]:
    """The lines with enough cells that tell of a visit."""
    start = 0
    for line in content.splitlines(keepends=True):
        text, low = line.rstrip(), start
        start += len(line)
        if len(text) > LONGEST or not any(sign in text for sign in _SIGNS) or _told().search(text) is None:
            continue
        cells, at = [], 0
        for match in [*_CELL.finditer(text), None]:
            end = match.start() if match else len(text)
            if end > at:
                cells.append((low + at, low + end))
            at = match.end() if match else end
        if len(cells) >= CELLS:
            yield Row((low, low + len(text)), tuple(cells))


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    visits = rf"(?:{alternatives('kinds_of_visits')}) visits?"
    return re.compile(rf"\b(?:{visits}|{alternatives('met_in_rows')})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _met() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('met_in_rows')}) (?:the )?$", re.IGNORECASE)


def _read(row: Row, annotated: Annotated, lexicon: Lexicon, lists: Sequence[str]) -> Iterator[Draft]:
    actors = [actor for actor in _within(annotated.actors, row.span) if actor.country and not actor.members]
    leading = (actor for actor in actors if actor.name and actor.rank not in NO_PARTY)
    guest = next((actor for actor in leading if _heads_cell(actor, row)), None)
    items = [item for item in _within(annotated.mentions, row.span) if _heads_cell(item, row)]
    when, day = _days([item for item in items if item.kind == "date"])
    if guest is None or when is None:
        return
    found = [mention_place(item, lexicon) for item in items if item.kind in _PLACES]
    away = [place for place in (*joined(found), *map(Place, lists)) if place.country not in (None, guest.country)]
    if not away:
        return
    told = _told().search(annotated.content, *row.span)
    visit = Draft(
        kind="visit",
        sides=(Side(guest, "guest"), Side(Actor(0, 0, None, away[0].country), "host")),
        status="occurred",
        rule=RULE,
        sentence=_sentence(annotated, guest.start),
        span=(guest.start, guest.end),
        when=when,
        date_span=day,
        place=away[0],
        visit_type=_type(told.group()) if told else None,
    )
    yield visit
    for actor in actors:
        if actor.country == away[0].country and _met().search(annotated.content, row.span[0], actor.start):
            yield _talks(visit, Side(actor, "host"), _within(annotated.mentions, (actor.end, row.span[1])))


def _talks(visit: Draft, host: Side, behind: Sequence[Mention]) -> Draft:
    """The meeting that a row tells of, on the day that stands behind the host or during the visit."""
    own = next((item for item in behind if item.when is not None and item.when.day is not None), None)
    when, day = (own.when, (own.start, own.end)) if own is not None else (visit.when, visit.date_span)
    return msgspec.structs.replace(
        visit,
        kind="meeting",
        sides=(visit.sides[0], host),
        span=(host.actor.start, host.actor.end),
        when=when,
        date_span=day,
        visit_type=None,
    )


def _type(words: str) -> VisitType | None:
    found = _TYPE.search(words)
    return found.group(1).lower() if found else None  # type: ignore[return-value]


def _days(days: Sequence[Mention]) -> tuple[When | None, tuple[int, int] | None]:
    """The day of a row; of two cells of days the first and the last."""
    dated = [item for item in days if item.when is not None]
    if not dated or dated[0].when is None:
        return None, None
    first, span = dated[0].when, (dated[0].start, dated[0].end)
    last = dated[1].when if len(dated) > 1 else None
    if first.day is None or last is None or last.day is None or last.day <= first.day:
        return first, span
    return When.of(f"{first.day.isoformat()}/{last.day.isoformat()}", first.basis), span


def _heads_cell(item: Actor | Mention, row: Row) -> bool:
    """Whether something stands at the beginning of one of the row's cells."""
    return any(low <= item.start <= low + 2 for low, _ in row.cells)


def _of_list(annotated: Annotated) -> list[str]:
    """Where all visits of a list may go: the one state that its title names, and the state whose office keeps it."""
    body = annotated.document.body_offset
    named = {item.value for item in annotated.mentions if item.start < body and item.kind == "state" and item.value}
    return [*(named if len(named) == 1 else ()), *([annotated.home] if annotated.home is not None else ())]


def _within(items: Sequence[_Item], span: tuple[int, int]) -> list[_Item]:
    low = bisect_left(items, span[0], key=lambda item: item.start)
    return list(items[low : bisect_left(items, span[1], key=lambda item: item.start)])


def _sentence(annotated: Annotated, position: int) -> int:
    return max(0, bisect_right(annotated.sentences, position, key=lambda span: span[0]) - 1)
