"""An engagement as one sentence. What was planned is never told as held: it is headed by its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitry.model import Engagement, Participant, Place
from summitry.present.phrases import PLANNED

#: How many people of one side are named; the others are a number.
_NAMED = 3


def sentence(one: Engagement, states: Mapping[str, str]) -> str:
    """The sentence; `states` are names of states by code."""
    told = _TELLING.get(one.kind, _met)(one, states)
    venue = one.place.venue if one.place else None
    besides = [part for part in (venue, one.occasion if one.kind != "multilateral" else None) if part]
    told += f" ({'; '.join(besides)})" if besides else ""
    head = (
        f"{one.status.capitalize()}: "
        if one.status in PLANNED
        else "Under way when told: "
        if one.status == "ongoing"
        else ""
    )
    return f"{head}{told}."


def located(place: Place | None, states: Mapping[str, str]) -> str:
    """ "Kremlin, Moscow, Russia", as far as known."""
    if place is None:
        return ""
    parts = (place.venue, place.city, states.get(place.country or "", place.country))
    return ", ".join(part for part in parts if part)


def _city(place: Place | None, states: Mapping[str, str]) -> str:
    """City and state, the venue standing apart."""
    return located(Place(place.country, place.city), states) if place else ""


def _visited(one: Engagement, states: Mapping[str, str]) -> str:
    guests = [party for party in one.participants if party.role == "guest"]
    hosts = [party for party in one.participants if party.role == "host"]
    where = (
        _city(one.place, states)
        or listed([states.get(party.country or "", "") for party in hosts])
        or "an unknown place"
    )
    travelling = guests or list(one.participants)
    who = _people(travelling, states)
    kind = f" on {_article(one.visit_type)} {one.visit_type} visit" if one.visit_type else ""
    received = f", received by {_people(hosts, states)}" if any(party.name for party in hosts) and guests else ""
    return f"{who} {_verb(one, 'visited', 'to visit', len(travelling))} {where}{kind}{received}"


def _met(one: Engagement, states: Mapping[str, str]) -> str:
    where = _city(one.place, states)
    return f"{_people(one.participants, states)} {_verb(one, 'met', 'to meet')}" + (f" in {where}" if where else "")


def _gathered(one: Engagement, states: Mapping[str, str]) -> str:
    where = _city(one.place, states)
    at = f"{one.occasion or 'a gathering of several'}" + (f", {where}" if where else "")
    return f"{_people(one.participants, states)} {_verb(one, 'took part in', 'to take part in')} {at}"


def _spoke(one: Engagement, states: Mapping[str, str]) -> str:
    by = "by video" if one.kind == "video" else "by telephone"
    return f"{_people(one.participants, states)} {_verb(one, 'spoke', 'to speak')} {by}"


def _wrote(one: Engagement, states: Mapping[str, str]) -> str:
    return f"{_people(one.participants, states)} {_verb(one, 'exchanged messages', 'to exchange messages')}"


_TELLING = {
    "visit": _visited,
    "meeting": _met,
    "multilateral": _gathered,
    "call": _spoke,
    "video": _spoke,
    "message": _wrote,
}


def _verb(one: Engagement, held: str, planned: str, number: int = 2) -> str:
    return f"{'were' if number > 1 else 'was'} {planned}" if one.status in PLANNED else held


def _people(parties: Sequence[Participant], states: Mapping[str, str]) -> str:
    """Names with the state where it is not said by another of the same state, at most three of a state."""
    sides: dict[str, list[str]] = {}
    for party in parties:
        sides.setdefault(party.country or "", []).extend([party.name] if party.name else [])
    return listed([_side(states.get(code, code), names) for code, names in sides.items()]) or "unnamed people"


def _side(state: str, names: Sequence[str]) -> str:
    if not names:
        return state or "somebody"
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{listed(names[:_NAMED]) if not more else ', '.join(names[:_NAMED])}{more}" + (
        f" ({state})" if state else ""
    )


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    told = [word for word in words if word]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""
