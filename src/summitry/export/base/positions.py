"""Where a place lies: the position of its venue or city in the tables, and never that of a capital instead."""

from __future__ import annotations

from summitry.lexicon import Lexicon
from summitry.lexicon.records import City, Venue
from summitry.model import Place
from summitry.text.names import fold


class Positions:
    """Venues and cities of the lexicon by name and state."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._venues: dict[str, list[Venue]] = {}
        for venue in lexicon.tables.venues:
            for name in filter(str.strip, (venue.name_en, *venue.names.split(";"))):
                self._venues.setdefault(fold(name), []).append(venue)

    def cells(self, place: Place | None) -> dict[str, str]:
        """Latitude, longitude and what they are the position of."""
        if not place:
            return _cells(None, "none")
        venues = [one for one in self._venues.get(fold(place.venue or ""), ()) if _stands_in(one, place)]
        if venues:
            return _cells(venues[0], "venue")
        city = self._city(place)
        if city is not None:
            return _cells(city, "city")
        return _cells(None, "country" if place.country else "none")

    def _city(self, place: Place) -> City | None:
        """The city of that name in that country, or in a state that was there before it; none where two fit."""
        if place.city is None:
            return None
        fits = [city for city in self._lexicon.cities_named(place.city) if _lies_in(city, place.country)]
        return fits[0] if len(fits) == 1 else None


def _stands_in(venue: Venue, place: Place) -> bool:
    return venue.state == place.country or fold(venue.city) == fold(place.city or "")


def _lies_in(city: City, country: str | None) -> bool:
    return country is None or city.state == country or f"{country}:" in city.past_states


def _cells(found: City | Venue | None, precision: str) -> dict[str, str]:
    if found is None or not (found.lat and found.lon):
        return {"latitude": "", "longitude": "", "place_precision": "country" if found else precision}
    return {"latitude": _degrees(found.lat), "longitude": _degrees(found.lon), "place_precision": precision}


def _degrees(cell: str) -> str:
    return repr(float(cell))
