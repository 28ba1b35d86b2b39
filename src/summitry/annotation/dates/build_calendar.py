"""Readings of dates that name months, days, years: 16 May 2024, May 7-10, spring 2024, the 1990s."""

from __future__ import annotations

import re
from datetime import date

from summitry.annotation.dates import period
from summitry.annotation.dates.amounts import spell
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading
from summitry.model import Basis

_PIECES = re.compile(r"\d+")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def calendar(found: Found, context: Context) -> Reading | None:
    """A month, with or without day, weekday and year."""
    month, day = found.number("m"), found.number("d") if found.has("d") else None
    if day is not None and not 1 <= day <= period.length(2000, month):
        return None
    year, basis = _year(found, context, month, day)
    if year is not None and day is not None and day > period.length(year, month):
        return None
    edtf = _iso(year, month, day)
    return Reading("date", edtf, edtf, basis)


def _year(found: Found, context: Context, month: int, day: int | None) -> tuple[int | None, Basis]:
    stated = found.year()
    if stated is not None:
        return stated, "stated"
    if found.has("r"):  # "14 June last year"
        return (context.published.year + found.number("r") if context.published else None), "relative"
    return context.year_for(month, day)


def _iso(year: int | None, month: int, day: int | None) -> str:
    text = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def days(found: Found, context: Context) -> Reading | None:
    """Days of one month: May 7 to 10, 7-10 May 2025, March 20 and 21."""
    month, first, last = found.number("m"), found.number("d"), found.number("e")
    if not 1 <= first < last <= period.length(2000, month):
        return None
    year, basis = _year(found, context, month, first)
    edtf = f"{_iso(year, month, first)}/{_iso(year, month, last)}"
    return Reading("date", edtf, edtf, basis)


def months(found: Found, context: Context) -> Reading | None:
    """Months of one year: March-May 2024."""
    first, last = found.number("m"), found.number("f")
    year, basis = _year(found, context, last, None)
    before = year - 1 if year is not None and first > last else year
    edtf = f"{_iso(before, first, None)}/{_iso(year, last, None)}"
    return Reading("date", edtf, edtf, basis)


def year(found: Found, _context: Context) -> Reading | None:
    """A year."""
    edtf = f"{found.number('y'):04d}"
    return Reading("date", edtf, edtf)


def years(found: Found, _context: Context) -> Reading | None:
    """Two years, the second cut short: 1996-97, 1987/88."""
    first, tail = found.number("a"), found.word("z")
    last = int(str(first)[: 4 - len(tail)] + tail) if len(tail) == 2 else 0
    if last <= first:
        return None
    edtf = f"{first:04d}/{last:04d}"
    return Reading("date", edtf, edtf)


def decade(found: Found, _context: Context) -> Reading | None:
    """A decade: the 1950s, the '90s."""
    digits = "".join(_PIECES.findall(found.word("s")))
    digits = digits if len(digits) == 4 else f"19{digits}"
    return Reading("date", digits[:3], f"{digits[:3]}X")


def century(found: Found, _context: Context) -> Reading | None:
    """A century: the 21st century."""
    number = found.number("o") - 1
    if (
        found.value("u") != "CE" or not 9 <= number <= 20
    ):  # "twenty-first" is read from "first" on: no first century here
        return None
    return Reading("date", f"{number:02d}", f"{number:02d}XX")


def quarter(found: Found, context: Context) -> Reading | None:
    """A quarter or half of a year: the second quarter, the first half of 2024."""
    number, months_in = found.number("o"), found.number("q")
    count = 12 // months_in
    if not 1 <= number <= count:
        return None
    stated = found.year()
    letter = "Q" if count == 4 else "H"
    if stated is None and context.published is None:
        return Reading("date", f"XXXX-{letter}{number}")
    year_number = stated if stated is not None else _quarter_year(found, context, number * months_in - months_in + 1)
    edtf = period.quarter(year_number, number) if count == 4 else period.half(year_number, number)
    return Reading("date", f"{year_number:04d}-{letter}{number}", edtf, "stated" if stated is not None else "inferred")


