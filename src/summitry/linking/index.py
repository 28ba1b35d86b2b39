"""Blocking: which clusters an account may belong to, by sides and time, without looking at the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from summitry.linking.cluster import Cluster
from summitry.linking.profile import Days, Party, Profile

_MANY_SIDES = 4
_WIDE = 800  # days; vaguer dates are not spread over months
ANY_MONTH = -1
#: "meeting|CHN|RUS" and a month.
Block = tuple[str, int]


def block_keys(party: Party) -> tuple[str, ...]:
    """Pairs of sides; single sides and the gathering's words where many take part."""
    named = [side for side, _ in party.sides]
    if party.family == "multilateral" or len(named) > _MANY_SIDES:
        words = [f"{party.family}|gathering|{word}" for word in sorted(party.occasion)]
        return (*words, *(f"{party.family}|{side}" for side in named))
    if len(named) < 2:
        return (f"{party.family}|{named[0] if named else ''}",)
    return tuple(f"{party.family}|{one}|{other}" for one, other in combinations(named, 2))


def blocks_of(profile: Profile) -> tuple[Block, ...]:
    """Where clusters that a profile may belong to are filed, and where it is filed itself."""
    span = months(profile.days)
    return tuple((key, month) for key in block_keys(profile.party) for month in span)


def months(days: Days) -> tuple[int, ...]:
    """Months that the date touches, some days of tolerance included; `ANY_MONTH` where it is too vague to say."""
    low, high = (days.told, days.told) if not days.dated else (days.low, days.high)
    if low is None or high is None or high - low > _WIDE:
        return (ANY_MONTH,)
    return tuple(months_between(low - 4, high + 4))


def months_between(low: int, high: int) -> range:
    """The months from one day to another, both as ordinals."""
    return range(_month(low), _month(high) + 1)


@lru_cache(maxsize=65536)
def _month(ordinal: int) -> int:
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return day.year * 12 + day.month


class BlockIndex:
    """Clusters by block key and month."""

    def __init__(self) -> None:
        self._by_key: dict[str, dict[int, dict[int, Cluster]]] = {}
        self._keys: dict[int, tuple[str, ...]] = {}
        self._months: dict[int, tuple[int, ...]] = {}

    def add(self, cluster: Cluster, profile: Profile) -> None:
        """File a cluster under what one of its profiles says."""
        wanted = self._months_of(profile)
        for key in self._keys_of(profile):
            by_month = self._by_key.setdefault(key, {})
            for month in wanted:
                by_month.setdefault(month, {})[cluster.number] = cluster

    def near(self, profile: Profile) -> list[Cluster]:
        """Clusters that share a block with the profile, each once, in the order they were made."""
        found: dict[int, Cluster] = {}
        for filed in self._candidates(profile):
            found.update(filed)
        return [found[number] for number in sorted(found)]

    def _candidates(self, profile: Profile) -> Iterator[dict[int, Cluster]]:
        wanted = self._months_of(profile)
        for key in self._keys_of(profile):
            by_month = self._by_key.get(key)
            if by_month is None:
                continue
            for month in (*wanted, ANY_MONTH) if ANY_MONTH not in wanted else tuple(by_month):
                filed = by_month.get(month)
                if filed:
                    yield filed

    def _keys_of(self, profile: Profile) -> tuple[str, ...]:
        number = profile.numbers[0]
        if number not in self._keys:
            self._keys[number] = block_keys(profile.party)
        return self._keys[number]

    def _months_of(self, profile: Profile) -> tuple[int, ...]:
        number = profile.numbers[2]
        if number not in self._months:
            self._months[number] = months(profile.days)
        return self._months[number]
