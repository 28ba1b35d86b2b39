"""What surrounds an expression: the day of publication, the tense, years nearby, the date before it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property

from summitry.annotation.dates.found import Found, Reading
from summitry.annotation.dates.scan import longest
from summitry.annotation.dates.tense import Tense, sentence_end, sentence_start, tense_at
from summitry.annotation.dates.tokens import Tokens
from summitry.model import Basis, bounds

_SLACK = timedelta(days=14)  # a tense is no reason to move a day of these weeks by a whole year
_NEAR = 14  # words within which a year is taken to be meant for a bare day


Read = Callable[[Found, "Context"], Reading | None]


class Context:
    """The surroundings of the expression number `at` of `founds`."""

    def __init__(self, tokens: Tokens, founds: list[Found], published: date | None, read: Read) -> None:
        self._read = read
        self.tokens = tokens
        self.founds = founds
        self.published = published
        self.at = 0
        self.previous: Reading | None = None

    @property
    def found(self) -> Found:
        """The expression that is being read."""
        return self.founds[self.at]

    def tense(self) -> Tense:
        """The tense that governs the expression; the line that opens a report has none."""
        if is_dateline(self.tokens, self.found.start, self.found.end):
            return ""
        return tense_at(self.tokens, self.found.start, self.found.end)

    @cached_property
    def _links(self) -> frozenset[str]:
        return self.tokens.vocabulary.lists["links"]

    def year_for(self, month: int, day: int | None) -> tuple[int | None, Basis]:
        """The year of a bare month or day: from the words beside it, or the nearest that fits the tense."""
        found = self.found
        year = found.year() or self._linked_year() or self._sentence_year()
        if year is not None:
            return year, "inferred"
        if self.published is None:
            return None, "year-unknown"
        return _fitting_year(self.published, month, day, self.tense()), "inferred"

    def _linked_year(self) -> int | None:
        """The year of an expression joined to this one: "28 June to 2 July 2025", "5 and 8 May 2024"."""
        for step in (1, -1):
            place = self.at + step
            while 0 <= place < len(self.founds) and self._joined(min(place, place - step), max(place, place - step)):
                year = self.founds[place].year()
                if year is not None:
                    return year
                place += step
                if abs(place - self.at) > 4:
                    break
        return None

    def _joined(self, left: int, right: int) -> bool:
        low, high = self.founds[left].end, self.founds[right].start
        return high - low <= 3 and all(self.tokens.words[at] in self._links for at in range(low, high))

    def _sentence_year(self) -> int | None:
        """A lone year of the same sentence, if near enough and not contradicted by a tense to come."""
        found = self.found
        low, high = sentence_start(self.tokens, found.start), sentence_end(self.tokens, found.end)
        years = []
        for place in range(max(0, self.at - 4), min(len(self.founds), self.at + 5)):
            other = self.founds[place]
            year = other.year()
            if year is not None and low <= other.start < high and self._apart(found, other) <= _NEAR:
                years.append(year)
        if len(set(years)) != 1:
            return None
        if self.published is None:
            return years[0]
        passed = self.tense() in ("past", "") and years[0] <= self.published.year
        return years[0] if passed else None

    @staticmethod
    def _apart(one: Found, other: Found) -> int:
        return max(other.start - one.end, one.start - other.end)

    def nested(self, place: int) -> Reading | None:
        """The reading of the date that stands at the word `place`, within this expression ("the day after 9 May")."""
        inner = longest(self.tokens, place)
        return None if inner is None else self._read(inner, self)

    def previous_day(self) -> date | None:
        """The last day of the date told before this expression."""
        if self.previous is None or self.previous.edtf is None:
            return None
        span = bounds(self.previous.edtf)
        return span.latest if span.year_known else None


def is_dateline(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words are the day in "PEKING, March 30 -" or "MOSCOW (May 8) --"."""
    before = start - 2 if tokens.word(start - 1) in (",", "(") else start - 1
    if before < 0 or tokens.word(end) not in tokens.vocabulary.lists["dateline_end"]:
        return False
    city = tokens.original(before)
    return len(city) > 2 and city.isupper() and sentence_start(tokens, before) >= before - 5


def _fitting_year(published: date, month: int, day: int | None, tense: Tense) -> int | None:
    """The year that puts a bare month or day nearest to publication on the side that the tense says."""
    choices = []
    for year in range(max(1, published.year - 8), published.year + 9):
        length = monthrange(year, month)[1]
        if day is None or day <= length:
            choices.append((date(year, month, day or 1), date(year, month, day or length)))
    if tense == "past":
        choices = [pair for pair in choices if pair[0] <= published + _SLACK] or choices[:1]
    elif tense in ("future", "present"):
        choices = [pair for pair in choices if pair[1] >= published - _SLACK] or choices[-1:]
    if not choices:
        return None
    return min(choices, key=lambda pair: _distance(published, *pair))[0].year


def _distance(published: date, first: date, last: date) -> int:
    if first <= published <= last:
        return 0
    return (first - published).days if first > published else (published - last).days
