"""What stands within what: talks within the visit or gathering that they were part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from summitry.linking.card import is_reference, occasion_words
from summitry.linking.people import Who, name_words, same_person
from summitry.linking.rules import LinkRules
from summitry.model import Account, Engagement

_DAY = timedelta(days=1)
LONGEST = 14  # days of a visit or gathering that meetings are looked for in


class Teller(msgspec.Struct, frozen=True):
    """An account that says what it is part of, or that is a row of a reference."""

    account_id: str
    doc_id: str
    part_of: str | None


def place_parts(
    engagements: Sequence[Engagement], accounts: Mapping[str, Account | Teller], rules: LinkRules
) -> list[Engagement]:
    """`part_of` for every engagement: as a reference or an account says, else by people, days and place."""
    home = {account: one.id for one in engagements for account in one.accounts}
    wholes = wholes_by_day(engagements)
    return [msgspec.structs.replace(one, part_of=part_of(one, accounts, home, wholes, rules)) for one in engagements]


def part_of(
    one: Engagement, accounts: Mapping[str, Account | Teller], home: Mapping[str, str],
    wholes: Mapping[date, list[Engagement]], rules: LinkRules,
) -> str | None:  # fmt: skip
    """As a reference tells it where one lists the engagement, with "part of nothing"; else as told, else inferred.

    `accounts` need hold only those that say what they are part of, and rows of references. `home` is the id of the
    engagement of each account that is named as a whole, `wholes` those of the day.
    """
    told = [accounts[account] for account in one.accounts if account in accounts]
    listed = [account for account in told if is_reference(account.doc_id)]
    if listed:
        return _told(one, listed, home)
    return _told(one, told, home) or _inferred(one, wholes, rules)


def _told(one: Engagement, told: Sequence[Account | Teller], home: Mapping[str, str]) -> str | None:
    named = {home.get(account.part_of or "") for account in told}
    found = sorted(whole for whole in named if whole and whole != one.id)
    return found[0] if found else None


def wholes_by_day(engagements: Iterable[Engagement]) -> dict[date, list[Engagement]]:
    """Visits and gatherings by the days on which something may be part of them."""
    found: dict[date, list[Engagement]] = defaultdict(list)
    for one in engagements:
        for day in days_of_whole(one):
            found[day].append(one)
    return found


def days_of_whole(one: Engagement) -> list[date]:
    """The days of a visit or gathering with the day before and after; none for what contains nothing."""
    when = one.date
    if one.rejected or one.kind not in ("visit", "multilateral"):
        return []
    if when is None or when.earliest is None or when.latest is None or (when.latest - when.earliest).days > LONGEST:
        return []
    first = when.earliest - _DAY
    return [first + number * _DAY for number in range((when.latest - when.earliest).days + 3)]


def _inferred(one: Engagement, wholes: Mapping[date, list[Engagement]], rules: LinkRules) -> str | None:
    if one.kind != "meeting" or one.date is None or one.date.day is None:
        return None
    near = [whole for whole in wholes.get(one.date.day, ()) if contains(whole, one, rules)]
    if not near:
        return None
    best = min(near, key=lambda whole: (whole.kind != ("multilateral" if one.occasion else "visit"), whole.id))
    return best.id


def contains(whole: Engagement, part: Engagement, rules: LinkRules) -> bool:
    """Whether a meeting on one of its days stands within a visit or gathering."""
    if whole.kind == "multilateral":
        mine, theirs = occasion_words(part.occasion, rules), occasion_words(whole.occasion, rules)
        return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)
    country = whole.place.country if whole.place else None
    there = part.place.country if part.place else None
    if country is None or there != country:
        return False
    guests = [one for one in whole.participants if one.role == "guest" and one.country]
    return any(
        guest.country == one.country and (guest.name is None or one.name is None or _same(guest.name, one.name))
        for guest in guests
        for one in part.participants
    )


def _same(one: str, other: str) -> bool:
    return same_person(Who("", name_words(one)), Who("", name_words(other)))
