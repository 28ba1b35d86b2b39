"""Readings without a place in the calendar: durations, sets, clock times, vague words; and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading

_VALUES = {"WE": ("P", "WE"), "FN": ("P", "W"), "DE": ("P", "DE"), "CE": ("P", "CE"), "ML": ("P", "ML"),
           "TH": ("PT", "H"), "TM": ("PT", "M"), "TS": ("PT", "S")}  # fmt: skip


def spell(count: float | str, unit: str) -> str:
    """A length in TIMEX3's writing: P3D, PT2H, PXY."""
    head, letter = _VALUES.get(unit, ("P", unit))
    if unit == "FN" and isinstance(count, int):
        count *= 2
    return f"{head}{count}{letter}"


def duration(found: Found, _context: Context) -> Reading | None:
    """Three days, a week, two-year, years."""
    unit = str(found.value("u"))
    if not found.has("x"):
        return Reading("duration", spell("X", unit))
    count = count_of(found)
    article = found.word("x") in ("a", "an")
    return None if article and unit == "TS" else Reading("duration", spell(count, unit))


def count_of(found: Found) -> float | str:
    """The number of units that the part `x` and what follows it say."""
    total: float | int = 0
    for at in range(found.index("x"), found.index("u")):
        value = found.tokens.value(at)
        if value == "X":
            return "X"
        if isinstance(value, int | float):
            total = total * value if value >= 100 and total else total + value
        elif value and value[0].isdigit():
            number = float(value.replace(",", ""))
            total = int(number) if number.is_integer() else number
    return total


def set_(found: Found, _context: Context) -> Reading | None:
    """Every year, daily, each Monday."""
    if found.has("v"):
        return Reading("set", str(found.value("v")))
    unit = found.value("u")
    if not isinstance(unit, str):
        return Reading("set", f"XXXX-WXX-{unit}" if int(unit) <= 7 else f"XXXX-{unit:02d}")
    return Reading("set", spell(found.number("x") or 1 if found.has("x") else 1, unit))


def reference(found: Found, _context: Context) -> Reading | None:
    """Now, recently, soon, the future."""
    value = str(found.value("r"))
    return Reading("duration" if value[0:2] in ("P1", "P2", "PX") else "date", value)


def clock(found: Found, context: Context) -> Reading | None:
    """A time of day: 10 a.m., 14:30, 1900 GMT."""
    word = found.word("h")
    hour, minute = (int(word.split(":")[0]), word.split(":")[1]) if ":" in word else (int(word), "00")
    if ":" not in word and not found.has("z"):
        return None
    if hour >= 100:
        hour, minute = hour // 100, f"{hour % 100:02d}"
    if found.has("z") and found.value("z") == 12 and hour < 12:
        hour += 12
    if hour > 24 or int(minute) > 59:
        return None
    day = context.published.isoformat() if context.published else "XXXX-XX-XX"
    return Reading("time", f"{day}T{hour:02d}:{minute}")


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
