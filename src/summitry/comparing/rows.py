"""A row of another list and a trip of ours, both reduced to what can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "month", "year", "nothing"]
Names = frozenset[str]


class Trip(msgspec.Struct, frozen=True, kw_only=True):
    """A stay in one country as our chronicle has it, with all that stands within it.

    `cities` are names by folded name, `people` folded names and ids by state, `guests` the states that came from
    elsewhere. `held` is false for plans and for what a person rejected (`fate` says so). `gathering` is the occasion
    where nothing but that is told, `stay` whether it is told as a visit and not by its talks alone.
    """

    id: str
    shown: str
    first: date | None
    last: date | None
    country: str | None
    cities: Mapping[str, str]
    people: Mapping[str, Names]
    guests: Names
    held: bool
    fate: str = ""
    gathering: str | None = None
    talks: bool = False
    stay: bool = False
    sources: int = 0
    disputed: bool = False

    @property
    def states(self) -> Names:
        """Everybody who takes part."""
        return frozenset(self.people)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of another list. `traveller` and `host` are codes, with predecessors; empty where not told.

    `people` are the folded names and ids of who is named, one set for each person; `problem` says what could not be
    read, and such a row matches nothing.
    """

    number: int
    shown: str
    first: date | None
    last: date | None
    precision: Precision
    traveller: Names
    host: Names
    people: tuple[Names, ...] = ()
    city: str | None = None
    city_key: str = ""
    problem: str = ""

    @property
    def dated(self) -> bool:
        """Whether it gives a day."""
        return self.precision == "day"

    def covers(self, trip: Trip) -> bool:
        """Whether the trip, told by its talks alone, lies within the row's days."""
        return not trip.stay and self.dated and self.first != self.last and self.may_hold(trip)

    def same_people(self, trip: Trip) -> bool:
        """The traveller's state takes part, and everybody named does, where that side names anybody.

        The state visited need not take part itself: a gathering in a third country is a stay there for each.
        """
        there = self.host & (trip.states | frozenset({trip.country or ""}))
        if not self.traveller & trip.states or (self.host and not there):
            return False
        named = frozenset[str]().union(*trip.people.values())
        return not any(not person & named and self._named(trip, person) for person in self.people)

    def _named(self, trip: Trip, person: Names) -> bool:
        """Whether the trip names people of the side that the person may belong to, so that he is missing."""
        sides = self.traveller if person == self.people[0] else self.host
        return any(trip.people.get(code) for code in sides)

    def same_country(self, trip: Trip) -> bool:
        """Where both tell the country, it is one."""
        return not self.host or trip.country is None or trip.country in self.host

    def same_city(self, trip: Trip) -> bool:
        """Where both tell a city, theirs is among ours."""
        return not self.city_key or not trip.cities or self.city_key in trip.cities

    def direction(self, trip: Trip) -> bool:
        """Whether the traveller is a guest here, too."""
        return not trip.guests or bool(self.traveller & trip.guests)

    def may_hold(self, trip: Trip) -> bool:
        """Whether the trip lies within the row's month or year."""
        if None in (self.first, self.last, trip.first, trip.last):
            return False
        assert self.first and self.last and trip.first and trip.last  # noqa: PT018 - for the type checker
        return self.first <= trip.last and trip.first <= self.last
