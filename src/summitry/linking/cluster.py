"""A cluster of accounts under construction: what its members say, each saying kept once."""

from __future__ import annotations

from summitry.linking.card import Card, Profile
from summitry.linking.comparators import Verdict, compare
from summitry.linking.rules import LinkRules

_REFUSED = Verdict(0.0, veto=True, parts=())


class Cluster:
    """Accounts held to tell of one engagement; `number` is the order of making, the same on every run."""

    def __init__(self, number: int, card: Card) -> None:
        self.number = number
        self.cards = [card]
        self.tellers = {card.teller}
        self.profiles: dict[Profile, None] = {card.profile: None}

    def add(self, card: Card) -> bool:
        """Take an account in; tells whether it says something new."""
        self.cards.append(card)
        self.tellers.add(card.teller)
        new = card.profile not in self.profiles
        self.profiles[card.profile] = None
        return new

    def absorb(self, other: Cluster) -> None:
        """Take all accounts of another cluster."""
        for card in other.cards:
            self.add(card)

    def verdict(self, profile: Profile, rules: LinkRules) -> Verdict:
        """The best agreement with any member, unless one of them refuses."""
        best: Verdict | None = None
        for mine in self.profiles:
            found = compare(mine, profile, rules)
            if found.veto:
                return found
            if best is None or found.score > best.score:
                best = found
        return best or _REFUSED

    @property
    def planned(self) -> bool:
        """Whether nothing but plans is told."""
        return all(profile.plan for profile in self.profiles)
