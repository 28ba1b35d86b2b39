"""Chunks: the stretches that the lexicon, the title words and the date tagger recognise, before grammar.

Chunks never overlap: of two that do, the one that starts first stands, then the longer. A chunk keeps every
reading of its name, because "Jordan" may be a state or a surname and only grammar can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summitry.annotation.dates import DateMention
from summitry.lexicon import Lexicon, Name
from summitry.lexicon.names import NameKind, NameMatcher
from summitry.lexicon.offices import SHORT, OfficeWord, office_matcher, office_words
from summitry.model import bounds

PERSON, SURNAME, STATE, ADJECTIVE, CITY, ORGANISATION, OFFICE, GATHERING, VENUE, DATE, PLURAL = range(11)

#: Which reading gives the chunk its class when a name has several, first one first.
READINGS: tuple[tuple[NameKind, int], ...] = (
    ("person", PERSON),
    ("state", STATE),
    ("adjective", ADJECTIVE),
    ("demonym", ADJECTIVE),
    ("organisation", ORGANISATION),
    ("capital", CITY),
    ("gathering", GATHERING),
    ("venue", VENUE),
    ("metonym", CITY),
    ("city", CITY),
    ("surname", SURNAME),
)


_CLASSES: dict[NameKind, tuple[int, int | None]] = {
    kind: (order, klass) for order, (kind, klass) in enumerate(READINGS)
}
_NONE = len(READINGS), None
LONGEST = 62  # days from which on a stretch tells of a time, not of an occasion


class Chunk(NamedTuple):
    """`klass` is the class in the skeleton; exactly one of names, office and date is set."""

    start: int
    end: int
    klass: int
    names: tuple[Name, ...] = ()
    office: OfficeWord | None = None
    date: DateMention | None = None

    def ids(self, *kinds: str) -> list[str]:
        """The ids of the readings of these kinds, in the lexicon's order."""
        return [name.id for name in self.names if name.kind in kinds]


def find_chunks(text: str, lexicon: Lexicon, dates: Sequence[DateMention]) -> list[Chunk]:
    """All chunks of the text, left to right."""
    found = list(_names(text, lexicon.matcher))
    found += _offices(text)
    found += [Chunk(date.start, date.end, DATE, date=date) for date in dates if datable(date)]
    found.sort(key=lambda chunk: (chunk.start, -chunk.end, chunk.klass != DATE, chunk.klass not in (OFFICE, PLURAL)))
    return list(without_overlaps(found))


def datable(date: DateMention) -> bool:
    """A date or hour, or a stretch short enough to date an occasion ("the coming days", not "the past decade")."""
    if date.when is None or date.type == "set":
        return date.type == "date"
    return date.type != "duration" or (bounds(date.when.edtf).days or LONGEST) < LONGEST


def _names(text: str, matcher: NameMatcher) -> Iterator[Chunk]:
    for hit in matcher.find(text):
        klass = min((_CLASSES.get(name.kind, _NONE) for name in hit.names), default=_NONE)[1]
        if klass is not None:
            yield Chunk(hit.start, hit.end, klass, names=hit.names)


def _offices(text: str) -> Iterator[Chunk]:
    words = office_words("en")
    for hit in office_matcher("en").find(text):
        office = words[hit.names[0].id]
        if hit.end - hit.start == SHORT and text[max(0, hit.start - 2) : hit.start].strip()[-1:].isdigit():
            continue  # "5 PM" is an hour
        yield Chunk(hit.start, hit.end, PLURAL if office.plural else OFFICE, office=office)


def without_overlaps(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Of sorted chunks those that begin behind the last one kept."""
    reached = 0
    for chunk in chunks:
        if chunk.start >= reached:
            reached = chunk.end
            yield chunk
