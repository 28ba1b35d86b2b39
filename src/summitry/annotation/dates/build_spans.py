"""Readings without a place in the calendar: durations, sets, clock times, vague words; and holidays."""

from __future__ import annotations

from summitry.annotation.dates.amounts import count_of, spell
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading


def duration(found: Found, _context: Context) -> Reading | None:
    """Three days, a week, two-year, years."""
    unit = str(found.value("u"))
    if not found.has("x"):
        return Reading("duration", spell("X", unit))
    count = count_of(found, "x")
    article = found.word("x") in ("a", "an")
    return None if article and unit in ("TS", "WE") else Reading("duration", spell(count, unit))


def set_(found: Found, _context: Context) -> Reading | None:
    """Every year, daily, each Monday."""
    if found.has("v"):
        return Reading("set", str(found.value("v")))
    unit = found.value("u")
    if not isinstance(unit, str):
        month = found.tokens.classes[found.index("u")] == found.tokens.vocabulary.char("month")
        return Reading("set", f"XXXX-{unit:02d}" if month else f"XXXX-WXX-{unit}")
    return Reading("set", spell(found.number("x") or 1 if found.has("x") else 1, unit))


def halfunit(found: Found, _context: Context) -> Reading | None:
    """Half a century, half a year, half an hour."""
    halves = {"CE": "P50Y", "DE": "P5Y", "Y": "P6M", "TH": "PT30M"}
    unit = str(found.value("u"))
    return Reading("duration", halves.get(unit, spell("0.5", unit)))


def reference(found: Found, _context: Context) -> Reading | None:
    """Now, recently, soon, the future."""
    value = "PAST_REF" if found.word("r") == "past" else str(found.value("r"))
    return Reading("duration" if value[0:2] in ("P1", "P2", "PX") else "date", value)


def clock(found: Found, context: Context) -> Reading | None:
    """A time of day: 10 a.m., 14:30, 1900 GMT."""
    word = found.word("h")
    hour, minute = (int(word.split(":")[0]), word.split(":")[1]) if ":" in word else (int(word), "00")
    if ":" not in word and not found.has("z"):
        return None
    if hour >= 100:
        hour, minute = hour // 100, f"{hour % 100:02d}"
    half = found.word("z")[:1] if found.has("z") else ""
    if half in ("a", "p"):
        hour = hour % 12 + 12 * (half == "p")
    if hour > 24 or int(minute) > 59:
        return None
    day = context.published.isoformat() if context.published else "XXXX-XX-XX"
    return Reading("time", f"{day}T{hour:02d}:{minute}")
