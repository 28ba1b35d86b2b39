"""Readable ids that follow from the accounts alone: `chn-rus-2025-05-08-meeting`.

Every account alone has a name: states, day, kind. An engagement bears the name of one of its accounts, and answers to
the names of all others. A name that accounts of several engagements have is borne by none of them: each adds a mark
of the account that names it. So ids depend neither on the order nor on the number of builds, and an id that was given
when less was known still leads to the accounts that it stood for, and never to something else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

import msgspec

from summitry.linking.people import fold
from summitry.model import Account, Engagement

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_PAIR = 3
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # EDTF
_MARK = 4  # signs of an account's mark; all of them where that is not enough
Ids = frozenset[str]


class Known(msgspec.Struct, frozen=True):
    """What is known of ids besides the engagements that are named.

    `stood`: id → accounts that it stands for, and that it stood for before: it goes to nothing without some of each.
    `elsewhere`: names that accounts of other engagements have. `stays`: accounts of which people took others away.
    """

    stood: Mapping[str, Sequence[Ids]] = {}
    elsewhere: Collection[str] = frozenset()
    stays: tuple[Ids, ...] = ()

    @staticmethod
    def of(engagements: Sequence[Engagement]) -> Known:
        """What these engagements' ids and aliases stand for."""
        return Known({given: [frozenset(one.accounts)] for one in engagements for given in (one.id, *one.aliases)})


def readable_id(one: Engagement | Account) -> str:
    """Countries, date and kind; the gathering's name where more than three take part."""
    countries = sorted({fold(side.country) for side in one.participants if side.country}) or ["unknown"]
    parts = ["-".join(countries[:_PAIR]), _date_part(one), one.kind]
    if (one.kind == "multilateral" or len(countries) > _PAIR) and one.occasion:
        parts.append(_NOT_WORD.sub("-", fold(one.occasion)).strip("-")[:40].rstrip("-"))
    return "-".join(part for part in parts if part)


def _date_part(one: Engagement | Account) -> str:
    if one.date is None:
        return "undated"
    first = one.date.edtf.split("/")[0] or one.date.edtf
    first = (first.strip(".") or one.date.edtf.split("/")[-1]).rstrip("~?%").lower()
    season = _SEASONS.get(first[5:]) if len(first) == 7 else None
    return f"{first[:4]}-{season}" if season else first


def assign_ids(engagements: Sequence[Engagement], names: Mapping[str, str], known: Known) -> list[Engagement]:
    """The engagements with id and aliases, sorted by id; `names` gives the name of each account."""
    told = [Counter(names[account] for account in one.accounts) for one in engagements]
    owners = _owners(engagements, told, known)
    given: list[Engagement] = []
    for at, one in enumerate(engagements):
        wanted = readable_id(one)
        name = min(told[at], key=lambda each: (each != wanted, -told[at][each], each))
        own = [each for each in told[at] if owners.get(each) == at]
        ours = name if name in own else f"{name}-{mark(_namer(one, name, names))}"
        aliases = tuple(sorted(each for each in own if each != ours))
        given.append(msgspec.structs.replace(one, id=ours, aliases=aliases))
    return sorted(_distinct(given, names), key=lambda one: one.id)


def _owners(engagements: Sequence[Engagement], told: Sequence[Counter[str]], known: Known) -> dict[str, int]:
    """Where each name belongs that belongs anywhere."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, counted in enumerate(told):
        for name in counted:
            bearers[name].append(at)
    found: dict[str, int] = {}
    for name, places in bearers.items():
        owner = _owner(places, engagements, known) if name not in known.elsewhere else None
        if owner is not None and _may_bear(engagements[owner], known.stood.get(name, ())):
            found[name] = owner
    return found


def _owner(places: Sequence[int], engagements: Sequence[Engagement], known: Known) -> int | None:
    """The one that there is; of the parts that people made of one, that from which the others were taken."""
    if len(places) == 1:
        return places[0]
    for stays in known.stays:
        held = [at for at in places if not stays.isdisjoint(engagements[at].accounts)]
        if len(held) == 1 and len(places) == 2:
            return held[0]
    return None


def _may_bear(one: Engagement, stood: Sequence[Ids]) -> bool:
    return all(not accounts.isdisjoint(one.accounts) for accounts in stood)


def _namer(one: Engagement, name: str, names: Mapping[str, str]) -> str:
    return min(account for account in one.accounts if names[account] == name)


def mark(account: str, signs: int = _MARK) -> str:
    """A few signs by which an account is told from others of its name."""
    return sha256(account.encode()).hexdigest()[:signs]


def _distinct(given: Sequence[Engagement], names: Mapping[str, str]) -> list[Engagement]:
    """Longer marks for those that came to the same id."""
    counted = Counter(one.id for one in given)
    found = []
    for one in given:
        name = one.id[: -_MARK - 1]
        alone = counted[one.id] == 1
        found.append(one if alone else msgspec.structs.replace(one, id=f"{name}-{mark(_namer(one, name, names), 64)}"))
    return found


def left(before: Mapping[str, str], known: Collection[str], engagements: Sequence[Engagement]) -> set[tuple[str, str]]:
    """Ids that were split: id, id of a part that left it. `before` gives the id of each account until now.

    What is `known` stood for itself once, and was not split off.
    """
    home = {account: one.id for one in engagements for account in one.accounts}
    answers = {given: one.id for one in engagements for given in (*one.aliases, one.id)}
    parts: dict[str, set[str]] = defaultdict(set)
    for account, old in before.items():
        if account in home:
            parts[old].add(home[account])
    return {
        (old, part)
        for old, homes in parts.items()
        if len(homes) > 1
        for part in homes
        if part not in (old, answers.get(old)) and part not in known
    }
