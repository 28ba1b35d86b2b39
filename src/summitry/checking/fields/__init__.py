"""The fields of one account of a text against the engagement that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.checking.draft import Draft
from summitry.checking.fields.day import date_marks, date_spans
from summitry.checking.fields.format import format_marks, rank_marks
from summitry.checking.fields.papers import paper_marks
from summitry.checking.fields.people import people_marks
from summitry.checking.fields.place import place_marks, place_mentions
from summitry.checking.fields.status import status_marks
from summitry.checking.known import Known
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark

_FIELDS = (date_marks, place_marks, format_marks, rank_marks, status_marks, paper_marks, people_marks)


def field_marks(draft: Draft, known: Known, story: Story, line: Line) -> Iterator[Mark]:
    """All marks of one account; where no engagement was found for it, that its day and place were not."""
    if line.match is None:
        yield from _nothing_found(draft, known, line)
        return
    for field in _FIELDS:
        yield from field(draft, known, story, line)


def _nothing_found(draft: Draft, known: Known, line: Line) -> Iterator[Mark]:
    people = " and ".join(one.name or one.country or "" for one in line.account.participants)
    found = f"no engagement of {people} that fits was found in {known.covered}; that does not mean that there was none"
    for span in date_spans(draft, line):
        yield draft.mark(span, "date", "not-in-chronicle", "engagement.none", found)
    for mention in place_mentions(draft, line):
        yield draft.mark((mention.start, mention.end), "place", "not-in-chronicle", "engagement.none", found)
