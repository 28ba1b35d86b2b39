"""Calendar arithmetic in EDTF strings: weeks, months, quarters, parts of periods, shifts.

Every function is total over the years 1 to 9999 and raises ValueError or OverflowError beyond them.
"""

from __future__ import annotations

from datetime import date, timedelta

from summitry.model import bounds

_DAY = timedelta(days=1)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def length(year: int, number: int) -> int:
    """The number of days of a month."""
    leap = number == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[number - 1] + leap


def month(year: int, number: int) -> str:
    """A month; `number` may lie outside 1 to 12 and then counts on into other years."""
    year, index = year + (number - 1) // 12, (number - 1) % 12
    return date(year, index + 1, 1).isoformat()[:7]


def span(first: date, last: date, *, approximate: bool = False) -> str:
    """The interval from `first` to `last`, both included."""
    mark = "~" if approximate else ""
    return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def week(day: date) -> str:
    """The Monday to Sunday around `day`, approximate: writers do not count from Mondays strictly."""
    first = monday(day)
    return span(first, first + timedelta(days=6), approximate=True)


def weekend(day: date) -> str:
    """The Saturday and Sunday of the week of `day`."""
    first = monday(day)
    return span(first + timedelta(days=5), first + timedelta(days=6))


def iso_week(day: date) -> str:
    """The week in TIMEX3's writing, 2024-W20."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + count
    year, number = index // 12, index % 12 + 1
    return date(year, number, min(day.day, length(year, number)))


def add(day: date, count: int, unit: str) -> date:
    """`day` moved by `count` units of TIMEX3's letters (D W FN M Q Y DE CE)."""
    if unit in ("D", "W", "FN", "WE"):
        return day + timedelta(days=count * {"D": 1, "W": 7, "WE": 7, "FN": 14}[unit])
    return add_months(day, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit])


def around(day: date, unit: str) -> str:
    """The week, month, quarter, year, decade or century in which `day` lies."""
    year = day.year
    if unit == "Q":
        return quarter(year, (day.month - 1) // 3 + 1)
    spelled = {"W": week(day), "FN": week(day), "WE": weekend(day), "M": month(year, day.month), "Y": f"{year:04d}",
               "DE": f"{year // 10:03d}X", "CE": f"{year // 100:02d}XX"}  # fmt: skip
    return spelled.get(unit, day.isoformat())


def timex_around(day: date, unit: str) -> str:
    """The TIMEX3 value of the period in which `day` lies."""
    year = day.year
    if unit == "Q":
        return f"{year:04d}-Q{(day.month - 1) // 3 + 1}"
    spelled = {"W": iso_week(day), "FN": iso_week(day), "WE": iso_week(day) + "-WE", "M": f"{year:04d}-{day.month:02d}",
               "Y": f"{year:04d}", "DE": f"{year // 10:03d}", "CE": f"{year // 100:02d}"}  # fmt: skip
    return spelled.get(unit, day.isoformat())


def quarter(year: int, number: int) -> str:
    """The months of a quarter."""
    return f"{month(year, 3 * number - 2)}/{month(year, 3 * number)}"


def half(year: int, number: int) -> str:
    """The months of a half-year."""
    return f"{month(year, 6 * number - 5)}/{month(year, 6 * number)}"


def part(edtf: str, which: str) -> str | None:
    """The early, mid or late part of a period, approximate; None for a single day or an open interval.

    A month is cut after its 10th and 20th day, a year into January to March, May to
    August and October to December, a week after Tuesday and
    Thursday, a decade after its fourth and seventh year.
    """
    whole = bounds(edtf)
    if whole.earliest is None or whole.latest is None or whole.days is None or whole.days <= 1:
        return None
    first, last = whole.earliest, whole.latest
    if whole.days <= 7:
        cuts = (first + 2 * _DAY, first + 3 * _DAY) if whole.days == 7 else (first, first + _DAY)
    elif whole.days <= 31:
        cuts = (first + 9 * _DAY, first + 19 * _DAY)
    elif whole.days <= 366:
        return _months_part(first, whole.days, which)
    else:
        return _years_part(first.year, last.year, which)
    ends = {"early": (first, cuts[0]), "mid": (cuts[0] + _DAY, cuts[1]), "late": (cuts[1] + _DAY, last)}
    return span(*ends[which], approximate=True)


def _months_part(first: date, days: int, which: str) -> str:
    third = max(1, round(days / 30.5 / 3))
    if third >= 4:  # a year: writers mean its first quarter, its middle, its last quarter
        number, length = {"early": (0, 3), "mid": (4, 4), "late": (9, 3)}[which]
    else:
        number, length = {"early": 0, "mid": third, "late": 2 * third}[which], third
    left, right = month(first.year, first.month + number), month(first.year, first.month + number + length - 1)
    return f"{left}~" if left == right else f"{left}~/{right}~"


def _years_part(first: int, last: int, which: str) -> str:
    length = last - first + 1
    low, high = first + length * 4 // 10 - 1, first + length * 7 // 10 - 1
    ends = {"early": (first, low), "mid": (low + 1, high), "late": (high + 1, last)}
    left, right = ends[which]
    return f"{left:04d}~/{right:04d}~"
