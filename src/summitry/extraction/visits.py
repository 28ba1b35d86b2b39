"""Visits: who travels where, each destination apart, with the length of the stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.dating import stay_length
from summitry.extraction.draft import Draft, Side
from summitry.extraction.drafting import draft_of
from summitry.extraction.pair import counterpart
from summitry.extraction.parties import other_traveller
from summitry.extraction.placing import destinations
from summitry.extraction.signs import DATE
from summitry.extraction.told import Told
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Place, Status, VisitType, When

_BEGAN = re.compile(r"\b(?:that|which) (?:began|begins|started|starts|opened|opens)\b")
_VISIT_TYPE = re.compile(r"\b(state|official|working)(?: and \w+)?(?: friendly| goodwill)? (?:visit|trip)\b")


def visits(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """One draft for each country that somebody travels to who is not at home there."""
    guests = [side for side in sides if side.role == "guest"]
    if told.rule.subject == "sentence":  # the wording leaves the traveller out
        guests = [Side(side.actor, "guest") for side in sides]
    hosts = [side for side in sides if side.role == "host"]
    away = {side.actor.country for side in guests}
    named = {side.actor.country for side in guests if side.actor.form != "possessive"}  # "the trip of his term"
    for place in _places(told, [side for side in hosts if side.actor.country not in away], named):
        abroad = tuple(side for side in guests if side.actor.country not in (None, place.country))
        abroad = abroad or other_traveller(told, guests, place)
        if not abroad or place.country is None:
            told.reject("no journey abroad")
            continue
        host = next((side for side in hosts if side.actor.country == place.country), None)
        host = host or Side(Actor(0, 0, None, place.country), "host")
        draft = draft_of(told, (*abroad, host), status)
        span = told.scene.source(*told.match.span("where")) if told.group("where") else None
        yield _stay(told, replace(draft, place=place, place_span=span, visit_type=_visit_type(told)))


def _places(told: Told, hosts: Sequence[Side], away: AbstractSet[str | None]) -> list[Place]:
    places = destinations(told.scene, f"{told.group('where')} {told.group('where2')}", told.lexicon)
    home, dateline, implied = told.annotated.home, told.annotated.dateline, told.rule.destination
    if places:
        return places
    if implied == "home" and told.scene.number == 0 and home is not None:
        return [Place(home)]
    if hosts:
        return [Place(hosts[0].actor.country)]
    if implied == "dateline" and dateline is not None:
        return [dateline]
    dated = bool(told.scene.found(told.scene.text, DATE))  # histories tell visits by their days
    other = counterpart(told.annotated, away) if dated and implied != "pattern" else None
    return [Place(other)] if other is not None else []


def _stay(told: Told, draft: Draft) -> Draft:
    """A visit with its length ("a three-day visit") and, told on the day of arrival, as under way."""
    day, basis = (draft.when.day, draft.when.basis) if draft.when else (None, "stated")
    published = told.annotated.written
    if day is None or draft.status not in ("occurred", "ongoing", "scheduled"):
        return draft
    before = told.scene.text[max(0, told.match.start() - 60) : told.match.end("cue")]
    if "return" in before:  # the day of the return ends the visit; its beginning is not told
        status: Status = "ongoing" if published is not None and day > published else "occurred"
        return replace(draft, when=When.of(f"../{day.isoformat()}", basis), status=status)
    ended = told.scene.text[max(0, told.match.start() - 14) : told.match.start()] + told.group("cue")
    if _verbs("endings").search(ended):
        days = stay_length(told.scene.text[told.match.start() : told.match.end() + 60])
        first = f"{day - timedelta(days=days - 1)}" if days > 1 else ".."
        return replace(draft, when=When.of(f"{first}/{day.isoformat()}", basis))
    verb = told.scene.text[told.match.start("cue") : told.match.end("cue") + 5]
    began = told.scene.text[told.match.end("cue") : told.match.end() + 30]
    arrival = _verbs("arrivals").search(verb) is not None or _BEGAN.search(began) is not None
    if arrival and published is not None and 0 <= (published - day).days <= 1:
        draft = replace(draft, status="ongoing")
    if not arrival and draft.status != "scheduled":
        return draft
    length = stay_length(told.scene.text[told.match.start() : told.match.end() + 60])
    if length == 1:
        return draft
    last = day + timedelta(days=length - 1)
    return replace(draft, when=When.of(f"{day.isoformat()}/{last.isoformat()}", basis))


@lru_cache(maxsize=2)
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(name)})")


def _visit_type(told: Told) -> VisitType | None:
    low, high = told.match.span()
    found = _VISIT_TYPE.search(told.scene.text, max(0, low - 40), high + 40)
    return found.group(1) if found else None  # type: ignore[return-value]
