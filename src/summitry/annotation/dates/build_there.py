"""Readings of days of the month that a text already tells of: "on the 26th", "from the 25th to the 28th"."""

from __future__ import annotations

from datetime import date, timedelta

from summitry.annotation.dates import period
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading

_NEAR = 60  # words within which the date told before gives its month


def daythere(found: Found, context: Context) -> Reading | None:
    """A day by its ordinal alone, in the month of the date told before, or else of publication."""
    number = found.number("d")
    if not _stands_alone(found) or not (found.word("d")[:1].isdigit() or found.tokens.word(found.start - 1) == "on"):
        return None
    month = _month(found, context)
    if month is None or not 1 <= number <= period.length(month.year, month.month):
        return None
    day = month.replace(day=number).isoformat()
    return Reading("date", day, day, "inferred")


def daysthere(found: Found, context: Context) -> Reading | None:
    """Two days by their ordinals alone."""
    first, last = found.number("d"), found.number("e")
    month = _month(found, context) if _stands_alone(found) else None
    if month is None or not 1 <= first < last <= period.length(month.year, month.month):
        return None
    edtf = f"{month.replace(day=first).isoformat()}/{month.replace(day=last).isoformat()}"
    return Reading("date", edtf, edtf, "inferred")


def weekdaythere(found: Found, context: Context) -> Reading | None:
    """A weekday with its day: "Wednesday, the 21st" lies in the month about publication in which the two agree."""
    published, number, weekday = context.published, found.number("d"), found.number("w")
    if published is None:
        return None
    first = published.replace(day=1)
    months = (first, (first + timedelta(days=31)).replace(day=1), (first - timedelta(days=1)).replace(day=1))
    for month in months:
        if 1 <= number <= period.length(month.year, month.month):
            day = month.replace(day=number)
            if day.isoweekday() == weekday:
                return Reading("date", day.isoformat(), day.isoformat(), "inferred")
    return None


def _stands_alone(found: Found) -> bool:
    """Whether it counts days, not floors or anniversaries: by the words on both sides."""
    lists = found.tokens.vocabulary.lists
    before, after = found.tokens.word(found.start - 1), found.tokens.word(found.end)
    return before in lists["before_that_day"] and after in lists["after_that_day"]


def _month(found: Found, context: Context) -> date | None:
    """The first of the month that is meant: of the date just before, else of publication, seen by the tense."""
    told = context.previous_day() if context.previous_end >= found.start - _NEAR else None
    if told is not None:
        return told.replace(day=1)
    published = context.published
    if published is None:
        return None
    before = found.number("d") > published.day and context.tense() in ("past", "")
    first = published.replace(day=1)
    return (first - timedelta(days=1)).replace(day=1) if before else first
