"""What surrounds an expression: the day of publication, the tense, years nearby, the date before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from summitry.annotation.dates.found import Found, Reading
from summitry.annotation.dates.scan import longest
from summitry.annotation.dates.tense import Sentences, Tense
from summitry.annotation.dates.tokens import Tokens
from summitry.annotation.dates.years import StatedYears, fitting_year
from summitry.model import Basis, bounds

Read = Callable[[Found, "Context"], Reading | None]


_LONGEST_NOTES = 100  # characters before a city that still opens its line
_NOTES = re.compile(r"(?:[^a-z()]{0,40}?\([^()]{1,40}\)[.\s]*){0,2}\s*")  # "(Rec. 8 p.m.) "
NARRATIVE = 100  # words over which a text without a day of publication goes on in the year told last


class Context:
    """The surroundings of the expression number `at` of `founds`."""

    def __init__(self, tokens: Tokens, founds: list[Found], published: date | None, read: Read) -> None:
        self._read = read
        self.tokens = tokens
        self.sentences = Sentences(tokens)
        self._years = StatedYears(tokens, founds)
        self.founds = founds
        self.published = published
        self.at = 0
        self.previous: Reading | None = None
        self.previous_end = -1  # the word behind that date; -1 before the first

    @property
    def found(self) -> Found:
        """The expression that is being read."""
        return self.founds[self.at]

    def tense(self) -> Tense:
        """The tense that governs the expression."""
        return self.sentences.tense(self.found.start, self.found.end)

    def year_for(self, month: int, day: int | None) -> tuple[int | None, Basis]:
        """The year of a bare month or day: from the words beside it, or the nearest that fits the tense."""
        found = self.found
        if self.published is not None and is_dateline(self.tokens, found.start, found.end):
            return fitting_year(self.published, month, day, ""), "inferred"
        year = found.year() or self._years.linked(self.at) or self._years.heading(self.at) or self._sentence_year()
        if year is not None:
            return year, "inferred"
        if self.published is None:
            told = self._years.of_title or self._told_before()
            return (told, "inferred") if told is not None else (None, "year-unknown")
        tense = self.tense()
        governs: Tense = "past" if tense in ("present", "") and self._years.in_chronology(self.at) else tense
        return fitting_year(self.published, month, day, governs), "inferred"

    def _told_before(self) -> int | None:
        """The year of the date told before in the same paragraph: a narrative goes on in it."""
        start, end = self.found.start, self.previous_end
        if not 0 < end <= start or start - end > NARRATIVE:
            return None
        tokens, told = self.tokens, self.previous_day()
        same = "\n\n" not in tokens.text[tokens.begin(end - 1) : tokens.begin(start)]
        return told.year if told is not None and same else None

    def _sentence_year(self) -> int | None:
        """A lone year of the same sentence, if not contradicted by a tense to come."""
        year = self._years.in_sentence(self.at, self.sentences)
        if year is None or self.published is None:
            return year
        return year if year <= self.published.year and self.tense() in ("past", "") else None

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
    """Whether the words are the day in "PEKING, March 30 -", "MOSCOW (May 8) --" or "LONDON, May 8" on top."""
    before = start - 2 if tokens.word(start - 1) in (",", "(") else start - 1
    if before < 0:
        return False
    if tokens.word(end) not in tokens.vocabulary.lists["dateline_end"]:
        begin = tokens.begin(before)
        line = tokens.text[max(tokens.text.rfind("\n", 0, begin) + 1, begin - _LONGEST_NOTES) : begin]
        if tokens.word(end) not in ("", ".") or _NOTES.fullmatch(line) is None:
            return False
    city = tokens.original(before)
    return len(city) > 2 and city.isupper()
