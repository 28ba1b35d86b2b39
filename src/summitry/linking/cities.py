"""One identity for all spellings of a city: Peking is Beijing, Kiev is Kyiv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon import load_lexicon
from summitry.linking.people import fold
from summitry.model import Place


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
