"""Readings that count from the day of publication or the date told before: Thursday, last week, two days later."""

from __future__ import annotations

from datetime import date, timedelta

from summitry.annotation.dates import period
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading

_DAY = timedelta(days=1)
_CLOCK = ("TH", "TM", "TS")


def today(found: Found, context: Context) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, this morning."""
    step = found.number("r") if found.has("r") else 0
    return _on_day(context.published, step, str(found.value("p")) if found.has("p") else "")


def _on_day(published: date | None, step: int, daypart: str) -> Reading:
    kind = "time" if daypart else "date"
    tail = f"T{daypart}" if daypart else ""
    if published is None:
        return Reading(kind, f"XXXX-XX-XX{tail}" if tail or step else "PRESENT_REF")  # type: ignore[arg-type]
    day = published + step * _DAY
    return Reading(kind, day.isoformat() + tail, day.isoformat(), "relative")  # type: ignore[arg-type]


def lastnight(found: Found, context: Context) -> Reading | None:
    """Last night: the night before publication."""
    return _on_day(context.published, -1, str(found.value("p")))


def twodays(found: Found, context: Context) -> Reading | None:
    """The day after tomorrow, the day before yesterday."""
    step = found.number("r")
    return _on_day(context.published, 2 * step, "") if step == found.number("d") else None


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week, by tense or by last, next, this."""
    number = found.number("w")
    daypart = str(found.value("p")) if found.has("p") else ""
    kind, tail = ("time", f"T{daypart}") if daypart else ("date", "")
    if context.published is None:
        return Reading(kind, f"XXXX-WXX-{number}{tail}")  # type: ignore[arg-type]
    day = _weekday(found, context, context.published, number)
    return Reading(kind, day.isoformat() + tail, day.isoformat(), "weekday")  # type: ignore[arg-type]


def _weekday(found: Found, context: Context, published: date, number: int) -> date:
    relation = found.word("r") if found.has("r") else ""
    step = found.number("r") if relation else 0
    if found.has("week"):
        return period.monday(published) + timedelta(days=7 * step + number - 1)
    if relation and step < 0:
        return _before(published - _DAY, number)
    if relation and step > 0:
        return _after(published + _DAY, number)
    tense = context.tense()
    if tense == "future" or (relation and tense == ""):
        return _after(published if relation else published + _DAY, number)
    return _before(published, number)


def _before(day: date, number: int) -> date:
    return day - timedelta(days=(day.isoweekday() - number) % 7)


def _after(day: date, number: int) -> date:
    return day + timedelta(days=(number - day.isoweekday()) % 7)


def deicticmonth(found: Found, context: Context) -> Reading | None:
    """Last March: the latest before this month; next June; this May."""
    month, published = found.number("m"), context.published
    if published is None:
        return Reading("date", f"XXXX-{month:02d}", f"XXXX-{month:02d}", "year-unknown")
    step = found.number("r")
    year = published.year
    if step < 0 and month >= published.month:
        year -= 1
    elif step > 0 and month <= published.month:
        year += 1
    edtf = period.month(year, month)
    return Reading("date", edtf, edtf, "relative")


def deicticunit(found: Found, context: Context) -> Reading | None:
    """Last week, this month, next year, the current decade, earlier this year."""
    unit, step, relation = str(found.value("u")), found.number("r"), found.word("r")
    unit = "Q" if unit in ("3", "quarter") else unit
    if unit == "D":
        return None
    if relation in ("past", "last") and (relation == "past" or unit in ("DE", "CE")):
        return _stretch(context.published, -1, unit, f"P1{unit}")
    if context.published is None:
        return Reading("date", "PAST_REF" if step < 0 else "FUTURE_REF" if step else "PRESENT_REF")
    day = period.add(context.published, step, unit)
    edtf = period.around(day, unit)
    if found.has("k"):
        edtf = _up_to(context.published, edtf, found.number("k"))
    return Reading("date", period.timex_around(day, unit), edtf, "relative")


