"""What the accounts of one engagement disagree about, every value kept with who says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitry.linking.fields import Told, by_value
from summitry.linking.people import Who, fold, name_words, same_person
from summitry.model import Account, Conflict, Engagement, FieldValue, Place, compatible


def find_conflicts(engagement: Engagement, told: Sequence[Told], why: dict[str, str]) -> tuple[Conflict, ...]:
    """Conflicts by field, in a fixed order; vaguer but compatible values are none."""
    found = [
        _conflict("kind", engagement.kind, told, lambda a: a.kind, why),
        _dates(engagement, told, why),
        _conflict("status", engagement.status, _after_the_day(engagement, told), _settled, why),
        _conflict("country", _place(engagement).country, told, lambda a: a.place.country if a.place else None, why),
        _cities(engagement, told, why),
        _conflict("visit_type", engagement.visit_type, told, lambda a: a.visit_type, why),
        *_people(engagement, told, why),
    ]
    return tuple(conflict for conflict in found if conflict is not None)


def _place(engagement: Engagement) -> Place:
    return engagement.place or Place()


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


def _conflict(
    field: str, chosen: str | None, told: Sequence[Told], read: Callable[[Account], str | None], why: dict[str, str]
) -> Conflict | None:
    values = by_value(told, read)
    if len(values) < 2 or chosen is None:
        return None
    listed = tuple(
        FieldValue(value, tuple(sorted(one.account.account_id for one in tellers)))
        for value, tellers in sorted(values.items())
    )
    return Conflict(field, chosen, why.get(field, "most publishers"), listed)


def _dates(engagement: Engagement, told: Sequence[Told], why: dict[str, str]) -> Conflict | None:
    """Days that cannot all be right, told of what happened; days of a plan that moved are history."""
    if engagement.date is None:
        return None
    chosen, held = engagement.date.edtf, engagement.status in ("occurred", "ongoing")

    def read(account: Account) -> str | None:
        if account.date is None or (held and account.status not in ("occurred", "ongoing")):
            return None
        slack = 0 if account.date.day else 1
        fits = account.date.edtf != chosen and compatible(account.date.edtf, chosen, slack)
        return None if fits else account.date.edtf

    return _conflict("date", chosen, told, read, why)


def _cities(engagement: Engagement, told: Sequence[Told], why: dict[str, str]) -> Conflict | None:
    if engagement.kind == "visit" or _place(engagement).city is None:
        return None  # a visit may well go to several cities
    spelled: dict[str, str] = {}
    for one in sorted(told, key=lambda one: one.account.account_id):
        if one.account.place and one.account.place.city:
            spelled.setdefault(fold(one.account.place.city), one.account.place.city)
    return _conflict(
        "city",
        _place(engagement).city,
        told,
        lambda a: spelled[fold(a.place.city)] if a.place and a.place.city else None,
        why,
    )


def _people(engagement: Engagement, told: Sequence[Told], why: dict[str, str]) -> list[Conflict]:
    """Two accounts that each name other people for one country."""
    if engagement.kind == "multilateral":
        return []
    countries = sorted({one.country for one in engagement.participants if one.country})
    found = [_people_of(country, engagement, told, why) for country in countries]
    return [conflict for conflict in found if conflict is not None]


def _people_of(country: str, engagement: Engagement, told: Sequence[Told], why: dict[str, str]) -> Conflict | None:
    named = [one for one in engagement.participants if one.country == country and one.name]
    if len(named) < 2:
        return None

    def read(account: Account) -> str | None:
        for chosen in named:
            for one in account.participants:
                if (
                    one.country == country
                    and one.name
                    and same_person(
                        Who(one.person or "", name_words(one.name)),
                        Who(chosen.person or "", name_words(chosen.name or "")),
                    )
                ):
                    return chosen.name
        return None

    listed = by_value(told, read)
    together = any(sum(1 for one in t.account.participants if one.country == country and one.name) > 1 for t in told)
    if len(listed) < 2 or together:
        return None
    return _conflict(f"participants ({country})", named[0].name, told, read, why)
