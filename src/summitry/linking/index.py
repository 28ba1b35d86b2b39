"""Blocking: which clusters an account may belong to, by sides and time, without looking at the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from summitry.linking.card import Profile
from summitry.linking.cluster import Cluster

_MANY_SIDES = 4
_WIDE = 800  # days; vaguer dates are not spread over months
_ANY = -1
Key = tuple[str, ...]


def block_keys(profile: Profile) -> list[Key]:
    """Pairs of sides; single sides and the gathering's words where many take part."""
    named = [side for side, _ in profile.sides]
    if profile.family == "multilateral" or len(named) > _MANY_SIDES:
        words = [("gathering", word) for word in sorted(profile.occasion)]
        return [(profile.family, *word) for word in words] + [(profile.family, side) for side in named]
    if len(named) < 2:
        return [(profile.family, side) for side in named] or [(profile.family, "")]
    return [(profile.family, *pair) for pair in combinations(named, 2)]


def months(profile: Profile) -> Iterable[int]:
    """Months that the date touches, one day of tolerance included; `_ANY` where it is too vague to say."""
    low, high = (profile.told, profile.told) if not profile.dated else (profile.low, profile.high)
    if low is None or high is None or high - low > _WIDE:
        return (_ANY,)
    return range(_month(low - 4), _month(high + 4) + 1)


def _month(ordinal: int) -> int:
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return day.year * 12 + day.month


class BlockIndex:
    """Clusters by block key and month."""

    def __init__(self) -> None:
        self._by_key: dict[Key, dict[int, list[Cluster]]] = defaultdict(lambda: defaultdict(list))

    def add(self, cluster: Cluster, profile: Profile) -> None:
        """File a cluster under what one of its profiles says."""
        for key in block_keys(profile):
            by_month = self._by_key[key]
            for month in months(profile):
                filed = by_month[month]
                if not filed or filed[-1] is not cluster:
                    filed.append(cluster)

    def near(self, profile: Profile) -> list[Cluster]:
        """Clusters that share a block with the profile, each once, in the order they were made."""
        found = {cluster.number: cluster for cluster in self._candidates(profile)}
        return [found[number] for number in sorted(found)]

    def _candidates(self, profile: Profile) -> Iterator[Cluster]:
        wanted = tuple(months(profile))
        for key in block_keys(profile):
            by_month = self._by_key.get(key)
            if by_month is None:
                continue
            for month in (*wanted, _ANY) if _ANY not in wanted else tuple(by_month):
                yield from by_month.get(month, ())
