"""A scene: one sentence with its actors, places, dates and gatherings folded, ready for the rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

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
    span,
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
        self._annotated = annotated
        self._cues = cues_of(annotated.content)
        self._items = items_of(annotated)
        self._starts = [item.start for item in self._items]
        self._weights = list(accumulate(map(_weight, self._items), initial=0))
        self._folded: dict[int, list[Scene]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def telling(self) -> Iterator[Scene]:
        """The scenes over which any rule can be laid: with a cue of it, or a gathering, and the parts that it needs."""
        laid = rules("en")
        for number, (start, end) in enumerate(self._annotated.sentences):
            if self._holds_enough(start, end) and laid.may_fire(self._cues_at(number), self._classes(start, end)):
                yield from self._at(number)

    def of(self, numbers: Iterable[int], *, cued: bool = False) -> Iterator[Scene]:
        """The scenes of these sentences, as far as the text has so many, with a cue or short; `cued`: with a cue."""
        for number in sorted(numbers):
            if number >= len(self._annotated.sentences):
                return
            if self._holds_enough(*self._annotated.sentences[number]) and (self._cues_at(number) or not cued):
                yield from self._at(number)

    def _cues_at(self, number: int) -> frozenset[str]:
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = self._cues.within(*self._annotated.sentences[number])
        return words

    def _holds_enough(self, start: int, end: int) -> bool:
        """Whether a sentence holds enough that was recognised; a question tells of nothing."""
        if self._annotated.content[end - 1] == "?" or not self._cues.any_in(start, end):
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
        start, end = place = self._annotated.sentences[number]
        inside = self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        parts = (part_of(item, i) for i, item in enumerate(inside))
        skeleton, words = _plain(fold(self._annotated.content, start, end, parts)), self._cues_at(number)
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


def _plain(skeleton: Skeleton) -> Skeleton:
    """The skeleton without parentheses and without appositions between a person and the verb."""
    styled = any(word in skeleton.text for word in _STYLE_WORDS)
    if not styled and _any_clutter().search(skeleton.text) is None:
        return skeleton
    for number, clutter in enumerate(_clutter()):
        if number != _STYLED or styled:
            skeleton = skeleton.without(clutter)
    return skeleton


_STYLES = ("majesty", "highness", "excellency", "holiness", "eminence")
_FRIENDS = ("friend", "colleague", "counterpart", "partner", "host", "guest", "visitor")
_STYLE_WORDS = (*(style[1:] for style in _STYLES), *_FRIENDS)  # small letters: the first may be a capital
_STYLED = 2  # the place of the pattern that is slow where none of these words stands


@lru_cache(maxsize=1)
def _any_clutter() -> re.Pattern[str]:
    """All of it but for styles as one pattern: most sentences have none, and one search tells so."""
    plain = [clutter.pattern for number, clutter in enumerate(_clutter()) if number != _STYLED]
    begins = f"(?=[ (,{span('AS')}])"  # at all other signs nothing is tried
    return re.compile(f"{begins}(?:{'|'.join(plain)})")


@lru_cache(maxsize=1)
def _clutter() -> tuple[re.Pattern[str], ...]:
    actor = sign("A")
    styles = "|".join(f"[{style[0].upper()}{style[0]}]{style[1:]}" for style in _STYLES)
    return (
        re.compile(rf" ?\([^(){span('D')}]{{0,80}}\)"),  # but for dated ones: "(the 2013 Moscow summit)"
        re.compile(rf"{sign('S')}[’']s? (?={actor})"),  # "Sierra Leone's Julius Maada Bio"
        re.compile(  # "His Majesty King Abdullah II", "my good friend, Prime Minister Modi"
            rf"(?:(?:[Yy]our|[Hh]is|[Hh]er|[Tt]heir) )?(?:[Rr]oyal |[Ii]mperial )?"
            rf"(?:{styles}),? (?={actor})"
            rf"|{sign('H')} (?:[a-z]+ ){{0,2}}(?:{'|'.join(_FRIENDS)}),? (?={actor})"
        ),
        re.compile(rf"{actor}[’']s? (?={actor})"),  # "the president's national security adviser Jake Sullivan"
        re.compile(rf", (?<={actor}, ){actor}[’']s? (?:[a-z-]+ ){{1,4}}[a-z-]+,(?= (?!and\b|who\b|{actor}))"),
        re.compile(rf" of (?<={actor} of )(?:the )?{sign('S')}(?![’'])"),  # "King Fahd of Saudi Arabia"
        re.compile(rf" of the (?<={actor} of the )[^,;:]{{1,50}}(?=, (?!and\b))"),
        re.compile(rf", (?<={actor}, )(?:an?|the|his|her) [^,;:]{{1,80}},(?= (?!and\b|who\b|{actor}))"),
        re.compile(  # "Yuri Ushakov, an aide to President Putin, met"
            rf", (?<={actor}, )(?:an? |the )?(?:[a-z-]+ ){{1,4}}(?:to|of) {actor},(?= (?!and\b|who\b|{actor}))"
        ),
        re.compile(  # "Marshal Tito accompanied by Madame Broz paid a visit"
            rf" accompanied by (?<={actor} accompanied by )[^,;:.{span('ALSO')}]{{1,40}}?"
            r"(?= (?:paid|pays|visited|arrived|will|left|has|had|was|is)\b)"
        ),
        re.compile(  # "was one of dozens of guests who flew to Iran"
            rf" (?<={actor} )(?:is|are|was|were) (?:one of|among) [^,;:{span('ADSO')}]{{1,60}}?(?= (?:who|to) )"
        ),
    )
