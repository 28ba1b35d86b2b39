"""The year of a bare month or day: stated nearby in the text, else the nearest to publication that fits the tense."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta
from functools import cached_property, lru_cache

from summitry.annotation.dates.found import Found
from summitry.annotation.dates.tense import Sentences, Tense
from summitry.annotation.dates.tokens import Tokens

_YEAR = re.compile(r"(?<![\d–-])(?:1[6-9]|20)\d\d(?![\d–-])")
_HEADING = re.compile(r"^[ \t#*]*(?P<year>1[6-9]\d\d|20\d\d)[ \t*:.]*$", re.MULTILINE)
_SLACK = timedelta(days=14)  # a tense is no reason to move a day of these weeks by a whole year
_NEAR = 14  # words within which a year is taken to be meant for a bare day
_DASHES = ([":"], ["–"], ["—"], ["-"], ["--"])
_SEVERAL = 3  # entries that make a chronology
_STEPS = 4  # expressions over which a series may reach ("on 3, 5 and 8 May 2024")


class StatedYears:
    """The years that the expressions of a text state themselves."""

    def __init__(self, tokens: Tokens, founds: list[Found]) -> None:
        self._tokens = tokens
        self._founds = founds
        self._links = tokens.vocabulary.lists["links"]
        self._years = {at: year for at, found in enumerate(founds) if (year := found.year()) is not None}
        self._places = sorted(self._years)
        self._headings = [(match.start(), int(match.group("year"))) for match in _HEADING.finditer(tokens.text)]

    def linked(self, at: int) -> int | None:
        """The year of an expression joined to number `at`: "28 June to 2 July 2025", "5 and 8 May 2024"."""
        for step in (1, -1) if self._near(at) else ():
            for place in range(at + step, at + step * (_STEPS + 1), step):
                if not 0 <= place < len(self._founds) or not self._joined(min(place, place - step)):
                    break
                if place in self._years:
                    return self._years[place]
        return None

    def heading(self, at: int) -> int | None:
        """The year that stands alone on a line above the line that expression number `at` opens: in a chronology."""
        if not self._headings:
            return None
        begin = self._tokens.begin(self._founds[at].start)
        number = bisect_left(self._headings, (begin,))
        return self._headings[number - 1][1] if number and self._opens(at) else None

    @cached_property
    def _entries(self) -> frozenset[int]:
        """The expressions that open a line with a dash or colon behind them, where there are several: a chronology."""
        words = self._tokens.words
        dashed = (at for at, one in enumerate(self._founds) if words[one.end : one.end + 1] in _DASHES)
        found = [at for at in dashed if self._opens(at)]
        return frozenset(found) if len(found) >= _SEVERAL else frozenset()

    def in_chronology(self, at: int) -> bool:
        """Whether expression number `at` heads an entry of a chronology, whose present tense tells of the past."""
        return at in self._entries

    def _opens(self, at: int) -> bool:
        begin = self._tokens.begin(self._founds[at].start)
        return not self._tokens.text[self._tokens.text.rfind("\n", 0, begin) + 1 : begin].strip(" \t-*•·|")

    @cached_property
    def of_title(self) -> int | None:
        """The only year of the text's first line, which a text of several paragraphs has for its title."""
        end = self._tokens.text.find("\n")
        title = self._tokens.text[: max(end, 0)]
        years = set(_YEAR.findall(title)) if _HEADING.fullmatch(title) is None else set()
        return int(years.pop()) if len(years) == 1 else None

    def _near(self, at: int) -> list[int]:
        """The expressions with a year among the few before and after `at`."""
        low, high = bisect_left(self._places, at - _STEPS), bisect_left(self._places, at + _STEPS + 1)
        return self._places[low:high]

    def _joined(self, left: int) -> bool:
        low, high = self._founds[left].end, self._founds[left + 1].start
        words = self._tokens.words[low:high]
        words = words[1:] if words[:1] == ["."] and len(words) > 1 else words  # "25 Jan. – 1 Feb. 1979"
        return len(words) <= 3 and all(word in self._links for word in words)

    def in_sentence(self, at: int, sentences: Sentences) -> int | None:
        """The only year of the same sentence within a few words."""
        near = self._near(at)
        if not near:
            return None
        found = self._founds[at]
        low, high = sentences.start(found.start), sentences.end(found.end)
        years = set()
        for place in near:
            other = self._founds[place]
            apart = max(other.start - found.end, found.start - other.end)
            if low <= other.start < high and apart <= _NEAR and self._gives(other) and not _runs_back(other, found):
                years.add(self._years[place])
        return years.pop() if len(years) == 1 else None

    def _gives(self, found: Found) -> bool:
        """Whether the year holds for its sentence: "in 2013", "on 21 March 2023"; not "since 1978", "the 2015 pact"."""
        return self._tokens.word(found.start - 1) in self._tokens.vocabulary.lists["gives_year"]


def _runs_back(stated: Found, bare: Found) -> bool:
    """Whether a bare day told after a full date would lie before it in that year ("on 5 November 2023, on 20 May")."""
    if stated.start > bare.start or not (stated.has("m") and bare.has("m")):
        return False
    return (bare.number("m"), _day(bare)) < (stated.number("m"), _day(stated))


def _day(found: Found) -> int:
    return found.number("d") if found.has("d") else 31


@lru_cache(maxsize=4096)
def fitting_year(published: date, month: int, day: int | None, tense: Tense) -> int | None:
    """The year that puts a bare month or day nearest to publication on the side that the tense says."""
    choices = []
    for year in range(max(1, published.year - 8), min(9999, published.year + 8) + 1):
        length = monthrange(year, month)[1]
        if day is None or day <= length:
            choices.append((date(year, month, day or 1), date(year, month, day or length)))
    if tense == "past":
        choices = [pair for pair in choices if pair[0] <= published + _SLACK] or choices[:1]
    elif tense in ("future", "present"):
        choices = [pair for pair in choices if pair[1] >= published - _SLACK] or choices[-1:]
    return min(choices, key=lambda pair: _distance(published, *pair))[0].year if choices else None


def _distance(published: date, first: date, last: date) -> int:
    if first <= published <= last:
        return 0
    return (first - published).days if first > published else (published - last).days
