"""What has to be told anew: the groups that changed, and all that stands together with them.

Groups, plans that became something, people's decisions and engagements as they stand each tie accounts together. The
accounts that are found here are closed under all of these, so that everything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Protocol

from summitry.linking.card import Card
from summitry.linking.cluster import Cluster
from summitry.linking.decisions import Decisions, ties
from summitry.linking.grouping import specificity
from summitry.linking.index import Block, blocks_of
from summitry.linking.plans import merged, only_outcome, reach_of
from summitry.linking.replay import Replay, World
from summitry.linking.rules import LinkRules


class Linked(World, Protocol):
    """What is linked, with its plans and the engagements as they stand."""

    def wants(self, homes: Collection[str]) -> Mapping[str, str]:
        """What became of those of these groups that are plans, as far as that is known."""

    def wanting(self, homes: Collection[str]) -> Collection[str]:
        """The plans of which these groups came."""

    def homes(self, accounts: Collection[str]) -> Mapping[str, str]:
        """The group of each account."""

    def mates(self, accounts: Collection[str]) -> Collection[str]:
        """All accounts that stand in one engagement with these."""


class Affected:
    """Groups after a replay, with what became of plans. `wants` holds what changed: None for what became nothing."""

    def __init__(self, replay: Replay, world: Linked, rules: LinkRules) -> None:
        self._replay, self._world, self._rules = replay, world, rules
        self._filed: dict[Block, set[str]] = {}
        self._members: dict[str, list[Card]] = {}
        self._made: dict[str, Cluster] = {}
        self._seen = 0  # of what was loaded: nothing is ever unloaded
        self.wants: dict[str, str | None] = {}
        self._file()

    def settle(self) -> set[str]:
        """Ask plans near changed groups again what became of them; the groups that this concerns."""
        dirty = set(self._replay.dirty)
        near = self._in(reach_of(self._replay.touched_profiles(), self._rules))
        plans = {home for home in near | dirty if home in self._members and self._cluster(home).planned}
        before = self._world.wants(plans | dirty)
        found = set(dirty)
        for home in sorted(plans | dirty):
            now = self._outcome(home) if home in plans else None
            if now != before.get(home):
                found |= {each for each in (home, now, before.get(home)) if each is not None}
            if now != before.get(home) or home in dirty:
                self.wants[home] = now
        return found

    def closed(self, homes: Iterable[str], accounts: Iterable[str], decisions: Decisions) -> set[str]:
        """All accounts that stand together with these groups and accounts in any way."""
        by_account = _by_account(decisions)
        found: set[str] = set()
        asked: set[str] = set()
        more, loose = set(homes), set(accounts)
        while more or loose:
            more = self._with_plans(more | set(self._homes(loose).values())) - asked
            asked |= more
            self._load(more)
            members = loose | {card.account_id for home in more for card in self._members.get(home, ())}
            found |= members
            tied = {other for given in members for other in by_account.get(given, ())}
            loose = (tied | set(self._world.mates(members))) - found
            more = set()
        return {given for given in found if given in self._replay.placed}

    def clusters(self, accounts: Collection[str]) -> list[Cluster]:
        """The groups of these accounts with plans merged into what they became, in their order."""
        placed = self._replay.placed
        found = {placed[given].home or given for given in accounts}
        homes = sorted(found, key=lambda home: specificity(placed[home].card))
        made = {home: _made(number, self._members[home]) for number, home in enumerate(homes)}
        wants = {made[home].number: made[other] for home, other in self._wanted(homes).items()}
        return merged(list(made.values()), wants)

    def _with_plans(self, homes: set[str]) -> set[str]:
        """With what plans among them became, and the plans of which others came."""
        grown = homes | set(self._wanted(homes).values()) | self._wanting(homes)
        return grown if grown == homes else self._with_plans(grown)

    def _homes(self, accounts: Collection[str]) -> dict[str, str]:
        placed = self._replay.placed
        found = {given: placed[given].home or given for given in accounts if given in placed}
        return found | dict(self._world.homes([given for given in accounts if given not in found]))

    def _wanted(self, homes: Collection[str]) -> dict[str, str]:
        stored = {home: other for home, other in self._world.wants(homes).items() if home not in self.wants}
        return stored | {home: other for home in homes if (other := self.wants.get(home)) is not None}

    def _wanting(self, homes: Collection[str]) -> set[str]:
        stored = {plan for plan in self._world.wanting(homes) if plan not in self.wants}
        return stored | {plan for plan, other in self.wants.items() if other in homes}

    def _outcome(self, home: str) -> str | None:
        plan = self._cluster(home)
        near = {each: self._cluster(each) for each in sorted(self._in(reach_of(plan.profiles, self._rules)))}
        found = only_outcome(plan, [one for one in near.values() if not one.planned], self._rules)
        return next((each for each, one in near.items() if one is found), None)

    def _cluster(self, home: str) -> Cluster:
        if home not in self._made:
            self._made[home] = _made(len(self._made), self._members[home])
        return self._made[home]

    def _in(self, blocks: Collection[Block]) -> set[str]:
        self._replay.load(blocks)
        self._file()
        return {home for block in blocks for home in self._filed.get(block, ())}

    def _load(self, homes: Collection[str]) -> None:
        missing = [each for each in homes if each not in self._members]
        if missing:
            self._replay.take(self._world.groups(missing))
            self._file()

    def _file(self) -> None:
        """Note what was loaded since."""
        placed = self._replay.placed
        for given, one in islice(placed.items(), self._seen, None):
            home = one.home or given
            self._members.setdefault(home, []).append(one.card)
            for block in blocks_of(one.card.profile):
                self._filed.setdefault(block, set()).add(home)
        self._seen = len(placed)


def _made(number: int, members: Iterable[Card]) -> Cluster:
    ordered = sorted(members, key=specificity)
    cluster = Cluster(number, ordered[0])
    for card in ordered[1:]:
        cluster.add(card)
    return cluster


def _by_account(decisions: Decisions) -> dict[str, set[str]]:
    """For each account that somebody decided on, the others of these decisions."""
    found: dict[str, set[str]] = {}
    for group in ties(decisions):
        for account in group:
            found.setdefault(account, set()).update(group)
    return found