def shortquarter(found: Found, context: Context) -> Reading | None:
    """Q1 2024, Q3."""
    number, stated = found.number("o"), found.year()
    if not found.tokens.glued(found.start) or not 1 <= number <= 4:
        return None
    if stated is None and context.published is None:
        return Reading("date", f"XXXX-Q{number}")
    year_number = stated if stated is not None else _quarter_year(found, context, 3 * number - 2)
    basis: Basis = "stated" if stated is not None else "inferred"
    return Reading("date", f"{year_number:04d}-Q{number}", period.quarter(year_number, number), basis)


def firstunits(found: Found, _context: Context) -> Reading | None:
    """The first nine months (of 2023): a length, placed where its year is known."""
    count, unit = found.number("n"), str(found.value("u"))
    if found.word("o") != "first":
        return None
    stated = found.year()
    if stated is None or unit != "M" or not 1 <= count <= 12:
        return Reading("duration", spell(count, unit))
    return Reading("duration", spell(count, unit), f"{period.month(stated, 1)}/{period.month(stated, count)}")


def _quarter_year(found: Found, context: Context, first_month: int) -> int:
    """The year of a bare quarter: this year's if it has begun or is to come, else the last that has begun."""
    published = context.published
    assert published is not None
    if found.has("r"):
        return published.year + (found.number("r") if found.word("r") != "the" else 0)
    begun = first_month <= published.month
    return published.year if begun or context.tense() == "future" else published.year - 1


def partofmonth(found: Found, context: Context) -> Reading | None:
    """The first half of May, the last week of March 2024."""
    month, unit = found.number("m"), found.word("u")
    year, basis = _year(found, context, month, None)
    if year is None or unit not in ("half", "week"):
        return None
    size, length = (15, 2) if unit == "half" else (7, 4)
    number = length if found.word("o") == "last" else found.number("o")
    if not 1 <= number <= 5:
        return None
    end = period.length(year, month)
    last = end if found.word("o") == "last" or (unit == "half" and number == 2) else min(end, number * size)
    first = last - 6 if unit == "week" else size * (number - 1) + 1
    edtf = period.span(date(year, month, first), date(year, month, last), approximate=True)
    return Reading("date", _iso(year, month, None), edtf, basis)


def season(found: Found, context: Context) -> Reading | None:
    """A season: spring 2024, last summer."""
    code = str(found.value("s"))
    stated = found.year()
    if stated is not None:
        return Reading("date", f"{stated:04d}-{code}", f"{stated:04d}-{_SEASONS[code]}")
    if context.published is None:
        return Reading("date", f"XXXX-{code}")
    if not found.has("r"):
        return _bare_season(context, context.published, code)
    published, step = context.published, found.number("r")
    begins = 3 * (_SEASONS[code] - 20)
    number = published.year
    if step < 0 and begins + 3 > published.month:
        number -= 1
    elif step > 0 and begins <= published.month:
        number += 1
    elif step == 0 and code == "WI" and published.month < 6:
        number -= 1
    return Reading("date", f"{number:04d}-{code}", f"{number:04d}-{_SEASONS[code]}", "relative")


def _bare_season(context: Context, published: date, code: str) -> Reading:
    """The season in or nearest to which publication falls, on the side that the tense says."""
    number, begins = published.year, 3 * (_SEASONS[code] - 20)
    if context.tense() in ("future", "present"):
        number += begins + 3 <= published.month
    else:
        number -= begins > published.month
    return Reading("date", f"{number:04d}-{code}", f"{number:04d}-{_SEASONS[code]}", "inferred")


def numeric(found: Found, context: Context) -> Reading | None:
    """Figures only: 2024-05-16, 2024/05/16, 16.05.2024, 05/16/2024."""
    pieces = [int(piece) for piece in _PIECES.findall(found.word("t"))]
    if pieces[0] > 31:
        number, month, day = pieces
    else:
        first, second, number = pieces
        number += 0 if number > 99 else 2000 if number < 50 else 1900
        month, day = (first, second) if _month_first(found, first, second) else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= period.length(max(number, 1), month) and 1000 <= number <= 2199):
        return None
    del context
    edtf = _iso(number, month, day)
    return Reading("date", edtf, edtf)


def _month_first(found: Found, first: int, second: int) -> bool:
    """Whether 05/06/2024 has the month first: by its values, its sign, the spelling of the text."""
    if first > 12 or second > 12:
        return second > 12
    if "/" not in found.word("t"):
        return False
    lists = found.tokens.vocabulary.lists
    words = set(found.tokens.words)
    return len(words & lists["american"]) >= len(words & lists["british"])
