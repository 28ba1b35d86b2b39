"""The day of publication as the first lines of a text tell it: a label, a line of its own, or a dateline.

A day in the running text is never taken: it may be that of the event. Nor is the day on which something
was signed, even where it stands on a line of its own. Words are in `dateline_words.csv`.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import lru_cache

from summitry.reading.published import day_of, days_in
from summitry.reading.reasons import TABLES

AGENCY = r"(?:,?\s?\([^()\n]{1,60}\)|,?\s?/[^/\n]{1,40}/|,?\s[A-Z]\w{1,20})?"
GOES_ON = re.compile(rf"{AGENCY}\s{{0,3}}(?:[-–—]{{1,2}}|:)\s|\.\s{{1,3}}(?=[^\W\d_a-z]|[\"“«])")
CLOCK = re.compile(
    r"[\s,|·at]{0,5}(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s{0,2}(?:[ap]\.?m\.?)?\W{0,3}[A-Za-z]{0,4})?\W{0,3}$", re.IGNORECASE
)
LINES_SEARCHED = 12
LONGEST_PLACE = 60
MOST_NAMES = 8
APART = (",", ".", ";", "|", "/", "-", "–", "—")


def from_dateline(text: str) -> date | None:
    """The day that the first lines give: "Published: …", "Moscow, 16 May 2024" alone, "MOSCOW, May 16, 2024 – …"."""
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
    match = days_in().search(line, start, 120)
    if match is None:
        return None
    before, after = line[start : match.start()], line[match.end() :]
    if label and not before:
        return day_of(match)
    place = _place(before)
    if place is None:
        return None
    told = _alone(place, after, label) or _is_dateline(place, after)
    return day_of(match) if told else None


def _alone(place: str, after: str, label: re.Match[str] | None) -> bool:
    """Whether day and place, in either order, are all that the line says."""
    if CLOCK.match(after):
        return label is not None or not place or place.endswith(APART) or len(place.split()) <= 3
    rest = _place(after.lstrip(" ,;"))
    return not place and after.startswith((",", ";")) and bool(rest) and "." not in after[:-1]


def _is_dateline(place: str, after: str) -> bool:
    """A place before the day, in capitals or with a comma, and a dash, colon or full stop after it."""
    set_apart = place.endswith(",") or (place.isupper() and len(place) > 2)
    return set_apart and GOES_ON.match(after) is not None


def _place(words: str) -> str | None:
    """`words` without weekday when they can be places and names, None when they are prose or an event's."""
    left = _weekdays().sub("", words).strip(" (")
    place, comma, last = left.rpartition(", ")
    left = f"{place}," if comma and last in _words("joining") else left  # "Paris, le" 16 mai
    names = [name for name in re.split(r"[\s,./()|'’-]+", left) if name]
    if len(left) > LONGEST_PLACE or len(names) > MOST_NAMES:
        return None
    if names and names[0].casefold() in _words("event"):
        return None
    return left if all(name[0].isupper() or name in _words("joining") for name in names) else None


def label_rows() -> list[dict[str, str]]:
    """The rows of `date_labels.csv`: words before a day of publication, with examples."""
    return _rows("date_labels.csv")


def word_rows() -> list[dict[str, str]]:
    """The rows of `dateline_words.csv`: weekdays, small words within names, words that tell of an event."""
    return _rows("dateline_words.csv")


def _rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    return frozenset(form for row in word_rows() if row["kind"] == kind for form in row["forms"].split("|"))


@lru_cache(maxsize=1)
def _weekdays() -> re.Pattern[str]:
    names = "|".join(sorted(_words("weekday"), key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b\.?,?\s?$|^(?:{names})\b\.?,?\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    labels = sorted((re.escape(row["label"]) for row in label_rows()), key=len, reverse=True)
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(labels)})\b\s{{0,3}}[:：]?\s{{0,3}}(?=\S)", re.IGNORECASE)
