"""Scores of the parts of two profiles, each worked out once: a million accounts differ in some thousands of parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitry.linking.comparators import OF_PARTY, OF_SETTING, Comparator, gathered_score
from summitry.linking.dates import compare_days
from summitry.linking.profile import Profile
from summitry.linking.rules import LinkRules

_KEPT = 300_000  # scores of each part; beyond, memory would follow the number of accounts
_UNKNOWN = float("inf")  # what no comparison gives
#: The score of one part of two profiles, None for a refusal.
PartScore = Callable[[Profile, Profile], float | None]
PARTY, SETTING, DAYS = range(3)


class Scorer:
    """What `comparators.compare` sums up, part by part; `parts` stand in the order of `Profile.numbers`."""

    def __init__(self, rules: LinkRules) -> None:
        self.rules = rules
        self._sides = _kept(PARTY, lambda one, other: _sum(OF_PARTY, one, other, rules))
        self.parts: tuple[PartScore, ...] = (
            self._party,
            _kept(SETTING, lambda one, other: _sum(OF_SETTING, one, other, rules)),
            _kept(DAYS, self._days),
        )

    def _party(self, one: Profile, other: Profile) -> float | None:
        """Gatherings name so many that no two are asked of twice: these are not remembered."""
        if one.party.family == other.party.family == "multilateral":
            return gathered_score(one.party, other.party, self.rules)
        return self._sides(one, other)

    def _days(self, one: Profile, other: Profile) -> float | None:
        found = compare_days(one.days, other.days, one.setting.family, self.rules)
        return None if found.veto else found.score


def _sum(comparators: Sequence[Comparator], one: Profile, other: Profile, rules: LinkRules) -> float | None:
    total = 0.0
    for comparator in comparators:
        part = comparator(one, other, rules)
        if part is not None:
            if part.veto:
                return None
            total += part.score
    return total


def _kept(part: int, score: PartScore) -> PartScore:
    """The same score, remembered by the numbers of the part (and the family, by which days are compared)."""
    known: dict[tuple[int, int, str], float | None] = {}

    def remembered(one: Profile, other: Profile) -> float | None:
        key = (one.numbers[part], other.numbers[part], one.setting.family)
        found = known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            if len(known) >= _KEPT:
                known.clear()
            found = known[key] = score(one, other)
        return found

    return remembered
