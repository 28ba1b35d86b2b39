"""The chronicle's value of each field, chosen by rule from what the accounts say, with the reason.

Order of preference: accounts of what happened before plans, specific before vague, stated before worked
out, more independent publishers before fewer, and at last the smallest value, so that ties do not move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from summitry.linking.card import PLANS, Source
from summitry.linking.people import Who, name_words, same_person
from summitry.model import Account, Kind, Participant, Place, SignedDocument, Status, When

Value = TypeVar("Value", bound=Hashable)
_BASIS = ("stated", "weekday", "relative", "inferred", "publication", "year-unknown")
#: How each basis is said, for the reason of a choice.
_FOUNDED = {
    "stated": "written out", "weekday": "by the day of the week", "relative": "told from the day of publication",
    "inferred": "worked out", "publication": "the day of publication", "year-unknown": "without a year",
}  # fmt: skip
_PLAN_ORDER: tuple[Status, ...] = ("cancelled", "postponed", "denied", "scheduled", "expected", "proposed")
_ROLE_ORDER = ("host", "guest", "participant")


class Told(msgspec.Struct, frozen=True):
    """An account with its source."""

    account: Account
    source: Source

    @property
    def voice(self) -> str:
        """Whom it counts as: the publisher, or the document where none is known."""
        return self.source.publisher or self.source.doc_id


class Choice(msgspec.Struct, frozen=True):
    """A value, why it was chosen, and who says it."""

    value: object
    why: str


def by_value(told: Sequence[Told], read: Callable[[Account], Value | None]) -> dict[Value, list[Told]]:
    """Those who give a value, by value."""
    found: dict[Value, list[Told]] = defaultdict(list)
    for one in told:
        value = read(one.account)
        if value is not None:
            found[value].append(one)
    return found


def voices(told: Sequence[Told]) -> int:
    """Number of independent publishers."""
    return len({one.voice for one in told})


def choose_date(told: Sequence[Told]) -> tuple[When | None, str]:
    """The date: of what happened before plans, exact before vague, stated before worked out, then the majority.

    Who gives the month speaks for a day in it, too.
    """
    values = by_value(told, lambda account: account.date)
    if not values:
        return None, "no account gives a date"

    def rank(when: When) -> tuple[bool, bool, int, int, int, str]:
        tellers = values[when]
        support = [one for other, said in values.items() if _within(when, other) for one in said]
        planned = all(one.account.status in PLANS for one in tellers)
        days = (when.latest - when.earliest).days if when.latest and when.earliest else 10**6
        weak = when.basis == "publication"
        return (planned, days > 31, int(weak), -voices(support), days * 10 + _BASIS.index(when.basis), when.edtf)

    best = min(values, key=rank)
    vaguer = all(_within(best, other) for other in values)
    founded = "it is the most specific" if vaguer else f"its day is the best founded ({_FOUNDED[best.basis]})"
    return best, _why(len(values), voices(values[best]), founded)


def _within(one: When, other: When) -> bool:
    """Whether all days that one date may be are among those of the other."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return one == other
    return other.earliest <= one.earliest and one.latest <= other.latest


def _why(values: int, support: int, otherwise: str) -> str:
    if values == 1:
        return "no account says otherwise"
    return f"given by {support} publishers" if support > 1 else otherwise


def choose_status(told: Sequence[Told]) -> tuple[Status, str]:
    """Held if any account says so; else the latest word on the plan."""
    statuses = {one.account.status for one in told}
    if "occurred" in statuses:
        return "occurred", "an account tells that it took place"
    if "ongoing" in statuses:
        return "ongoing", "an account tells that it is under way"

    def rank(one: Told) -> tuple[int, int]:
        return (-(one.source.published or date.min).toordinal(), _PLAN_ORDER.index(one.account.status))

    latest = min(told, key=rank)
    return latest.account.status, "the latest word on the plan"


def choose_place(told: Sequence[Told]) -> tuple[Place | None, str]:
    """The country that most publishers give, then the city, then the venue within it."""
    held = [one for one in told if one.account.status not in PLANS] or list(told)
    country = _most(by_value(held, lambda a: a.place.country if a.place else None))
    if country is None:
        held = list(told)
        country = _most(by_value(held, lambda a: a.place.country if a.place else None))
    within = [one for one in held if one.account.place and one.account.place.country == country]
    city = _most(by_value(within, lambda a: a.place.city if a.place else None))
    there = [one for one in within if one.account.place and one.account.place.city == city]
    venue = _most(by_value(there, lambda a: a.place.venue if a.place else None))
    place = Place(country, city, venue)
    return (place or None), "most publishers, then most specific"


def _most(values: dict[Value, list[Told]]) -> Value | None:
    return min(values, key=lambda value: (-voices(values[value]), str(value)), default=None)


def choose_text(told: Sequence[Told], read: Callable[[Account], Value | None]) -> Value | None:
    """The value of most publishers; of equals the shortest."""
    values = by_value(told, read)
    return min(values, key=lambda value: (-voices(values[value]), len(str(value)), str(value)), default=None)


def choose_kind(told: Sequence[Told]) -> Kind:
    """The kind that most publishers give; they differ only between telephone and video."""
    values: dict[Kind, list[Told]] = by_value(told, lambda account: account.kind)
    return min(values, key=lambda kind: (-voices(values[kind]), kind))


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
