"""Days as fields and addresses write them; only a full date counts. Datelines are the business of `dateline`."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import lru_cache

from summitry.reading.reasons import TABLES

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)"
)


def from_field(value: str) -> date | None:
    """The day that a field names: ISO (with or without a time), 16 May 2024, RFC 2822; None if not understood."""
    value = value.strip()
    found = _match_iso(value) or _worded(value)
    if found is not None:
        return found
    from email.utils import parsedate_to_datetime  # slow to import, rarely needed

    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError, IndexError):
        return None


def from_url(url: str | None) -> date | None:
    """The day within an address: /2024/05/16/, 2024-05-16, 20240516, /202405/16/."""
    for match in IN_URL.finditer(url or ""):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
        found = _date(year, month, day)
        if found is not None:
            return found
    return None


def _match_iso(value: str) -> date | None:
    match = ISO.match(value)
    if match is None:
        return None
    return _date(match[1], match[2], match[3]) if match[1] else _date(match[4], match[5], match[6])


def _worded(value: str) -> date | None:
    match = days_in().search(value, 0, 80)
    return None if match is None else day_of(match)


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match of `days_in`, None when there is no such day."""
    parts = match.groupdict()
    if parts["iso"]:
        return _match_iso(parts["iso"])
    if parts["year4"]:
        return _date(parts["year4"], parts["month4"], parts["day4"])
    if parts["year3"]:
        return _date(parts["year3"], parts["month3"], parts["day3"])
    number = str(_months()[(parts["name1"] or parts["name2"]).casefold()])
    return _date(parts["year1"] or parts["year2"], number, parts["day1"] or parts["day2"])


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    with (TABLES / "months.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return {form: int(row["month"]) for row in rows for form in row["forms"].split("|")}


@lru_cache(maxsize=1)
def days_in() -> re.Pattern[str]:
    """A pattern of full dates, for `day_of`: ISO, 16 May 2024, May 16, 2024, 16.05.2024, 2024年5月16日."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
        rf"|\b(?P<day1>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s(?:de\s|of\s)?(?P<name1>{names})\b\.?,?\s(?:de\s)?(?P<year1>\d{{4}})(?!\d)"
        rf"(?:\sгода|\sг\.)?"
        rf"|\b(?P<name2>{names})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})(?!\d)"
        rf"|(?P<year3>\d{{4}})\s?年\s?(?P<month3>\d{{1,2}})\s?月\s?(?P<day3>\d{{1,2}})\s?日"
        rf"|(?<![\d.])(?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
