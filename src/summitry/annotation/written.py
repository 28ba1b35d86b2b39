"""The day as of which a document is read, and its date expressions as of that day.

It is the day of publication. A dispatch that a paper printed was written on the day of its dateline; the record of a
talk that an archive gives without a date of publication, on the day that its heading names. "Yesterday", and who held
which office, are told as of then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summitry.annotation.dates import DateMention, find_dates
from summitry.lexicon.headings import REACH, Heading, heading_of
from summitry.model import Document

DELAY = 3  # days between a dispatch and the paper that prints it


def dated(document: Document) -> tuple[date | None, Sequence[DateMention]]:
    """The day of writing, None where nothing tells it, and the date expressions of the content."""
    content, lang, published = document.content, document.lang or "en", document.published
    dates = find_dates(content, published, lang)
    if published is None:
        written = _day_of_record(content, dates)
        return written, find_dates(content, written, lang) if written is not None else dates
    sent = next((item.when.day for item in dates if item.rule == "dateline" and item.when is not None), None)
    if sent is None or not 0 < (published - sent).days <= DELAY:
        return published, dates
    return published, find_dates(content, sent, lang)


def _day_of_record(content: str, dates: Sequence[DateMention]) -> date | None:
    """The day in the heading of a record of talks: in its field, in the title, or on a line of its own."""
    heading = heading_of(content)
    if heading is None:
        return None
    days = [(item, item.when.day) for item in dates if item.start < REACH and item.when is not None]
    return next((day for item, day in days if day is not None and _in_heading(item, content, heading)), None)


def _in_heading(item: DateMention, content: str, heading: Heading) -> bool:
    low, high = heading.day
    if low < high:
        return low <= item.start < high
    before, after = content.rfind("\n", 0, item.start) + 1, content.find("\n", item.end)
    line = content[before : after if after >= 0 else len(content)]
    return before == 0 or len(line) - (item.end - item.start) < SURROUNDED


SURROUNDED = 40  # characters beside the date on a line of its own: a place, a time of day
