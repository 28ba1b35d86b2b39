"""Who makes a claim: a person of the sentence who says it, a described source, or the document's own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import speaker_words
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Actor, SpeakerType

_PAIR_REACH = 700
_ARTICLE = r"(?:(?i:an?|the|one|both) )?"
_NAME = r"[A-Z][\w'’-]*"


class Speaker(msgspec.Struct, frozen=True):
    """Name or description with the coding guide's type; both None for the document's own voice."""

    name: str | None = None
    type: SpeakerType | None = None


NOBODY = Speaker()


class Patterns(msgspec.Struct, frozen=True):
    """Compiled: what follows a speaking actor, what precedes one, and described sources by type.

    Each type's noun stands before its pattern, which is slow where there is none.
    """

    after: re.Pattern[str]
    before: re.Pattern[str]
    described: tuple[tuple[SpeakerType, re.Pattern[str], re.Pattern[str]], ...]


def speaker_of(reading: Reading, sentence: int, position: int) -> Speaker:
    """Who says what stands at `position` of a sentence: the nearest who speaks in it, else whose turn it is."""
    start, end = reading.sentence(sentence)
    found = [*_people(reading, start, end), *_described(reading, start, end)]
    if found:
        return min(found, key=lambda item: abs(item[0] - position))[1]
    return _turn(reading, position)


def _people(reading: Reading, start: int, end: int) -> Iterator[tuple[int, Speaker]]:
    for actor in _actors(reading, start, end):
        if actor.name and _speaks(reading.plain, actor, start, end):
            yield actor.start, _person(actor)


def committed(reading: Reading, span: tuple[int, int]) -> Speaker:
    """Those who undertake something: the persons that the words stand for, else the two leaders just named."""
    inside = [member for actor in _actors(reading, *span) for member in actor.members or (actor,)]
    people = [actor for actor in inside if actor.name] or _pair_before(reading, span[0])
    if people:
        names = " and ".join(dict.fromkeys(str(person.name) for person in people))
        return Speaker(names, "leader" if any(person.rank in LEADER_RANKS for person in people) else "official")
    return Speaker(reading.annotated.content[slice(*span)], "official")


def _pair_before(reading: Reading, position: int) -> list[Actor]:
    """The leaders of two polities named last before a place, in text order; nothing when there is only one."""
    last: dict[str, Actor] = {}
    for actor in _actors(reading, max(0, position - _PAIR_REACH), position):
        if actor.name and actor.country and actor.rank in LEADER_RANKS:
            last[actor.country] = actor
    pair = sorted(last.values(), key=lambda actor: actor.start)[-2:]
    return pair if len(pair) == 2 else []


def _actors(reading: Reading, start: int, end: int) -> list[Actor]:
    actors = reading.annotated.actors
    low = bisect_left(actors, start, key=lambda actor: actor.start)
    high = bisect_left(actors, end, key=lambda actor: actor.start)
    return list(actors[low:high])


def _speaks(text: str, actor: Actor, start: int, end: int) -> bool:
    patterns = _patterns()
    if patterns.after.match(text, actor.end, min(end, actor.end + 90)):
        return True
    return patterns.before.search(text[max(start, actor.start - 40) : actor.start]) is not None


def _person(actor: Actor) -> Speaker:
    return Speaker(actor.name, "leader" if actor.rank in LEADER_RANKS else "official" if actor.rank else None)


def _described(reading: Reading, start: int, end: int) -> Iterator[tuple[int, Speaker]]:
    """Sources by description, of the first kind that is there; in "aide Yuri Ushakov" the name is the speaker."""
    content = reading.annotated.content
    for kind, noun, pattern in _patterns().described:
        found = list(pattern.finditer(content, start, end)) if noun.search(content, start, end) else []
        for match in found:
            group = "who1" if match.group("who1") else "who2"
            name = match.group("name1") if group == "who1" else match.group("name2")
            yield match.start(group), Speaker((name or match.group(group)).strip(), kind)
        if found:
            return


def _turn(reading: Reading, position: int) -> Speaker:
    """The speaker of a transcript's turn: the last "Vladimir Putin: …" before a place."""
    starts = [actor.start for actor in reading.turns]
    last = bisect_left(starts, position) - 1
    return _person(reading.turns[last]) if last >= 0 else NOBODY


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    words = speaker_words("en")
    said, cited = any_word(words.said), any_word(words.reported_by)
    described = []
    for kind, nouns in words.sources.items():
        who = rf"{_ARTICLE}(?:(?:{_NAME}|(?i:{any_word(words.before)})) ){{0,4}}(?i:{any_word(nouns)})"
        later = r"(?:(?:also|have|has|had|repeatedly|earlier|further) ){0,2}"
        first, second = (rf"(?P<who{n}>{who})\b(?P<name{n}>(?: {_NAME}){{2,3}})?" for n in (1, 2))
        pattern = re.compile(rf"\b(?i:{cited}) {first}|\b{second},? {later}{said}\b")
        described.append((kind, re.compile(rf"{any_word(nouns)}\b", re.IGNORECASE), pattern))
    return Patterns(
        after=re.compile(
            r"(?:, [^.;\"]{2,60},)?,? (?:also |has |have |had |earlier |further |then |himself |on \w+ |in turn ){0,3}"
            rf"{said}\b"
        ),
        before=re.compile(rf"(?:\b{said}|\b{cited}) (?:the )?$"),
        described=tuple(described),
    )