def _up_to(published: date, edtf: str, side: int) -> str:
    """The part of the running period before publication (-1) or after it (1)."""
    low, _, high = edtf.partition("/")
    first = date.fromisoformat(f"{low.rstrip('~')}-01-01"[:10])
    if side < 0:
        return period.span(first, published, approximate=True)
    last = {4: f"{low}-12-31"}.get(len(low))
    end = date.fromisoformat(last) if last else None
    if end is None:
        end = date.fromisoformat(high.rstrip("~")) if len(high) >= 10 else period.add_months(first, 1) - _DAY
    return period.span(published, end, approximate=True)


def lastunits(found: Found, context: Context) -> Reading | None:
    """The last five years, the next two weeks, the coming days."""
    unit, step = str(found.value("u")), found.number("r")
    if found.has("n"):
        count = found.value("n")
    elif found.index("u") > 0 and found.tokens.words[found.index("u")].endswith("s"):
        count = "X"
    else:
        return None
    timex = f"P{count}{unit}" if unit not in _CLOCK else f"PT{count}{unit[1]}"
    if not isinstance(count, int) or unit in _CLOCK:
        return Reading("duration", timex)
    return _stretch(context.published, step * count, unit, timex)


def _stretch(published: date | None, count: int, unit: str, timex: str) -> Reading:
    """The time from `count` units before publication until it, or from it on."""
    if published is None:
        return Reading("duration", timex)
    other = period.add(published, count, unit)
    first, last = min(other, published), max(other, published)
    return Reading("duration", timex, period.span(first, last, approximate=True), "relative")


def ago(found: Found, context: Context) -> Reading | None:
    """Two weeks ago, three days later, a year earlier."""
    unit, count, side = str(found.value("u")), found.value("x"), found.number("d")
    word = found.word("d")
    if word in ("before", "after") and not _closes(found):
        return None
    day = context.published if word == "ago" else context.previous_day() or context.published
    if not isinstance(count, int) or day is None:
        return Reading("date", "PAST_REF" if side < 0 else "FUTURE_REF")
    if unit in _CLOCK:
        return Reading("time", day.isoformat(), day.isoformat(), "relative")
    return counted(day, side * count, unit)


def counted(day: date, count: int, unit: str) -> Reading:
    """The day, week, month or year that lies `count` units from `day`; weeks and years are approximate."""
    there = period.add(day, count, unit)
    edtf = period.around(there, unit)
    if unit in ("M", "Y"):
        edtf += "~"
    return Reading("date", period.timex_around(there, unit), edtf, "relative")


def _closes(found: Found) -> bool:
    """Whether the clause ends behind "a week before", so that it counts from the date told before."""
    word = found.tokens.word(found.end)
    return not word or not word[0].isalnum() or word in found.tokens.vocabulary.lists["clause_starts"]


def sameunit(found: Found, context: Context) -> Reading | None:
    """The same day, that year: the date told before."""
    unit, day = str(found.value("u")), context.previous_day()
    if day is None:
        return Reading("date", "PRESENT_REF" if unit == "D" else "PAST_REF")
    return Reading("date", period.timex_around(day, unit), period.around(day, unit), "relative")


def nextunit(found: Found, context: Context) -> Reading | None:
    """The following day, the day before: counted from the date told before."""
    word = found.word("r")
    if word in ("before", "after", "earlier", "later") and not _closes(found):
        return None
    day = context.previous_day()
    if day is None:
        return Reading("date", "FUTURE_REF" if found.number("r") > 0 else "PAST_REF")
    unit = str(found.value("u"))
    there = period.add(day, found.number("r"), unit)
    return Reading("date", period.timex_around(there, unit), period.around(there, unit), "relative")


def weekend(found: Found, context: Context) -> Reading | None:
    """The weekend: by tense the last or the coming one."""
    if found.value("u") != "WE":
        return None
    if context.published is None:
        return Reading("date", "XXXX-WXX-WE")
    day = context.published
    if context.tense() != "future" and day.isoweekday() < 6:
        day -= timedelta(days=7)
    return Reading("date", period.timex_around(day, "WE"), period.weekend(day), "relative")
