"""Who makes a claim: a person of the sentence who says it, a described source, or the document's own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

import msgspec

from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import speaker_words
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Actor, SpeakerType

_LABEL = re.compile(r"[^\n:]{2,80}:(?=\s)")
_PAIR_REACH = 700
_ARTICLE = r"(?:(?i:an?|the|one|both) )?"
_NAME = r"[A-Z][\w'’-]*"


class Speaker(msgspec.Struct, frozen=True):
    """Name or description with the coding guide's type; both None for the document's own voice."""

    name: str | None = None
    type: SpeakerType | None = None


NOBODY = Speaker()


class Patterns(msgspec.Struct, frozen=True):
    """Compiled: what follows a speaking actor, what precedes one, and described sources by type."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    described: tuple[tuple[SpeakerType, re.Pattern[str]], ...]


def speaker_of(reading: Reading, sentence: int, position: int) -> Speaker:
    """Who says what stands at `position` of a sentence."""
    start, end = reading.sentence(sentence)
    actors = [actor for actor in _actors(reading, start, end) if actor.name or actor.form == "title"]
    speaking = [actor for actor in actors if _speaks(reading.plain, actor, start, end)]
    if speaking:
        nearest = min(speaking, key=lambda actor: abs(actor.start - position))
        return _person(nearest)
    return _described(reading, start, end) or _turn(reading, position)


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


def _described(reading: Reading, start: int, end: int) -> Speaker | None:
    for kind, pattern in _patterns().described:
        match = pattern.search(reading.annotated.content, start, end)
        if match is not None:
            low, high = match.span("who1") if match.group("who1") else match.span("who2")
            return Speaker(reading.annotated.content[low:high].strip(), kind)
    return None


def _turn(reading: Reading, position: int) -> Speaker:
    """The speaker of a transcript's turn: "Vladimir Putin: …" at the head of the paragraph."""
    content = reading.annotated.content
    head = content.rfind("\n", 0, position) + 1
    label = _LABEL.match(content, head, min(position, head + 90))
    if label is None:
        return NOBODY
    inside = [actor for actor in _actors(reading, head, label.end()) if actor.name]
    return _person(inside[-1]) if inside else NOBODY


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    words = speaker_words("en")
    said, cited = any_word(words.said), any_word(words.reported_by)
    described = []
    for kind, nouns in words.sources.items():
        who = rf"{_ARTICLE}(?:(?:{_NAME}|(?i:{any_word(words.before)})) ){{0,4}}(?i:{any_word(nouns)})"
        later = r"(?:(?:also|have|has|had|repeatedly|earlier|further) ){0,2}"
        described.append((kind, re.compile(rf"\b(?i:{cited}) (?P<who1>{who})\b|\b(?P<who2>{who}),? {later}{said}\b")))
    return Patterns(
        after=re.compile(
            r"(?:, [^.;\"]{2,60},)?,? (?:also |has |have |had |earlier |further |then |himself |on \w+ |in turn ){0,3}"
            rf"{said}\b"
        ),
        before=re.compile(rf"(?:\b{said}|\b{cited}) (?:the )?$"),
        described=tuple(described),
    )
