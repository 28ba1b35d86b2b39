"""What the accounts of one engagement disagree about, every value kept with who says it and the likely cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from summitry.linking.causes import likely_cause
from summitry.linking.choosing import Choice
from summitry.linking.cities import city_identity
from summitry.linking.people import Who, name_words, same_person
from summitry.linking.stays import is_stay
from summitry.linking.told import Told, by_value
from summitry.model import Account, Conflict, ConflictKind, Engagement, FieldValue, Participant, Place, compatible

#: Fields by the kind of conflict they make; "participants (CHN)" and "documents (agreement)" go by their first word.
KINDS: dict[str, ConflictKind] = {
    "kind": "medium", "date": "day", "status": "status", "country": "place", "city": "place", "visit_type": "rank",
    "participants": "participants", "documents": "count",
}  # fmt: skip
_Read = Callable[[Account], str | None]
_Choices = Mapping[str, Choice[Any]]


def find_conflicts(engagement: Engagement, told: Sequence[Told], choices: _Choices) -> tuple[Conflict, ...]:
    """Conflicts by field, in a fixed order; vaguer but compatible values are none."""
    found: list[Conflict] = []
    for field, chosen, tellers, read in _fields(engagement, told):
        values = by_value(tellers, read)
        if len(values) < 2 or chosen is None:
            continue
        choice = choices.get(field)
        found.append(
            Conflict(
                field=field,
                chosen=chosen,
                why=choice.why if choice else "it is the fullest",
                values=_listed(values),
                kind=KINDS[field.split(" ")[0]],
                cause=likely_cause(KINDS[field.split(" ")[0]], engagement, chosen, values),
            )
        )
    return tuple(found)


def _listed(values: Mapping[str, Sequence[Told]]) -> tuple[FieldValue, ...]:
    return tuple(
        FieldValue(value, tuple(sorted(one.account.account_id for one in tellers)))
        for value, tellers in sorted(values.items())
    )


def _fields(engagement: Engagement, told: Sequence[Told]) -> Iterable[tuple[str, str | None, Sequence[Told], _Read]]:
    """Each field with its chosen value, the accounts that have a say, and how it is read off them."""
    place = engagement.place or Place()
    yield "kind", engagement.kind, told, lambda account: account.kind
    yield "date", engagement.date.edtf if engagement.date else None, told, _dates(engagement)
    yield "status", engagement.status, _after_the_day(engagement, told), _settled
    yield "country", place.country, told, lambda account: account.place.country if account.place else None
    if engagement.kind != "visit":  # a visit may well go to several cities
        yield "city", place.city, [one for one in told if _there(one.account, place)], _cities(place, told)
    yield "visit_type", engagement.visit_type, told, lambda account: account.visit_type
    if engagement.kind != "multilateral":  # there everybody names whom they care for
        yield from _people(engagement, told)
    yield from _signed(engagement, told)


def _there(account: Account, chosen: Place) -> bool:
    """Whether it gives no other country: then the cities differ with the countries."""
    return account.place is None or account.place.country in (None, chosen.country)


def _after_the_day(engagement: Engagement, told: Sequence[Told]) -> list[Told]:
    """Without cancellations that were told before the day: what was put off and then held is history."""
    day = engagement.date.earliest if engagement.date else None
    return [
        one
        for one in told
        if one.account.status == "occurred" or day is None or not one.source.published or one.source.published >= day
    ]


def _settled(account: Account) -> str | None:
    """Only a cancellation or denial against a report of the event is a conflict; a plan before it is history."""
    return account.status if account.status in ("occurred", "denied", "cancelled") else None


def _dates(engagement: Engagement) -> _Read:
    """Days that cannot all be right, told of what happened; days of a plan that moved are history."""
    chosen, held = engagement.date, engagement.status in ("occurred", "ongoing")

    def read(account: Account) -> str | None:
        when = account.date
        if chosen is None or when is None or (held and account.status not in ("occurred", "ongoing")):
            return None
        if when.edtf == chosen.edtf or (held and is_stay(when) and is_stay(chosen)):
            return when.edtf
        return None if compatible(when.edtf, chosen.edtf, 0 if when.day else 1) else when.edtf

    return read


def _cities(chosen: Place, told: Sequence[Told]) -> _Read:
    """Spellings of one city are one value, the chosen spelling where it is that city."""
    spelled = {city_identity(chosen): chosen.city} if chosen.city else {}
    for one in sorted(told, key=lambda one: one.account.account_id):
        place = one.account.place
        if place and place.city:
            spelled.setdefault(city_identity(place), place.city)
    return lambda account: spelled[city_identity(account.place)] if account.place and account.place.city else None


def _people(engagement: Engagement, told: Sequence[Told]) -> Iterable[tuple[str, str | None, Sequence[Told], _Read]]:
    """Two accounts that each name other people for one country."""
    for country in sorted({one.country for one in engagement.participants if one.country}):
        named = [one for one in engagement.participants if one.country == country and one.name]
        together = any(
            sum(1 for one in t.account.participants if one.country == country and one.name) > 1 for t in told
        )
        if len(named) > 1 and not together:
            yield f"participants ({country})", named[0].name, told, _person_of(country, named)


def _person_of(country: str, named: Sequence[Participant]) -> _Read:
    known = [(_who(one), one.name) for one in named]

    def read(account: Account) -> str | None:
        there = [_who(one) for one in account.participants if one.country == country and one.name]
        return next((name for who, name in known if any(same_person(who, one) for one in there)), None)

    return read


def _who(one: Participant) -> Who:
    return Who(one.person or "", name_words(one.name or ""))


def _signed(engagement: Engagement, told: Sequence[Told]) -> Iterable[tuple[str, str | None, Sequence[Told], _Read]]:
    """How many texts of one kind were signed, where accounts give different numbers."""
    for kind in sorted({signed.type for signed in engagement.documents if signed.count}):
        chosen = max(signed.count or 0 for signed in engagement.documents if signed.type == kind)
        yield f"documents ({kind})", str(chosen), told, _number_of(kind)


def _number_of(kind: str) -> _Read:
    def read(account: Account) -> str | None:
        counted = [signed.count for signed in account.documents if signed.type == kind and signed.count]
        return str(max(counted)) if counted else None

    return read
