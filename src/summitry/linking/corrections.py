"""Fields that a person may correct: how each is shown, and how a value given in words is put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

import msgspec

from summitry.errors import InvalidInput
from summitry.model import Engagement, Kind, Level, Participant, Place, Role, Status, VisitType, When

Set = Callable[[Engagement, str | None], Engagement]


class Correctable(msgspec.Struct, frozen=True):
    """One field: its value in words, and the engagement with another value. `put` raises InvalidInput for a bad one."""

    shown: Callable[[Engagement], str | None]
    put: Set
    wanted: str


def corrected(engagement: Engagement, field: str, value: str | None) -> Engagement:
    """The engagement with the field set; `value` None or "" means that nothing is said.

    Raises InvalidInput for a field that cannot be corrected or a value that does not fit.
    """
    return _field(field).put(engagement, value or None)


def shown(engagement: Engagement, field: str) -> str | None:
    """The value in words, None where nothing is said. Raises InvalidInput for a field that is none."""
    return _field(field).shown(engagement)


def _field(name: str) -> Correctable:
    if name not in FIELDS:
        raise InvalidInput(f"{name!r} is no field that can be corrected", hint=f"the fields are {', '.join(FIELDS)}")
    return FIELDS[name]


def _refused(field: str, value: str | None, wanted: str) -> InvalidInput:
    return InvalidInput(f"{field} cannot be {value!r}", hint=f"give {wanted}")


def _choice(name: str, choices: tuple[str, ...], *, empty: bool = False) -> Correctable:
    """A field with a fixed vocabulary."""
    wanted = ", ".join(choices) + (", or nothing" if empty else "")

    def put(one: Engagement, value: str | None) -> Engagement:
        if value not in choices and not (empty and value is None):
            raise _refused(name, value, wanted)
        return _replaced(one, name, value)

    return Correctable(lambda one: getattr(one, name), put, wanted)


def _replaced(one: Engagement, name: str, value: object) -> Engagement:
    return msgspec.structs.replace(one, **{name: value})


def _put_date(one: Engagement, value: str | None) -> Engagement:
    return msgspec.structs.replace(one, date=When.of(value, "stated") if value else None)


def _part_of_place(name: str) -> Correctable:
    def put(one: Engagement, value: str | None) -> Engagement:
        place = msgspec.structs.replace(one.place or Place(), **{name: value})
        return msgspec.structs.replace(one, place=place or None)

    return Correctable(lambda one: getattr(one.place, name, None), put, "a name")


def _put_country(one: Engagement, value: str | None) -> Engagement:
    if value is not None and not (value.isalpha() and value.isupper()):
        raise _refused("country", value, "a code such as CHN, or nothing")
    place = msgspec.structs.replace(one.place or Place(), country=value)
    return msgspec.structs.replace(one, place=place or None)


def _put_occasion(one: Engagement, value: str | None) -> Engagement:
    return msgspec.structs.replace(one, occasion=value)


def _put_participants(one: Engagement, value: str | None) -> Engagement:
    parties = tuple(_participant(part, one) for part in (value or "").split(";") if part.strip())
    if not parties:
        raise _refused("participants", value, _PARTICIPANTS)
    return msgspec.structs.replace(one, participants=parties)


def _participant(text: str, one: Engagement) -> Participant:
    """ "Xi Jinping, CHN, guest"; what is known of somebody who was there already stays."""
    name, country, *role = (part.strip() for part in text.split(",")) if text.count(",") else (text.strip(), "")
    given = role[0] if role else "participant"
    if given not in get_args(Role) or (country and not country.isupper()) or len(role) > 1:
        raise _refused("participants", text.strip(), _PARTICIPANTS)
    before = next((party for party in one.participants if name and party.name == name), Participant(None, None))
    return msgspec.structs.replace(
        before, name=name or None, country=country or before.country,
        role=given if role else before.role,
    )  # fmt: skip


def _shown_participants(one: Engagement) -> str:
    return "; ".join(f"{party.name or ''}, {party.country or ''}, {party.role}" for party in one.participants)


_PARTICIPANTS = "“Xi Jinping, CHN, guest; Vladimir Putin, RUS, host”"

#: field → how it is shown and set, in the order of the coding guide
FIELDS: Mapping[str, Correctable] = {
    "kind": _choice("kind", get_args(Kind)),
    "level": _choice("level", get_args(Level)),
    "status": _choice("status", get_args(Status)),
    "participants": Correctable(_shown_participants, _put_participants, _PARTICIPANTS),
    "date": Correctable(lambda one: one.date.edtf if one.date else None, _put_date, "an EDTF date, or nothing"),
    "country": Correctable(lambda one: one.place.country if one.place else None, _put_country, "a code such as CHN"),
    "city": _part_of_place("city"),
    "venue": _part_of_place("venue"),
    "visit_type": _choice("visit_type", get_args(VisitType), empty=True),
    "occasion": Correctable(lambda one: one.occasion, _put_occasion, "its name, or nothing"),
}
