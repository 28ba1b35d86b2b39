"""Where contacts took place, in degrees: cities of the tables. What they do not hold is listed, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summitry.counting import Included
from summitry.lexicon import Lexicon
from summitry.lexicon.records import City
from summitry.present.pictures import Absent
from summitry.present.pictures.venues import Venue


def venues(contacts: Iterable[Included], said: Mapping[str, str], known: Lexicon) -> tuple[list[Venue], list[Absent]]:
    """The venues, one a city whatever state it belonged to then, and the contacts that have none."""
    found: dict[str, tuple[City, list[str], list[str]]] = {}
    absent: list[Absent] = []
    for one in contacts:
        row = city_row(one.city, one.country, known)
        if row is None:
            reason = f"{one.city} is not in the table of cities" if one.city else "no city is told"
            absent.append(Absent(said.get(one.id, one.id), reason, one.id))
            continue
        _, ids, countries = found.setdefault(row.id, (row, [], []))
        ids.append(one.id)
        countries.append(one.country or row.state)
    return [_venue(row, ids, countries) for row, ids, countries in found.values()], absent


def city_row(name: str | None, country: str | None, known: Lexicon) -> City | None:
    """The city of this English name that lies, or lay, in this state; where no state is told, the only one so named."""
    rows = known.cities_named(name or "")
    if country is None:
        return rows[0] if len(rows) == 1 else None
    return next((row for row in rows if row.state == country or f"{country}:" in row.past_states), None)


def _venue(row: City, ids: list[str], countries: list[str]) -> Venue:
    return Venue(
        city=row.name_en,
        country="/".join(dict.fromkeys(countries)),
        lat=float(row.lat),
        lon=float(row.lon),
        ids=tuple(ids),
        name_zh=row.name_zh,
        name_ru=row.name_ru,
    )
