"""Weekdays that do not fit their dates, and what other rules of consistency need of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import stretch_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof
from summitry.model import Mention

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_WEEKDAY_REACH = 14
_YEAR = 400


def weekdays(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """A weekday that stands with a full date and is not its weekday."""
    for mention in draft.annotated.mentions:
        day = mention.when.day if mention.kind == "date" and mention.when else None
        if day is None or not re.search(r"\d{4}", mention.text):
            continue
        for match in _WEEKDAY.finditer(draft.plain, *_beside(draft, mention)):
            if match.group() != _DAYS[day.weekday()]:
                found = f"{day.isoformat()} was a {_DAYS[day.weekday()].capitalize()}"
                yield draft.mark(
                    match.span(), "consistency", "contradicted", "consistency.weekday", found, reckoned(found)
                )


def _beside(draft: Draft, mention: Mention) -> tuple[int, int]:
    """The date with what stands just before it, and behind it in brackets or after a comma."""
    low = max(draft.sentence(mention.start)[0], mention.start - _WEEKDAY_REACH)
    follows = draft.plain.startswith((", ", " ("), mention.end)
    return low, mention.end + (_WEEKDAY_REACH if follows else 0)


def year_of(mention: Mention) -> int | None:
    """The year of a date written with digits; None for longer stretches."""
    days = stretch_of(mention.when)
    return days.first.year if days is not None and days.days < _YEAR and re.search(r"\d", mention.text) else None


def reckoned(found: str) -> tuple[Proof, ...]:
    """A statement of the calendar as evidence."""
    return (Proof(side="table", quote=found, source="calendar"),)
