"""The day of a saved page: markup and address before a dateline, a dateline before any day in its words.

`htmldate` finds most days, but when a page carries none it searches the prose and may come back with
the day of an event, or with the first of January of any year that it met. So its answer is held against
the page's markup, and what only the words tell is said to be so.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from summitry.model import PublishedBasis
from summitry.reading.dateline import from_dateline
from summitry.reading.options import ReadOptions
from summitry.reading.published import day_of, days_in, from_field, from_url

HTMLDATE_STARTS = date(1995, 1, 1)  # its search takes nothing older, which cuts off archives of newspapers
EARLIEST = "1945-01-01"


class PageDay(msgspec.Struct, frozen=True):
    """A day, its basis, and whether it was only found somewhere in the words of the page."""

    day: date | None
    basis: PublishedBasis
    in_words: bool = False


def page_day(page: str, text: str, quick: date | None, url: str | None, options: ReadOptions) -> PageDay:
    """The publication day of `page`, whose article is `text`; `quick` is what its markup alone gave."""
    if quick is not None and quick < HTMLDATE_STARTS and in_markup(page, quick):
        return PageDay(quick, "markup")
    found = found_day(page, url, options)
    if found is not None and in_markup(page, found):
        return PageDay(found, "markup")
    if found is not None and from_url(url) == found:
        return PageDay(found, "url")
    if found is not None and found == quick and found.isoformat() not in text:
        return PageDay(found, "markup")  # in an element for days, or in another form than ISO
    told = from_dateline(text)
    if told is not None:
        return PageDay(told, "dateline")
    if found is None or (found.day == 1 and not stands_in(page, found)):
        return PageDay(None, "none")  # htmldate makes a year or month alone its first day
    return PageDay(found, "dateline", in_words=True)


def found_day(page: str, url: str | None, options: ReadOptions) -> date | None:
    """What htmldate finds with its extensive search, the setting that is best on the page-date benchmark."""
    from htmldate import find_date

    latest = options.latest.isoformat()
    found = find_date(page, original_date=True, extensive_search=True, url=url, max_date=latest)
    return from_field(found) if found else None


def in_markup(page: str, day: date) -> bool:
    """Whether the day stands in the page's metadata: at the beginning of an attribute or JSON value."""
    return re.search(rf"[\"']{day.isoformat()}(?:[\"'T ]|&)", page) is not None


def stands_in(page: str, day: date) -> bool:
    """Whether the page names the whole day anywhere, in words or in figures."""
    if any(day_of(match) == day for match in days_in().finditer(page)):
        return True
    sign, year = r"[./-]", f"(?:{day.year}|{day.year % 100:02})"
    figures = (
        rf"0?{day.day}{sign}0?{day.month}{sign}{year}",
        rf"0?{day.month}{sign}0?{day.day}{sign}{year}",
        rf"{day.year}{sign}0?{day.month}{sign}0?{day.day}",
        f"{day:%Y%m%d}",
    )
    return re.search(rf"(?<!\d)(?:{'|'.join(figures)})(?!\d)", page) is not None
