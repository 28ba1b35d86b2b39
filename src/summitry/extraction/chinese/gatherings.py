"""Gatherings told in Chinese: each summit that somebody attends, with its host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.chinese.grammar import LANG, expand
from summitry.extraction.chinese.scenes import ChineseScene
from summitry.extraction.chinese.told import Told, date_of, delegation, place_of, words
from summitry.extraction.chinese.visits import HOME
from summitry.extraction.draft import Draft, Side
from summitry.extraction.parties import distinct
from summitry.extraction.placing import destinations
from summitry.extraction.scene import Scene
from summitry.extraction.signs import GATHERING, sign
from summitry.lexicon import Gathering
from summitry.lexicon.chinese import chinese_names
from summitry.lexicon.wording import alternatives
from summitry.model import Kind, Mention, Place, Status, When
from summitry.text.chinese import chinese_form

_LONGEST_CITY = 6
_JOIN = re.compile("[、和暨]|以及")
_COUNTED = re.compile("^(?:首届|首次|第[0-9一二三四五六七八九十]+[届次]|本届|此次|这次)")


def gatherings(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """One draft for each gathering of the list; its host is the inviter, or the state where it is held."""
    if not sides:
        told.reject("nobody who can take part")
        return
    if told.rule.subject == "sentence":
        yield from _held_before(told, sides, status)
        return
    low, high = told.match.span("g")
    for start, end in _each(told.scene.text, low, high):
        row = _row(told, start, end)
        place = _place(told, start, end)
        company = _company(told, sides, place, row)
        if len(_countries(company)) >= (3 if told.group("b") else 2):
            draft = _gathering(told, (company, place), _name(told, start, end, row), status)
            yield draft if start == low else replace(draft, span=told.scene.source(start, end))
        else:
            told.reject("too few sides")


def _held_before(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """The gathering that the sentence before tells of: 峰会在巴厘岛举行。习近平出席."""
    before = told.scene.before
    match = _held().search(before.text) if before is not None else None
    if before is None or match is None:
        told.reject("no gathering told before")
        return
    there = told._replace(scene=_as_chinese(before), match=match)
    row = _row(there, *match.span("g"))
    places = destinations(before, match["where"], told.lexicon)
    company = _company(there, sides, places[0] if places else None, row)
    if len(_countries(company)) >= 2:
        draft = _gathering(there, (company, places[0] if places else None), _name(there, *match.span("g"), row), status)
        yield replace(draft, span=told.span(), sentence=told.scene.number)


def _as_chinese(scene: Scene) -> ChineseScene:
    assert isinstance(scene, ChineseScene)
    return scene


@lru_cache(maxsize=1)
def _held() -> re.Pattern[str]:
    return re.compile(expand(r"(?P<aux>)(?P<g><gatherings>)<~>在(?:当地)?(?P<where><to>|<V>)<~>(?P<cue>举行|召开)"))


def _each(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The gatherings of a list; a piece without a noun of its own belongs to the next (外长、防长会议)."""
    start = low
    for match in _JOIN.finditer(text, low, high):
        if _head().search(text, start, match.start()):
            yield start, match.start()
            start = match.end()
    if _head().search(text, start, high):
        yield start, high


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(rf"{sign('G')}|(?:{alternatives('gathering_nouns', LANG)})")


def _row(told: Told, start: int, end: int) -> Gathering | None:
    for item in told.scene.found(told.scene.text[start:end], GATHERING):
        if isinstance(item, Mention) and item.value in told.lexicon.gatherings:
            return told.lexicon.gatherings[item.value]
    return None


def _name(told: Told, start: int, end: int, row: Gathering | None) -> str:
    """The usual English name where the tables know the gathering, else the words without their number."""
    if row is not None:
        return row.name_en
    low, high = told.scene.source(start, end)
    return _COUNTED.sub("", told.annotated.content[low:high].strip())


def _place(told: Told, start: int, end: int) -> Place | None:
    """Where it is held: told before the verb, where somebody came for it, or a city in its name."""
    if told.rule.destination == "home" or words("here").search(told.group("aux")):
        return Place(HOME, _city_within(told, start, end))
    way = re.search(rf"(?:抵达|飞抵|前往|赴)(?P<to>{sign('SP')}+)", told.group("aux"))
    found = destinations(told.scene, way["to"], told.lexicon) if way else []
    if found:
        return found[0]
    placed = place_of(told)
    if placed is not None:
        return placed[0]
    inside = destinations(told.scene, re.sub(sign("S"), "", told.scene.text[start:end]), told.lexicon)
    return inside[0] if inside else None


def _city_within(told: Told, start: int, end: int) -> str | None:
    """A city in the gathering's own name (中非合作论坛北京峰会), of the state where it is held."""
    low, high = told.scene.source(start, end)
    words = chinese_form(told.annotated.content)[low:high]
    for at in range(1, len(words)):
        for hit in chinese_names(told.lexicon).matcher.find(words[at : at + _LONGEST_CITY])[:1]:
            cities = [told.lexicon.cities[name.id] for name in hit.names if name.kind == "city" and hit.start == 0]
            if cities and cities[0].state == HOME:
                return cities[0].name_en
    return None


def _company(told: Told, sides: Sequence[Side], place: Place | None, row: Gathering | None) -> list[Side]:
    found = [Side(side.actor, side.role) for side in sides]
    country = place.country if place is not None else None
    host = next((actor for actor in told.scene.inviters if country in (None, actor.country)), None)
    if host is not None:
        found.append(Side(host, "host"))
    elif country is not None:
        found.append(Side(delegation(country), "host"))
    body = (row.organisation or row.id.upper()) if row is not None else None
    if row is not None and body in told.lexicon.bodies and (row.kind == "bilateral" or len(_countries(found)) < 2):
        found.append(Side(delegation(body)))
    return found


def _countries(sides: Sequence[Side]) -> set[str | None]:
    return {side.actor.country for side in sides}


def _gathering(told: Told, who: tuple[Sequence[Side], Place | None], occasion: str, status: Status) -> Draft:
    company, place = who
    travelling = told.rule.status == "ongoing" or re.search("抵达|飞抵|前往|赴|离京", told.group("aux")) is not None
    dated = None if travelling else date_of(told)
    when = dated[0] if dated else None
    published = told.annotated.written
    if when is None and published is not None and (travelling or status == "scheduled"):
        when = When.of(published.isoformat()[:7], "inferred")  # the month in which one comes for it
    if status == "ongoing" and words("held").search(told.annotated.content):
        status = "occurred"
    kind: Kind = "video" if words("video").search(told.match.group()) else "multilateral"
    return Draft(
        kind=kind,
        sides=distinct(company),
        status=status,
        rule=told.rule.id,
        sentence=told.scene.number,
        span=told.span(),
        when=when,
        date_span=dated[1] if dated else None,
        place=place if kind == "multilateral" else None,
        occasion=occasion,
        background=told.scene.spoken or told.rule.destination == "home",
    )
