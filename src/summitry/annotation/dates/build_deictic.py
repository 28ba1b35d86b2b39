"""Readings that count from the day of publication or the date told before: Thursday, last week, two days later."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from summitry.annotation.dates import period
from summitry.annotation.dates.amounts import count_of, spell
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading
from summitry.model import bounds

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
    before = context.previous_day()
    if relation and step > 0:
        base = before if before is not None and relation == "following" else published
        return _after(base + _DAY, number)
    if before is not None and before.isoweekday() == number and found.tokens.word(found.start - 1) == "(":
        return before  # "tomorrow (Wednesday)"
    tense = context.tense()
    if tense in ("future", "present") or (relation and tense == ""):
        return _after(published + (tense == "future" and not relation) * _DAY, number)
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
    base = context.previous_day() if relation == "previous" else None
    day = period.add(base or context.published, step, unit)
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
    """The last five years, the next two weeks, the coming days, recent months."""
    unit, step = str(found.value("u")), found.number("r")
    count = count_of(found, "n") if found.has("n") else "X"
    timex = spell(count, unit)
    if unit in _CLOCK or "." in str(count):
        return Reading("duration", timex)
    if isinstance(count, int):
        base = context.previous_day() if found.word("r") == "following" else context.published
        return _stretch(base, step * count, unit, timex)
    if found.word("r") in ("following", "recent") and unit != "D":
        return Reading("duration", timex)
    return _vague_stretch(context.published, step, unit, timex)


def _vague_stretch(published: date | None, step: int, unit: str, timex: str) -> Reading:
    """The coming or past days (ten) or weeks (six); longer units say too little."""
    reach = {"D": 10, "W": 42}.get(unit)
    if published is None or reach is None:
        return Reading("duration", timex)
    ends = sorted((published + step * _DAY, published + step * reach * _DAY))
    return Reading("duration", timex, period.span(*ends, approximate=True), "relative")


def _stretch(published: date | None, count: int, unit: str, timex: str) -> Reading:
    """The time from `count` units before publication until it, or from it on."""
    if published is None:
        return Reading("duration", timex)
    other = period.add(published, count, unit)
    first, last = min(other, published), max(other, published)
    return Reading("duration", timex, period.span(first, last, approximate=True), "relative")


def ago(found: Found, context: Context) -> Reading | None:
    """Two weeks ago, three days later, a year earlier."""
    unit, count, side = str(found.value("u")), count_of(found, "x"), found.number("d")
    day = context.published if found.word("d") == "ago" else context.previous_day() or context.published
    if not isinstance(count, int) or day is None:
        return Reading("date", "PAST_REF" if side < 0 else "FUTURE_REF")
    if unit in _CLOCK:
        return Reading("time", day.isoformat(), day.isoformat(), "relative")
    return counted(day, side * count, unit)


def offset(found: Found, context: Context) -> Reading | None:
    """Two days before Christmas, the day after 9 May, on the eve of Victory Day."""
    target = context.nested(found.index("t"))
    if target is None or target.edtf is None or len(target.edtf) != 10:
        return None
    count = count_of(found, "x") if found.has("x") else 1
    span = bounds(target.edtf)
    if not isinstance(count, int) or not span.year_known or span.earliest is None:
        return None
    unit = str(found.value("u")) if found.has("u") else "D"
    reading = counted(span.earliest, found.number("d") * count, unit)
    return msgspec.structs.replace(reading, basis=target.basis)


def counted(day: date, count: int, unit: str) -> Reading:
    """The day, week, month or year that lies `count` units from `day`; weeks and years are approximate."""
    if unit in ("DE", "CE"):
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    there = period.add(day, count, unit)
    edtf = period.around(there, unit)
    if unit in ("M", "Y"):
        edtf += "~"
    return Reading("date", period.timex_around(there, unit), edtf, "relative")


def sameunit(found: Found, context: Context) -> Reading | None:
    """The same day, that year: the date told before."""
    unit, day = str(found.value("u")), context.previous_day()
    if day is None:
        return Reading("date", "PRESENT_REF" if unit == "D" else "PAST_REF")
    return Reading("date", period.timex_around(day, unit), period.around(day, unit), "relative")


def nextunit(found: Found, context: Context) -> Reading | None:
    """The following day, the day before: counted from the date told before."""
    unit, day = str(found.value("u")), context.previous_day()
    if found.word("r") == "next" and unit != "D":
        return _stretch(context.published, 1, unit, spell(1, unit))
    if day is None:
        return Reading("date", "FUTURE_REF" if found.number("r") > 0 else "PAST_REF")
    there = period.add(day, found.number("r"), unit)
    return Reading("date", period.timex_around(there, unit), period.around(there, unit), "relative")


def partofunit(found: Found, context: Context) -> Reading | None:
    """The end of the year, the beginning of next week, year-end."""
    unit = str(found.value("u"))
    unit = "Q" if unit == "3" else unit
    if unit == "D":
        return None
    if context.published is None:
        return Reading("date", "XXXX")
    relation = found.word("r") if found.has("r") else "the"
    day = period.add(context.published, found.number("r") if relation != "the" else 0, unit)
    edtf = period.part(period.around(day, unit), str(found.value("k")))
    return Reading("date", period.timex_around(day, unit), edtf, "relative")


def thedaypart(found: Found, context: Context) -> Reading | None:
    """The evening, overnight: of the date told before or of publication."""
    day, part = context.previous_day() or context.published, str(found.value("p"))
    if day is None:
        return Reading("time", f"XXXX-XX-XXT{part}")
    return Reading("time", f"{day.isoformat()}T{part}", day.isoformat(), "relative")


def daypartof(found: Found, context: Context) -> Reading | None:
    """The night of 5 May, the morning of Monday."""
    target = context.nested(found.index("t"))
    if target is None or target.edtf is None:
        return None
    return Reading("time", f"{target.timex}T{found.value('p')}", target.edtf, target.basis)


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
