"""The day of publication, from a given field, an address or a dateline; only a full date counts.

A date in the running text is never taken: it may be the day of the event. Markup is the business of
the HTML reader.
"""

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
AGENCY = r"(?:,?\s?\([^()\n]{1,60}\)|,?\s?/[^/\n]{1,40}/|,?\s[A-Z]\w{1,20})?"
AFTER_DAY = re.compile(rf"{AGENCY}\s{{0,3}}(?:[-–—]{{1,2}}|:)\s")
CLOCK = re.compile(
    r"[\s,|·at]{0,5}(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s{0,2}(?:[ap]\.?m\.?)?\W{0,3}[A-Za-z]{0,4})?\W{0,3}$", re.IGNORECASE
)
LINES_SEARCHED = 12


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
        found = _day(year, month, day)
        if found is not None:
            return found
    return None


def from_dateline(text: str) -> date | None:
    """The day that the first lines give as a label, a line of its own, or a dateline such as MOSCOW, May 16, 2024 -."""
    for line in text[:3000].split("\n")[:LINES_SEARCHED]:
        found = _from_line(line.strip())
        if found is not None:
            return found
    return None


def _from_line(line: str) -> date | None:
    if not line or not any(char.isdigit() for char in line[:120]):
        return None
    label = _labels().match(line)
    start = label.end() if label else 0
    match = _dates().search(line, 0, 120)
    if match is None:
        return None
    day = _of_match(match)
    alone = match.start() <= start and CLOCK.match(line, match.end()) is not None
    return day if alone or (label and match.start() == start) or _is_dateline(line, match) else None


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    """A place before the date, in capitals or with a comma, and a dash or colon after it, an agency between."""
    before = line[: match.start()].strip(" (/")
    words = [word for word in re.split(r"[\s,./()-]+", before) if word]
    if not words or len(before) > 60 or not all(word[0].isupper() for word in words):
        return False
    set_apart = before.endswith(",") or (before.isupper() and len(before) > 2)
    return set_apart and AFTER_DAY.match(line, match.end()) is not None


def _match_iso(value: str) -> date | None:
    match = ISO.match(value)
    if match is None:
        return None
    return _day(match[1], match[2], match[3]) if match[1] else _day(match[4], match[5], match[6])


def _worded(value: str) -> date | None:
    match = _dates().search(value, 0, 80)
    return None if match is None else _of_match(match)


def _of_match(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts["iso"]:
        return _match_iso(parts["iso"])
    if parts["year3"]:
        return _day(parts["year3"], parts["month3"], parts["day3"])
    number = str(_months()[(parts["name1"] or parts["name2"]).casefold()])
    return _day(parts["year1"] or parts["year2"], number, parts["day1"] or parts["day2"])


def _day(year: str, month: str, day: str) -> date | None:
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
def _dates() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
        rf"|\b(?P<day1>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s(?:de\s|of\s)?(?P<name1>{names})\b\.?,?\s(?:de\s)?(?P<year1>\d{{4}})(?!\d)"
        rf"|\b(?P<name2>{names})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})(?!\d)"
        rf"|(?P<year3>\d{{4}})\s?年\s?(?P<month3>\d{{1,2}})\s?月\s?(?P<day3>\d{{1,2}})\s?日",
        re.IGNORECASE,
    )


def label_rows() -> list[dict[str, str]]:
    """The rows of `date_labels.csv`: words before a day of publication, with examples."""
    with (TABLES / "date_labels.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    labels = sorted((re.escape(row["label"]) for row in label_rows()), key=len, reverse=True)
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(labels)})\s{{0,3}}[:：]?\s{{0,3}}(?=\S)", re.IGNORECASE)
