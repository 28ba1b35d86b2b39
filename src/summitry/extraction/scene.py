"""A scene: one sentence with its actors, places, dates and gatherings folded, ready for the rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from summitry.extraction.clutter import plain
from summitry.extraction.grammar import rules
from summitry.extraction.signs import (
    ACTOR,
    CITY,
    DATE,
    GATHERING,
    ORGANISATION,
    PAIR,
    POSSESSOR,
    STATE,
    VENUE,
    sign,
)
from summitry.lexicon.cues import cues_of, lowered
from summitry.model import Actor, Annotated, Mention
from summitry.text.skeleton import Part, Skeleton, fold

_CLASSES = {
    "state": STATE, "city": CITY, "organisation": ORGANISATION, "gathering": GATHERING, "venue": VENUE, "date": DATE,
}  # fmt: skip
Item = Actor | Mention


class Scene:
    """`text` is the skeleton in lower case; `number` the sentence's place in the document, 0 the title or lead."""

    def __init__(
        self, skeleton: Skeleton, items: list[Item], number: int, span: tuple[int, int], cues: frozenset[str]
    ) -> None:
        self.cues = cues
        self.skeleton = skeleton
        self.items = items
        self.number = number
        self.span = span
        self.text = lowered(skeleton.text)

    def item(self, part: Part) -> Item:
        """The actor or mention that a part stands for."""
        return self.items[part.index]

    def found(self, text: str, *classes: int) -> list[Item]:
        """Items of these classes within a stretch of the skeleton."""
        return [self.items[part.index] for part in self.skeleton.parts(text) if part.klass in classes]

    def actors(self, text: str | None = None) -> list[Actor]:
        """All who can be parties within a stretch, pairs resolved, states and organisations as delegations."""
        found: list[Actor] = []
        for part in self.skeleton.parts(self.text if text is None else text):
            item = self.items[part.index]
            if isinstance(item, Actor):
                found += item.members or (item,)
            elif part.klass in (STATE, ORGANISATION) and item.value:
                found.append(Actor(item.start, item.end, None, item.value, rule="delegation"))
        return found

    def named(self) -> list[tuple[int, Actor]]:
        """Persons and titles of the sentence with their places in the skeleton, references back included."""
        found: list[tuple[int, Actor]] = []
        for position, char in enumerate(self.text):
            if char >= "\ue000":
                part = self.skeleton.part(char)
                item = self.items[part.index]
                if isinstance(item, Actor) and not item.members:
                    found.append((position, item))
        return found

    def source(self, low: int, high: int) -> tuple[int, int]:
        """Offsets in the document of a stretch of the skeleton."""
        return self.skeleton.source(low), self.skeleton.source(high, end=True)


class Scenes:
    """The scenes of a document, folded when they are asked for; they stand in text order."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self._cues = cues_of(annotated.content)
        self._items = items_of(annotated)
        self._starts = [item.start for item in self._items]
        self._weights = list(accumulate(map(_weight, self._items), initial=0))
        self._folded: dict[int, list[Scene]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def telling(self) -> Iterator[Scene]:
        """The scenes over which any rule can be laid: with a cue of it, or a gathering, and the parts that it needs."""
        laid = rules("en")
        for number, (start, end) in enumerate(self.annotated.sentences):
            if self._holds_enough(start, end) and laid.may_fire(self._cues_at(number), self._classes(start, end)):
                yield from self._at(number)

    def of(self, numbers: Iterable[int], *, cued: bool = False) -> Iterator[Scene]:
        """The scenes of these sentences, as far as the text has so many, with a cue or short; `cued`: with a cue."""
        for number in sorted(numbers):
            if number >= len(self.annotated.sentences):
                return
            if self._holds_enough(*self.annotated.sentences[number]) and (self._cues_at(number) or not cued):
                yield from self._at(number)

    def _cues_at(self, number: int) -> frozenset[str]:
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = self._cues.within(*self.annotated.sentences[number])
        return words

    def _holds_enough(self, start: int, end: int) -> bool:
        """Whether a sentence holds enough that was recognised; a question tells of nothing."""
        if self.annotated.content[end - 1] == "?" or not self._cues.any_in(start, end):
            return False
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._weights[high] - self._weights[low] >= ENOUGH

    def _classes(self, start: int, end: int) -> int:
        """The classes of a sentence's parts, as bits: at least those of its skeleton."""
        found = 0
        for item in self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            found |= 1 << _class_of(item)
        return found

    def _at(self, number: int) -> list[Scene]:
        """The scene of a sentence, and one without its relative clause."""
        known = self._folded.get(number)
        if known is None:
            known = self._folded[number] = list(self._fold(number))
        return known

    def _fold(self, number: int) -> Iterator[Scene]:
        start, end = place = self.annotated.sentences[number]
        inside = self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        parts = (part_of(item, i) for i, item in enumerate(inside))
        skeleton, words = plain(fold(self.annotated.content, start, end, parts)), self._cues_at(number)
        yield Scene(skeleton, inside, number, place, words)
        without = skeleton.without(_relative())
        if without is not skeleton:
            yield Scene(without, inside, number, place, words)


@lru_cache(maxsize=1)
def _relative() -> re.Pattern[str]:
    """ "Conable, who flew to Indonesia yesterday, will meet Suharto": the main clause without the relative one."""
    clause = (
        r"(?:wh(?:o|om|ose) |on (?:an?|his|her|their) |in [a-z]+ (?:on|for) |winding up |fresh from |back from |"
        r"at the head of |accompanied by |leading |heading |along with |together with |flanked by |speaking |citing )"
    )
    return re.compile(rf", (?<={sign('A')}, ){clause}[^;:]{{1,90}}?,(?= (?!and\b|who\b))")


ENOUGH = 2  # a person, a date or two states: less tells of no engagement


def _weight(item: Item) -> int:
    if isinstance(item, Actor):
        return ENOUGH
    if item.kind == "date":  # "The talks will be held on 8 May"
        return ENOUGH
    return int(item.kind in ("state", "organisation"))


def items_of(annotated: Annotated) -> list[Item]:
    """Actors and other mentions in text order; what lies within an actor is part of it."""
    items: list[Item] = list(annotated.actors)
    ends = [(actor.start, actor.end) for actor in annotated.actors]
    position = 0
    for mention in annotated.mentions:
        if mention.kind not in _CLASSES:
            continue
        while position < len(ends) and ends[position][1] <= mention.start:
            position += 1
        if position < len(ends) and ends[position][0] < mention.end:
            continue
        items.append(mention)
    return sorted(items, key=lambda item: item.start)


def part_of(item: Item, index: int) -> Part:
    """An item as the skeleton folds it."""
    return Part(item.start, item.end, _class_of(item), index)


def _class_of(item: Item) -> int:
    if isinstance(item, Actor):
        return POSSESSOR if item.form == "possessive" else PAIR if item.members else ACTOR
    return _CLASSES[item.kind]
