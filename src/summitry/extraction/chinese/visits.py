"""Visits told in Chinese: who travels where, each destination apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.chinese.told import Told, date_of, delegation
from summitry.extraction.draft import Draft, Side
from summitry.extraction.parties import distinct
from summitry.extraction.placing import destinations
from summitry.extraction.status import PLANNED
from summitry.lexicon.wording import alternatives
from summitry.model import Place, Status, VisitType, When

_TYPES: dict[str, VisitType] = {"国事": "state", "正式": "official", "工作": "working"}
_UNDER_WAY = 1  # days before publication that a stay told as a fact still lasts
HOME = "CHN"  # where 华 is


def visits(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """One draft for each country that somebody travels to who is not at home there."""
    guests = [replace(side, role="guest") for side in sides]
    if told.rule.subject == "all":
        return
    for place in _places(told):
        abroad = [side for side in guests if side.actor.country != place.country]
        if not abroad or place.country is None:
            told.reject("no journey abroad")
            continue
        yield _visit(told, (abroad, place), status)


def _places(told: Told) -> list[Place]:
    if told.group("where"):
        return destinations(told.scene, told.group("where"), told.lexicon)
    if told.rule.destination == "home":
        named = destinations(told.scene, told.group("cue"), told.lexicon)
        return named or [Place(HOME)]
    if told.rule.subject == "sentence":
        speaker = told.scene.speaker
        return [Place(speaker.country)] if speaker is not None and speaker.country else []
    return []


def _visit(told: Told, who: tuple[Sequence[Side], Place], status: Status) -> Draft:
    guests, place = who
    dated = date_of(told) if told.rule.status != "ongoing" or told.rule.id in _DATED else None
    host = next((actor for actor in told.scene.inviters if actor.country == place.country), None)
    dated = dated if dated is None or _possible(dated[0], status, told.annotated.written) else None
    when = dated[0] if dated else None
    published = told.annotated.written
    day = when.day if when is not None else None
    recent = published is None or when is None or (day is not None and 0 <= (published - day).days <= _UNDER_WAY)
    if status == "occurred" and recent and told.rule.id not in _ENDED and not told.scene.spoken:
        status = "ongoing"
    if status == "ongoing" and when is not None and not recent:
        status = "occurred"
    if told.rule.id in _ENDED and day is not None:  # the beginning is not told
        when = When.of(f"../{day.isoformat()}", "stated")
    span = told.scene.source(*told.match.span("where")) if told.group("where") else None
    return Draft(
        kind="visit",
        sides=distinct([*guests, Side(host or delegation(str(place.country)), "host")]),
        status=status,
        rule=told.rule.id,
        sentence=told.scene.number,
        span=told.span(),
        when=when,
        date_span=dated[1] if dated else None,
        place=place,
        place_span=span,
        visit_type=_visit_type(told),
        background=(told.scene.spoken and told.rule.status != "ongoing") or _for_a_gathering(told),
    )


_ENDED = frozenset({"visit.ended"})
_DATED = frozenset({"visit.welcomed"})


def _possible(when: When, status: Status, published: date | None) -> bool:
    """Whether a date can be that of a journey to come: what is announced today is not made today."""
    ahead = status in PLANNED or status in ("cancelled", "postponed")
    return not ahead or published is None or when.latest is None or when.latest > published


def _for_a_gathering(told: Told) -> bool:
    """Whether a guest came for a gathering: then the visit is not what the document is about."""
    return bool(told.group("what")) and re.search("出席|参加", told.group("what") + told.group("cue")) is not None


def _visit_type(told: Told) -> VisitType | None:
    found = _typed().search(told.scene.text, max(0, told.match.start() - 30), told.match.end() + 30)
    return _TYPES[found.group(1)] if found else None


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    return re.compile(rf"(?<!非)({alternatives('visit_types', LANG)})(?:友好)?访问")
