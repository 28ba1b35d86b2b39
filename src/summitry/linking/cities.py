"""One identity for all spellings of a city: Peking is Beijing, Kiev is Kyiv; and how far places lie apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon import load_lexicon
from summitry.linking.people import fold
from summitry.model import Engagement, Place

_NEAR = 100  # kilometres


def city_identity(place: Place) -> str | None:
    """The lexicon's id of the city, by its name in any spelling; its folded name where the lexicon has none.

    Names that several cities share are told apart by the country, where that is said.
    """
    if place.city is None:
        return None
    return _identity(place.city, place.country)


@lru_cache(maxsize=65536)
def _identity(city: str, country: str | None) -> str:
    name = fold(city)
    found = _named().get(name, {})
    if country in found:
        return found[country]
    return next(iter(found.values())) if len(found) == 1 else name


@lru_cache(maxsize=1)
def _named() -> Mapping[str, Mapping[str | None, str]]:
    """City ids by folded name and state, past states too; the larger city where one state has two."""
    found: dict[str, dict[str | None, str]] = {}
    rows = load_lexicon().tables.cities
    for row in sorted(rows, key=lambda row: (-int(row.population or 0), row.id)):
        states = [row.state, *(past.split(":", 1)[0] for past in row.past_states.split(";") if past)]
        for name in (row.name_en, *row.names.split(";"), row.name_zh, row.name_ru):
            if name:
                by_state = found.setdefault(fold(name), {})
                for state in states:
                    by_state.setdefault(state, row.id)
    return found


def neighbours(one: Place, other: Place) -> bool:
    """Whether two cities lie within a hundred kilometres; False where the lexicon does not know both."""
    here, there = _where(one), _where(other)
    if here is None or there is None or here == there:
        return False
    return _kilometres(here, there) <= _NEAR


def hours_between(engagement: Engagement) -> float:
    """The greatest difference of sun time, in hours, between the parties' capitals and the place; 0 if unknown."""
    states = {one.country for one in engagement.participants if one.country}
    if engagement.place and engagement.place.country:
        states.add(engagement.place.country)
    known = [found[1] for state in sorted(states) if (found := _capitals().get(state)) is not None]
    if not known:
        return 0.0
    apart = max(known) - min(known)
    return min(apart, 360 - apart) / 15


def _where(place: Place) -> tuple[float, float] | None:
    identity = city_identity(place)
    return _located().get(identity) if identity else None


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula, on a sphere of 6,371 km."""
    (a, b), (c, d) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


@lru_cache(maxsize=1)
def _located() -> Mapping[str, tuple[float, float]]:
    return {row.id: (float(row.lat), float(row.lon)) for row in load_lexicon().tables.cities}


@lru_cache(maxsize=1)
def _capitals() -> Mapping[str, tuple[float, float]]:
    """Where the capital of each state lies, as far as it stands in both tables."""
    found = {row.state: _identity(row.city, row.state) for row in load_lexicon().tables.capitals}
    return {state: _located()[city] for state, city in sorted(found.items()) if city in _located()}
