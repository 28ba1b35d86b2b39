"""The journeys abroad of one person that are known: listed trips, and engagements of the chronicle in other countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from summitry.checking.known import Known, Sought
from summitry.checking.relation import Stretch, stretch_of
from summitry.checking.verdict import Proof
from summitry.lexicon.facts import Mandate, TripList, line
from summitry.model import IN_PERSON, Engagement

TABLE = "trips.csv of Summitry"


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


def home_of(person: str, known: Known, day: date | None) -> str | None:
    """The state whose offices a person held on a day, or ever."""
    terms = known.lexicon.terms_of(person, day) or known.lexicon.terms_of(person)
    polities = [known.lexicon.offices[one.office].polity for one in terms if one.office in known.lexicon.offices]
    return polities[0] if polities else None


def stays_of(person: str, known: Known) -> list[Stay]:
    """The stays known of a person, by day."""
    row = known.lexicon.people.get(person)
    home = home_of(person, known, None)
    if row is None or home is None:
        return []
    stays = [_listed(trip.country, trip.start, trip.end, line(trip)) for trip in known.facts.trips if trip.person == person]
    found = known.find(Sought(between=(known.codes(home),), people=(row.name_en,)))
    stays += _stayed(found, person, known.codes(home))
    return _one_each(stays)


def _listed(country: str, start: str, end: str, quote: str) -> Stay:
    days = Stretch(date.fromisoformat(start), date.fromisoformat(end))
    return Stay(country=country, days=days, proof=Proof(side="table", quote=quote, source=TABLE))


def _stayed(found: Sequence[Engagement], person: str, home: Sequence[str]) -> Iterable[Stay]:
    for one in found:
        days, country = stretch_of(one.date), one.place.country if one.place else None
        abroad = country is not None and country not in home and one.kind in IN_PERSON
        present = any(party.person == person for party in one.participants)
        if abroad and country and days and present and one.status in ("occurred", "ongoing"):
            yield Stay(country=country, days=days, visit_type=one.visit_type, engagement=one)


def _one_each(stays: Iterable[Stay]) -> list[Stay]:
    """Stays in one country that touch are one, told by the one that names the rank, or spans the most days."""
    kept: list[Stay] = []
    for stay in sorted(stays, key=lambda one: (one.days.first, one.days.last, one.country, one.engagement is None)):
        before = next((one for one in reversed(kept) if one.country == stay.country), None)
        if before is None or stay.days.first > before.days.last + timedelta(days=1):
            kept.append(stay)
            continue
        days = Stretch(before.days.first, max(before.days.last, stay.days.last))
        told = max((before, stay), key=lambda one: (one.visit_type is not None, one.engagement is not None, one.days.days))
        kept[kept.index(before)] = msgspec.structs.replace(told, days=days)
    return kept


def lists_covering(person: str, known: Known, since: date, until: date) -> tuple[TripList, ...]:
    """The lists that together give every trip of a person between two days; nothing where a day is not covered."""
    lists = sorted((one for one in known.facts.trip_lists if one.person == person), key=lambda one: one.since)
    taken, day = [], since
    for one in lists:
        if one.since <= day.isoformat() <= one.until:
            taken.append(one)
            day = date.fromisoformat(one.until) + timedelta(days=1)
    return tuple(taken) if taken and day > until else ()


def mandates_of(person: str, known: Known) -> list[Mandate]:
    """The numbered terms of a person, in order."""
    return sorted((one for one in known.facts.mandates if one.person == person), key=lambda one: one.start)


def mandate_on(person: str, known: Known, day: date) -> Mandate | None:
    """The term that ran on a day; on the day of a change, the later one."""
    running = [one for one in mandates_of(person, known) if one.start <= day.isoformat() and (not one.end or day.isoformat() <= one.end)]
    return running[-1] if running else None


def elected_before(person: str, known: Known, day: date) -> Mandate | None:
    """The last election of a person before a day."""
    won = [one for one in mandates_of(person, known) if one.elected <= day.isoformat()]
    return won[-1] if won else None
