"""Where: the place named beside the cue, with city and country as the lexicon knows them."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.scene import Scene
from summitry.extraction.signs import CITY, STATE, VENUE, sign
from summitry.lexicon import Lexicon
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Mention, Place

REACH = 90  # skeleton characters between a cue and its place: about a clause


@lru_cache(maxsize=1)
def _place_pattern() -> re.Pattern[str]:
    place = f"(?:the )?{sign('PSV')}"
    # "in the East Room of the White House", "at State House, Nairobi"
    room = r"(?:(?:the )?(?:[\w’'-]+ ){1,4}of |(?:the |an? )?(?:[\w’'-]+ ){0,4}[\w’'-]+, )?"
    return re.compile(rf"\b(?:in|at|outside|near|inside) {room}(?P<place>{place}(?:(?:, | in | of |’s |'s ){place})*)")


@lru_cache(maxsize=1)
def _exact() -> re.Pattern[str]:
    return re.compile(sign("PV"))


@lru_cache(maxsize=1)
def _actor() -> re.Pattern[str]:
    return re.compile(sign("N"))


def mention_place(mention: Mention, lexicon: Lexicon) -> Place:
    """The place that a mention of a city, state or venue names."""
    if mention.kind == "city":
        country, _, city = mention.value.partition("/")
        return Place(country if country != "None" else None, city or None)
    if mention.kind == "venue":
        venue = lexicon.venues[mention.value]
        return Place(venue.state or None, venue.city or None, venue.name_en)
    one_city = mention.value in _city_states()
    return Place(mention.value or None, lexicon.states[mention.value].name_en if one_city else None)


@lru_cache(maxsize=1)
def _city_states() -> frozenset[str]:
    return frozenset(alternatives("city_states").split("|"))


def joined(places: list[Place]) -> list[Place]:
    """Neighbouring mentions of one place as one: "Berlin, Germany"."""
    found: list[Place] = []
    for place in places:
        if found and (found[-1].country == place.country or place.country is None or found[-1].country is None):
            last = found[-1]
            found[-1] = Place(last.country or place.country, last.city or place.city, last.venue or place.venue)
        else:
            found.append(place)
    return found


def destinations(scene: Scene, text: str, lexicon: Lexicon) -> list[Place]:
    """The places of a list of destinations, one for each country, in text order."""
    mentions = scene.found(text, CITY, STATE, VENUE)
    return joined([mention_place(item, lexicon) for item in mentions if isinstance(item, Mention)])


def nearest_place(scene: Scene, low: int, high: int, lexicon: Lexicon) -> tuple[Place, tuple[int, int]] | None:
    """The place named nearest to the stretch `low` to `high` of the skeleton, inside it or after it first."""
    best: tuple[int, re.Match[str]] | None = None
    window = (max(0, low - REACH), min(len(scene.text), high + REACH + 1))
    for match in _place_pattern().finditer(scene.text, *window):
        behind = match.start() >= low
        distance = max(0, match.start() - high) if behind else 2 * (low - match.end()) + 10
        if behind:  # what is said of others lies in between
            distance += 40 * len(_actor().findall(scene.text, high, match.start()))
        if not _exact().search(match.group("place")):  # a country far off is what they talked of
            distance *= 2
        if distance <= REACH and (best is None or distance < best[0]):
            best = distance, match
    if best is None:
        return None
    span = best[1].span("place")
    places = destinations(scene, scene.text[span[0] : span[1]], lexicon)
    return (places[0], scene.source(*span)) if places else None


def at_home(actor: Actor, place: Place) -> bool:
    """Whether the place lies in the actor's own country."""
    return place.country is not None and actor.country == place.country
