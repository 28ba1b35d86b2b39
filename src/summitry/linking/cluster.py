"""A cluster of accounts under construction: what its members say of each thing, each saying kept once.

An account is compared with what the cluster says: the best of its parties, of its settings and of its days. A
single member that refuses keeps the account out.
"""

from __future__ import annotations

from summitry.linking.card import Card
from summitry.linking.profile import Profile
from summitry.linking.scorer import DAYS, PARTY, SETTING, PartScore, Scorer

_NOT_YET = -1e9  # lower than any sum of scores
_NOTHING: tuple[int, float | None] = (0, _NOT_YET)
_FEW = 3  # sayings that are compared again more cheaply than remembered
_ORDER = (DAYS, PARTY, SETTING)  # what refuses most often first


class Sayings:
    """What members say of one part, with the best score of everything that was asked before."""

    def __init__(self, part: int) -> None:
        self._part = part
        self._members: dict[int, Profile] = {}
        self._listed: list[Profile] = []
        self._best: dict[int, tuple[int, float | None]] = {}

    def add(self, profile: Profile) -> None:
        """Take in what a member says, unless another says the same."""
        number = profile.numbers[self._part]
        if number not in self._members:
            self._members[number] = profile
            self._listed.append(profile)

    def best(self, profile: Profile, score: PartScore) -> float | None:
        """The best score of any member against the profile; None where one refuses.

        What was found for an equal part before is kept: only members that came since are compared.
        """
        number = profile.numbers[self._part]
        listed = self._listed
        seen, best = self._best.get(number, _NOTHING)
        if best is None or seen == len(listed):
            return best
        for mine in listed[seen:] if seen else listed:
            found = score(mine, profile)
            if found is None:
                best = None
                break
            if found > best:
                best = found
        if best is None or len(listed) > _FEW:
            self._best[number] = (len(listed), best)
        return best


class Cluster:
    """Accounts held to tell of one engagement; `number` is the order of making, the same on every run."""

    def __init__(self, number: int, card: Card) -> None:
        self.number = number
        self.cards: list[Card] = []
        self.tellers: set[str] = set()
        self.profiles: dict[Profile, None] = {}
        self._low: int | None = None
        self._high: int | None = None
        self._voices: set[str | None] = set()
        self._stay = card.profile.days if card.profile.days.stay else None
        self._sayings = tuple((Sayings(part), part) for part in _ORDER)
        self.add(card)

    def add(self, card: Card) -> bool:
        """Take an account in; tells whether it says something new."""
        profile = card.profile
        self.cards.append(card)
        self.tellers.add(card.teller)
        new = profile not in self.profiles
        if new:
            self.profiles[profile] = None
            self._stretch(profile.days.low, profile.days.high)
            for sayings, _ in self._sayings:
                sayings.add(profile)
            if profile.days.dated:
                self._voices.add(profile.voice)
        return new

    def _stretch(self, low: int | None, high: int | None) -> None:
        if low is not None and (self._low is None or low < self._low):
            self._low = low
        if high is not None and (self._high is None or high > self._high):
            self._high = high

    @property
    def accounts(self) -> list[str]:
        """The ids of its accounts, its founder's first."""
        return [card.account_id for card in self.cards]

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last day that any member gives, as ordinals; None where an end is not known."""
        return None if self._low is None or self._high is None else (self._low, self._high)

    def absorb(self, other: Cluster) -> None:
        """Take all accounts of another cluster."""
        for card in other.cards:
            self.add(card)

    def score(self, profile: Profile, scorer: Scorer) -> float | None:
        """How well the profile fits what is said here; None where a member refuses."""
        total = 0.0
        within = self._stay is not None and profile.days.lies_within(self._stay)
        for sayings, part in self._sayings:
            if part == DAYS and within:  # whatever the other days of that stay are
                total += scorer.rules.date["same_day"]
                continue
            found = sayings.best(profile, scorer.parts[part])
            if found is None:
                return None
            if part == DAYS and profile.voice is not None:
                found = self._heard(profile.voice, found, scorer)
            total += found
        return round(total, 4)

    def _heard(self, voice: str, found: float, scorer: Scorer) -> float:
        """A day off counts against where nobody but the same publisher tells of the other day."""
        weights = scorer.rules.date
        off = found == weights["day_off_weak"] and self._voices == {voice}
        return weights["day_off_stated"] if off else found

    @property
    def planned(self) -> bool:
        """Whether nothing but plans is told."""
        return all(profile.setting.plan for profile in self.profiles)
