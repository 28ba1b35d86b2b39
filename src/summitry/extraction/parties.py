"""Who takes part: the sides that a match names, and the sentence's subject where the wording leaves one out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summitry.extraction.draft import Side
from summitry.extraction.medium import medium
from summitry.extraction.scene import Scene
from summitry.extraction.told import Told
from summitry.lexicon.cues import in_entry
from summitry.lexicon.heads import head_of
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Annotated, Place, person_of_title

#: Holders of these ranks speak, report or trade; they are never a side.
NO_PARTY = frozenset({"spokesperson", "business", "expert", "legislator", "military"})


def sides_told(told: Told) -> list[Side]:
    """Every side of a match that can take part, the implied one included."""
    sides = list(named_sides(told))
    if told.rule.subject == "all":
        sides = [Side(actor) for actor in _present(told.scene.actors())]
    elif told.rule.subject == "home" and told.scene.number == 0:
        publisher = told.annotated.document.publisher
        leader = head_of(told.lexicon, told.annotated.home, told.annotated.written, publisher)
        sides = [Side(leader), *sides] if leader is not None else sides
    elif told.rule.subject == "title":
        person = _titled(told.annotated)
        sides = [*([Side(person, told.rule.roles.get("a"))] if person is not None else []), *sides]
    elif told.rule.subject == "speaker":
        speaker = told.annotated.speaker(told.scene.span[0])
        sides = [*([Side(speaker, told.rule.roles.get("a"))] if speaker is not None else []), *sides]
    elif told.rule.subject == "pair":
        sides = [Side(actor) for actor in _pair(told.annotated, told.scene.source(*told.match.span())[0])]
    elif told.rule.subject in ("sentence", "travellers"):
        sides = [*_subject(told, sides), *sides]
    return [side for side in sides if side.actor.rank not in NO_PARTY]


def _titled(annotated: Annotated) -> Actor | None:
    """The one person whom the title names: of a list of travels, the traveller."""
    return person_of_title(annotated.actors, annotated.document.body_offset)


def _present(actors: Sequence[Actor]) -> list[Actor]:
    """Of persons and states named together the persons: a state beside them is what they talked of."""
    persons = [actor for actor in actors if actor.name or actor.rank]
    return persons if len({actor.country for actor in persons}) >= 2 else list(actors)


def named_sides(told: Told) -> Iterator[Side]:
    """The sides that the match's groups a and b name, with the roles that the wording gives them."""
    for group in ("a", "b"):
        for actor in told.scene.actors(told.group(group)):
            yield Side(actor, told.rule.roles.get(group))


def separate(told: Told, sides: Sequence[Side]) -> Iterator[tuple[Side, ...]]:
    """One group of sides, or one for each counterpart: of calls, and where the sentence says that they met apart."""
    first = sides[0].actor.country
    others = list(dict.fromkeys(side.actor.country for side in sides if side.actor.country != first))
    text = told.scene.text
    call = medium(told.rule.kind, text, told.match.span()) == "call"
    apart = _words("apart").search(text) is not None or (call and _words("jointly").search(text) is None)
    if len(others) < 2 or not apart:
        yield tuple(sides)
        return
    for country in others:
        yield tuple(side for side in sides if side.actor.country in (first, country))


def distinct(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Each party once; a delegation without name gives way to a named party of its country."""
    kept: list[Side] = []
    for side in sorted(sides, key=lambda side: side.actor.name is None):
        same = [other for other in kept if other.actor.country == side.actor.country]
        if side.actor.name is None and same:
            continue
        if all(other.actor.name != side.actor.name for other in same):
            kept.append(side)
    return tuple(kept)


def other_traveller(told: Told, guests: Sequence[Side], place: Place) -> tuple[Side, ...]:
    """Where "his" would travel to his own country, the other person of the sentence is meant."""
    if not told.group("a") or not any(side.actor.form in ("possessive", "pronoun") for side in guests):
        return ()
    before = [actor for position, actor in told.scene.named() if position < told.match.start("a")]
    fitting = [actor for actor in before if actor.country not in (None, place.country) and actor.rank]
    return (Side(fitting[-1], "guest"),) if fitting else ()


@lru_cache(maxsize=2)
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(name)})\b")


@lru_cache(maxsize=1)
def _speaks() -> re.Pattern[str]:
    return re.compile(rf",? (?:also |has |had )?(?:{alternatives('said')})\b")


def _subject(told: Told, sides: Sequence[Side]) -> list[Side]:
    """Whoever speaks in the sentence, else its first person, else the subject of the sentence before."""
    others = {side.actor.country for side in sides}
    low, high = told.match.span()
    fitting = [
        (position, actor)
        for position, actor in told.scene.named()
        if not low <= position < high and actor.country not in {None, *others} and actor.rank not in NO_PARTY
    ]
    before = [pair for pair in fitting if pair[0] < low]
    if told.rule.subject == "travellers":
        return _travellers(told.scene, before)
    speaking = [actor for position, actor in before if _speaks().match(told.scene.text, position + 1)]
    after = [pair for pair in fitting if pair[0] >= high]
    after = [pair for pair in after if _speaks().match(told.scene.text, pair[0] + 1)] or after
    chosen = speaking[-1] if speaking else before[0][1] if before else after[0][1] if after else None
    chosen = chosen or _of_entry(told) or _subject_before(told.annotated, told.scene.span[0])
    return [Side(chosen)] if chosen is not None and chosen.country not in others else []


def _of_entry(told: Told) -> Actor | None:
    """In a list about one person, whom its title names: an entry leaves the subject out ("Called on the King")."""
    if not in_entry(told.annotated.content, told.scene.span[0]):
        return None
    return _titled(told.annotated)


def _subject_before(annotated: Annotated, position: int) -> Actor | None:
    """The first person of the last sentence before a position that names any."""
    starts = [start for start, _ in annotated.sentences]
    actors = annotated.actors[: bisect_left(annotated.actors, position, key=lambda actor: actor.start)]
    found: Actor | None = None
    for actor in reversed(actors):
        if found is not None and bisect_right(starts, actor.start) != bisect_right(starts, found.start):
            break
        if not actor.members and actor.rank not in NO_PARTY:
            found = actor
    return found


def _pair(annotated: Annotated, position: int) -> list[Actor]:
    """The last two persons of different countries that are named before a position."""
    found: list[Actor] = []
    last = bisect_left(annotated.actors, position, key=lambda actor: actor.start)
    for actor in reversed(annotated.actors[:last]):
        new = actor.country is not None and all(actor.country != other.country for other in found)
        if new and actor.name is not None and actor.rank not in NO_PARTY:
            found.append(actor)
        if len(found) == 2:
            return found
    return []


def _travellers(scene: Scene, before: Sequence[tuple[int, Actor]]) -> list[Side]:
    """Who goes "to meet" somebody: those named last before, all of a list joined by commas and "and"."""
    found: list[Side] = []
    reached: int | None = None
    for position, actor in reversed(before):
        between = "" if reached is None else scene.text[position + 1 : reached].strip()
        if reached is not None and between not in (",", "and", ", and"):
            break
        found.insert(0, Side(actor))
        reached = position
    return found
