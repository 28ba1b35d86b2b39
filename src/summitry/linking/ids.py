"""Readable ids that last: `chn-rus-2025-05-08-meeting`, kept once given.

An id is made from what is known when the engagement is first seen and never remade: later corrections of
the date leave it, a merge keeps the id with the most accounts and leaves the others as aliases.
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
    """What an earlier run gave out: account id → engagement id, and alias → engagement id."""

    ids: Mapping[str, str] = {}
    aliases: Mapping[str, str] = {}


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
    """Every engagement with its old id, or a new one that nothing else has or ever had."""
    ordered = sorted(engagements, key=lambda one: (readable_id(one), one.accounts))
    kept = _kept(ordered, known)
    taken = set(kept.values()) | set(known.ids.values()) | set(known.aliases)
    aliases = _aliases(ordered, kept, known)
    named: list[Engagement] = []
    for position, one in enumerate(ordered):
        given = kept.get(position) or _free(readable_id(one), taken)
        taken.add(given)
        named.append(msgspec.structs.replace(one, id=given, aliases=tuple(sorted(aliases[position]))))
    return sorted(named, key=lambda one: one.id)


def _kept(ordered: Sequence[Engagement], known: Known) -> dict[int, str]:
    """Old ids by position: most common accounts first, each id and each engagement once."""
    claims: list[tuple[int, str, int]] = []
    for position, one in enumerate(ordered):
        counted = Counter(known.ids[account] for account in one.accounts if account in known.ids)
        claims += [(-count, old, position) for old, count in counted.items()]
    kept: dict[int, str] = {}
    given: set[str] = set()
    for _, old, position in sorted(claims):
        if position not in kept and old not in given:
            kept[position] = old
            given.add(old)
    return kept


def _aliases(ordered: Sequence[Engagement], kept: Mapping[int, str], known: Known) -> dict[int, set[str]]:
    """Ids of earlier runs that a merge took in, and the aliases that those had."""
    living = set(kept.values())
    before: dict[str, set[str]] = defaultdict(set)
    for alias, target in known.aliases.items():
        before[target].add(alias)
    found: dict[int, set[str]] = defaultdict(set)
    for position, one in enumerate(ordered):
        olds = {known.ids[account] for account in one.accounts if account in known.ids}
        mine = kept.get(position)
        for old in olds:
            if old == mine or old not in living:
                found[position] |= before.get(old, set())
            if old not in living:
                found[position].add(old)
    return found


def _free(wanted: str, taken: set[str]) -> str:
    given, number = wanted, 1
    while given in taken:
        number += 1
        given = f"{wanted}-{number}"
    return given
