"""The chronicle's value of each field, chosen by rule from what the accounts say, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from summitry.linking.choosing import CHECKED, HELD, MAJORITY, OFFICIAL, ORIGINAL, Choice, Rule, choose
from summitry.linking.people import Who, name_words, same_person
from summitry.linking.told import Told, by_value
from summitry.model import Account, Kind, Participant, Place, SignedDocument, Status

Value = TypeVar("Value", bound=Hashable)
_PLAN_ORDER: tuple[Status, ...] = ("cancelled", "postponed", "denied", "scheduled", "expected", "proposed")
_ROLE_ORDER = ("host", "guest", "participant")
_TEXT: tuple[Rule, ...] = (
    ORIGINAL,
    CHECKED,
    OFFICIAL,
    MAJORITY,
    Rule("short", "it is the plainest", lambda value, _: len(str(value))),
)
#: Places are chosen among accounts of what happened, as long as one gives any.
_PLACE: tuple[Rule, ...] = (HELD, ORIGINAL, CHECKED, OFFICIAL, MAJORITY)
#: Telephone told as video: both sound alike to a reporter, and a picture is not made up.
_KIND: tuple[Rule, ...] = (HELD, ORIGINAL, CHECKED, OFFICIAL, MAJORITY)


def choose_status(told: Sequence[Told]) -> Choice[Status]:
    """Held if any account says so; else the latest word on the plan."""
    statuses = {one.account.status for one in told}
    if len(statuses) == 1:
        return Choice(next(iter(statuses)), "alone", "no account says otherwise")
    if "occurred" in statuses:
        return Choice("occurred", "held", "an account tells that it took place")
    if "ongoing" in statuses:
        return Choice("ongoing", "held", "an account tells that it is under way")

    def rank(one: Told) -> tuple[int, int]:
        return (-(one.source.published or date.min).toordinal(), _PLAN_ORDER.index(one.account.status))

    return Choice(min(told, key=rank).account.status, "latest", "it is the latest word on the plan")


def choose_place(told: Sequence[Told]) -> tuple[Place | None, Choice[str], Choice[str]]:
    """The country, then a city within it, then a venue within that; with the choices of country and city."""
    country = choose(by_value(told, lambda a: a.place.country if a.place else None), _PLACE)
    within = [one for one in told if one.account.place and one.account.place.country == country.value]
    city = choose(by_value(within, lambda a: a.place.city if a.place else None), _PLACE)
    there = [one for one in within if one.account.place and one.account.place.city == city.value]
    venue = choose(by_value(there, lambda a: a.place.venue if a.place else None), _PLACE)
    place = Place(country.value, city.value, venue.value)
    return (place or None), country, city


def choose_text(told: Sequence[Told], read: Callable[[Account], Value | None]) -> Choice[Value]:
    """A short text or a label, such as the gathering's name or the protocol rank."""
    return choose(by_value(told, read), _TEXT)


def choose_kind(told: Sequence[Told]) -> Choice[Kind]:
    """The kind; accounts of one engagement differ only between telephone and video."""
    values: dict[Kind, list[Told]] = by_value(told, lambda account: account.kind)
    return choose(values, _KIND)


def merge_participants(told: Sequence[Told]) -> tuple[Participant, ...]:
    """Everybody who is named, once, with the role that most give; delegations only where nobody is named."""
    people: list[list[Participant]] = []
    for one in sorted((p for t in told for p in t.account.participants if p.name), key=_participant_key):
        home = next((group for group in people if _same(group[0], one)), None)
        if home is None:
            people.append([one])
        else:
            home.append(one)
    merged = [_merge(group) for group in people]
    named = {one.country for one in merged}
    unnamed = [p for t in told for p in t.account.participants if not p.name and p.country not in named]
    by_country: dict[str, list[Participant]] = defaultdict(list)
    for one in unnamed:
        by_country[one.country or ""].append(one)
    merged += [_merge(group) for _, group in sorted(by_country.items())]
    return tuple(sorted(merged, key=lambda p: (_ROLE_ORDER.index(p.role), p.country or "~", p.name or "~")))


def _participant_key(one: Participant) -> tuple[bool, int, str, str, str, str]:
    return (one.person is None, -len(one.name or ""), one.name or "", one.country or "", one.role, one.office or "")


def _same(one: Participant, other: Participant) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return same_person(
        Who(one.person or "", name_words(one.name or "")), Who(other.person or "", name_words(other.name or ""))
    )


def _merge(group: Sequence[Participant]) -> Participant:
    first = group[0]
    roles = [one.role for one in group]
    role = min(set(roles), key=lambda role: (-roles.count(role), _ROLE_ORDER.index(role)))
    country = first.country or next((one.country for one in group if one.country), None)
    office = first.office or next((one.office for one in group if one.office), None)
    return msgspec.structs.replace(first, role=role, country=country, office=office)


def merge_documents(told: Sequence[Told]) -> tuple[SignedDocument, ...]:
    """Every kind of text that was signed: titled ones each, else the highest count."""
    titled = {signed for one in told for signed in one.account.documents if signed.title}
    kinds = {signed.type for signed in titled}
    bare: dict[str, SignedDocument] = {}
    for one in told:
        for signed in one.account.documents:
            held = bare.get(signed.type)
            if signed.type not in kinds and (held is None or (signed.count or 0) > (held.count or 0)):
                bare[signed.type] = signed
    merged = [*titled, *bare.values()]
    return tuple(sorted(merged, key=lambda signed: (signed.type, signed.title or "", signed.count or 0)))
