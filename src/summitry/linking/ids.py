"""Readable ids that last: `chn-rus-2025-05-08-meeting`, kept once given.

An id is made from what is known when the engagement is first seen and never remade: later corrections of
the date leave it, a merge keeps the id with the most accounts and leaves the others as aliases, a split leaves the
id with most of them and a pointer to the rest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from summitry.linking.people import fold
from summitry.model import Engagement

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_PAIR = 3
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # EDTF


class Known(msgspec.Struct, frozen=True):
    """What earlier runs gave out.

    `ids`: account id → engagement id; `aliases`: alias → engagement id; `former`: an id that no engagement bears any
    more → the accounts that it stood for at last.
    """

    ids: Mapping[str, str] = {}
    aliases: Mapping[str, str] = {}
    former: Mapping[str, frozenset[str]] = {}


class Succession(msgspec.Struct, frozen=True):
    """What became of the ids that were known: `former` as in `Known`, `splits` (id, id of a part that left it)."""

    former: Mapping[str, frozenset[str]]
    splits: frozenset[tuple[str, str]]


def readable_id(engagement: Engagement) -> str:
    """Countries, date and kind; the gathering's name where more than three take part."""
    countries = sorted({fold(one.country) for one in engagement.participants if one.country}) or ["unknown"]
    parts = ["-".join(countries[:_PAIR]), _date_part(engagement), engagement.kind]
    if (engagement.kind == "multilateral" or len(countries) > _PAIR) and engagement.occasion:
        parts.append(_NOT_WORD.sub("-", fold(engagement.occasion)).strip("-")[:40].rstrip("-"))
    return "-".join(part for part in parts if part)


def _date_part(engagement: Engagement) -> str:
    if engagement.date is None:
        return "undated"
    first = engagement.date.edtf.split("/")[0] or engagement.date.edtf
    first = (first.strip(".") or engagement.date.edtf.split("/")[-1]).rstrip("~?%").lower()
    season = _SEASONS.get(first[5:]) if len(first) == 7 else None
    return f"{first[:4]}-{season}" if season else first


def assign_ids(engagements: Sequence[Engagement], known: Known) -> list[Engagement]:
    """Every engagement with its old id, or a new one that nothing else has or ever had.

    An id that was merged away comes back where its accounts stand alone again, and to nothing else.
    """
    ordered = sorted(engagements, key=lambda one: (readable_id(one), one.accounts))
    kept = _kept(ordered, known)
    ended = _ended(known, set(kept.values()))
    kept |= _revived(ordered, kept, ended)
    taken = {*kept.values(), *known.ids.values(), *known.aliases, *known.former}
    aliases = _aliases(ordered, kept, ended, known)
    named: list[Engagement] = []
    for position, one in enumerate(ordered):
        given = kept.get(position) or _free(readable_id(one), taken)
        taken.add(given)
        named.append(msgspec.structs.replace(one, id=given, aliases=tuple(sorted(aliases[position]))))
    return sorted(named, key=lambda one: one.id)


def succession(known: Known, engagements: Sequence[Engagement]) -> Succession:
    """What to remember, so that every id ever given goes on to answer."""
    living = {one.id for one in engagements}
    home = {account: one.id for one in engagements for account in one.accounts}
    answers = {alias: one.id for one in engagements for alias in one.aliases} | {given: given for given in living}
    before = {*known.ids.values(), *known.former}  # what stood for itself once was not split off
    splits = {
        (old, home[account])
        for account, old in known.ids.items()
        if account in home and home[account] not in (answers.get(old), old) and home[account] not in before
    }
    ended = _ended(known, living)
    return Succession({given: accounts for given, accounts in ended.items() if given not in living}, frozenset(splits))


def _ended(known: Known, living: set[str]) -> dict[str, frozenset[str]]:
    """Ids that nothing bears, with the accounts that they stood for at last."""
    members: dict[str, set[str]] = defaultdict(set)
    for account, given in known.ids.items():
        if given not in living:
            members[given].add(account)
    found = {given: accounts for given, accounts in known.former.items() if given not in living}
    return found | {given: frozenset(accounts) for given, accounts in members.items()}


def _kept(ordered: Sequence[Engagement], known: Known) -> dict[int, str]:
    """Old ids by position: most common accounts first, each id and each engagement once."""
    claims: list[tuple[int, str, int]] = []
    for position, one in enumerate(ordered):
        counted = Counter(known.ids[account] for account in one.accounts if account in known.ids)
        claims += [(-count, old, position) for old, count in counted.items()]
    return _settled(claims, {})


def _revived(
    ordered: Sequence[Engagement], kept: Mapping[int, str], ended: Mapping[str, frozenset[str]]
) -> dict[int, str]:
    """Ids that were merged away or withdrawn, for engagements without one that hold most of their accounts."""
    claims = [(-count, old, position) for old, position, count in _homes(ordered, ended)]
    return _settled([claim for claim in claims if claim[2] not in kept], kept)


def _settled(claims: Sequence[tuple[int, str, int]], kept: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    given: set[str] = set(kept.values())
    for _, old, position in sorted(claims):
        if position not in found and old not in given:
            found[position] = old
            given.add(old)
    return found


def _homes(ordered: Sequence[Engagement], ended: Mapping[str, frozenset[str]]) -> list[tuple[str, int, int]]:
    """Where most of each ended id's accounts stand now: id, position, their number; nowhere is left out."""
    if not ended:
        return []
    at = {account: position for position, one in enumerate(ordered) for account in one.accounts}
    found = []
    for old in sorted(ended):
        counted = Counter(at[account] for account in ended[old] if account in at)
        if counted:
            position = min(counted, key=lambda place: (-counted[place], place))
            found.append((old, position, counted[position]))
    return found


def _aliases(
    ordered: Sequence[Engagement], kept: Mapping[int, str], ended: Mapping[str, frozenset[str]], known: Known
) -> dict[int, set[str]]:
    """Ids that answer with an engagement of another name: by their accounts, else with what they answered before."""
    living = {given: position for position, given in kept.items()}
    found: dict[int, set[str]] = defaultdict(set)
    for old, position, _ in _homes(ordered, {old: ended[old] for old in ended if old not in living}):
        found[position].add(old)
    home = {old: position for position, olds in found.items() for old in olds}
    for alias, target in known.aliases.items():
        now = living.get(target, home.get(target))
        if alias not in living and alias not in ended and now is not None:
            found[now].add(alias)
    return found


def _free(wanted: str, taken: set[str]) -> str:
    given, number = wanted, 1
    while given in taken:
        number += 1
        given = f"{wanted}-{number}"
    return given
