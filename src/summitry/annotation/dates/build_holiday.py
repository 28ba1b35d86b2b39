"""Readings of feasts and public holidays, and the arithmetic of their days (Easter, "fourth Thursday")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading


def holiday(found: Found, context: Context) -> Reading | None:
    """A feast with a fixed or computable day: Christmas, Victory Day, Easter."""
    first = found.index("h")
    last = first + 1
    while last < found.end and found.tokens.classes[last] == found.tokens.vocabulary.char("rest"):
        last += 1
    name = " ".join(found.tokens.words[first:last]).replace("’", "'")
    rule = found.tokens.vocabulary.holidays[name]
    stated = found.year()
    if stated is not None:
        day = holiday_day(rule, stated)
        return Reading("date", day.isoformat(), day.isoformat())
    if context.published is None:
        edtf = f"XXXX-{rule}" if rule[0].isdigit() else None
        return Reading("date", edtf or "XXXX", edtf, "year-unknown")
    day = _nearest(found, context, context.published, rule)
    return Reading("date", day.isoformat(), day.isoformat(), "inferred")


def _nearest(found: Found, context: Context, published: date, rule: str) -> date:
    days = [holiday_day(rule, published.year + step) for step in (-1, 0, 1)]
    tense = context.tense()
    step = found.number("r") if found.has("r") else 0
    if step < 0 or tense == "past":
        days = [day for day in days if day <= published + timedelta(days=0 if step else 3)]
    elif step > 0 or tense == "future":
        days = [day for day in days if day >= published]
    return min(days, key=lambda day: abs((day - published).days))


def holiday_day(rule: str, year: int) -> date:
    """The day of a feast: `05-09`, `easter+1`, `orthodox-easter`, `11-4-4` (fourth Thursday), `05-1-last`."""
    if rule.startswith(("easter", "orthodox-easter")):
        name, count = _feast(rule)
        return (_easter(year) if name == "easter" else _orthodox_easter(year)) + timedelta(days=count)
    pieces = rule.split("-")
    if len(pieces) == 2:
        return date(year, int(pieces[0]), int(pieces[1]))
    month, weekday, which = int(pieces[0]), int(pieces[1]), pieces[2]
    if which == "last":
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(which) - 1))


def _feast(rule: str) -> tuple[str, int]:
    """`easter-2` as the name of the feast and the days from it."""
    match = re.fullmatch(r"([a-z-]+?)([+-]\d+)?", rule)
    assert match is not None
    return match[1], int(match[2] or 0)


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Orthodox Easter by Meeus's Julian algorithm, given in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
