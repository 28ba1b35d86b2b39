"""The journeys abroad of one person that are known: listed trips, and engagements in other countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from summitry.checking.known import Known, Sought
from summitry.checking.relation import Stretch, stretch_of
from summitry.checking.verdict import Proof
from summitry.lexicon.facts import Mandate, Trip, TripList, line
from summitry.model import IN_PERSON, Engagement

TABLE = "trips.csv of Summitry"
_DAY = timedelta(days=1)


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """A stay of a person in a country, from a table (`proof`) or an engagement."""

    country: str
    days: Stretch
    visit_type: str | None = None
    engagement: Engagement | None = None
    proof: Proof | None = None

    @property
    def shown(self) -> str:
        """ "CHN from 2024-05-16"."""
        return f"{self.country} from {self.days.first.isoformat()}"


def home_of(person: str, known: Known) -> str | None:
    """The state in which a person held office."""
    terms = known.lexicon.terms_of(person)
    return next((office.polity for one in terms if (office := known.lexicon.offices.get(one.office))), None)


def stays_of(person: str, known: Known) -> list[Stay]:
    """The stays known of a person, by day."""
    row, home = known.lexicon.people.get(person), home_of(person, known)
    if row is None or home is None:
        return []
    listed = [_listed(trip) for trip in known.facts.trips if trip.person == person]
    found = known.find(Sought(between=(known.codes(home),), people=(row.name_en,)))
    return _one_each([*listed, *_stayed(found, person, known.codes(home))])


def _listed(trip: Trip) -> Stay:
    days = Stretch(date.fromisoformat(trip.start), date.fromisoformat(trip.end))
    return Stay(country=trip.country, days=days, proof=Proof(side="table", quote=line(trip), source=TABLE))


def _stayed(found: Sequence[Engagement], person: str, home: Sequence[str]) -> Iterable[Stay]:
    for one in found:
        days, country = stretch_of(one.date), one.place.country if one.place else None
        present = any(party.person == person for party in one.participants)
        held = one.kind in IN_PERSON and one.status in ("occurred", "ongoing")
        if held and present and days and country is not None and country not in home:
            yield Stay(country=country, days=days, visit_type=one.visit_type, engagement=one)


def _one_each(stays: Iterable[Stay]) -> list[Stay]:
    """Stays in one country that touch are one, told by the one that names the rank, or spans the most days."""
    kept: dict[str, list[Stay]] = {}
    for stay in sorted(stays, key=lambda one: (one.days.first, one.days.last, one.country, one.engagement is None)):
        before = kept.setdefault(stay.country, [])
        if before and stay.days.first <= before[-1].days.last + _DAY:
            before[-1] = _joined(before[-1], stay)
        else:
            before.append(stay)
    return sorted((one for each in kept.values() for one in each), key=lambda one: (one.days.first, one.country))


def _joined(one: Stay, other: Stay) -> Stay:
    days = Stretch(one.days.first, max(one.days.last, other.days.last))
    told = max((one, other), key=lambda each: (bool(each.visit_type), each.engagement is not None, each.days.days))
    return msgspec.structs.replace(told, days=days)


def lists_covering(person: str, known: Known, since: date, until: date) -> tuple[TripList, ...]:
    """The lists that together give every trip of a person between two days; nothing where a day is not covered."""
    taken, day = [], since
    for one in sorted((one for one in known.facts.trip_lists if one.person == person), key=lambda one: one.since):
        if one.since <= day.isoformat() <= one.until and day <= until:
            taken.append(one)
            day = date.fromisoformat(one.until) + _DAY
    return tuple(taken) if taken and day > until else ()


def mandates_of(person: str, known: Known) -> list[Mandate]:
    """The numbered terms of a person, in order."""
    return sorted((one for one in known.facts.mandates if one.person == person), key=lambda one: one.start)


def mandate_on(person: str, known: Known, day: date) -> Mandate | None:
    """The term that ran on a day; on the day of a change, the later one."""
    iso = day.isoformat()
    running = [one for one in mandates_of(person, known) if one.start <= iso and (not one.end or iso <= one.end)]
    return running[-1] if running else None


def elected_before(person: str, known: Known, day: date) -> Mandate | None:
    """The last election of a person before a day."""
    won = [one for one in mandates_of(person, known) if one.elected <= day.isoformat()]
    return won[-1] if won else None
