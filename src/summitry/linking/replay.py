"""Linking what is new into what is linked: decisions are made again only where something near has changed.

Grouping goes through the accounts from the most specific to the vaguest, and each decides by the groups that share
a block with it. So an account of an earlier run decides as it did unless one of these groups differs: then its score
there is compared with the score that decided at that time. What is not near is not even loaded. The result is that of
`grouping.group` over all accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

import msgspec

from summitry.linking.card import Card
from summitry.linking.cluster import Cluster
from summitry.linking.grouping import choose_home, fit, specificity
from summitry.linking.index import ANY_MONTH, Block, BlockIndex, blocks_of
from summitry.linking.profile import Profile
from summitry.linking.scorer import Scorer


class Placed(msgspec.Struct, frozen=True):
    """An account with its group, named by the account that founded it (None: not linked yet), and the score there."""

    card: Card
    home: str | None
    score: float = 0.0


class World(Protocol):
    """What is linked, by parts."""

    def near(self, blocks: Collection[Block]) -> Iterable[Placed]:
        """All accounts in these blocks with all other members of their groups."""

    def groups(self, homes: Collection[str]) -> Iterable[Placed]:
        """All members of these groups."""


class Replay:
    """One run over what is new. Afterwards `decided` holds home and score of all that were decided anew.

    `dirty` are the groups of which the members changed, by name. `gone` are accounts that were linked and are told no
    more, or not as they were.
    """

    def __init__(self, world: World, scorer: Scorer, new: Iterable[Placed], gone: Iterable[Placed]) -> None:
        self._world, self._scorer, self._gone = world, scorer, list(gone)
        self.placed: dict[str, Placed] = {}
        self._loaded: set[Block] = set()
        self._touched: list[Profile] = []
        fresh = list(new)
        self._new = {one.card.account_id for one in fresh}
        self.take(fresh)  # before what is stored of them
        self.take(world.groups({one.home for one in self._gone if one.home is not None}))
        self._undecided = {*self._new, *self.placed}
        self.decided: dict[str, tuple[str, float]] = {}
        self.dirty: set[str] = set()

    def run(self) -> None:
        """Go through what is near until nothing else is moved."""
        self.load(block for given in self._undecided for block in blocks_of(self.placed[given].card.profile))
        while True:
            going = _Pass(self._scorer, self.placed, self._undecided, self._new, self._gone)
            going.run()
            more = self.load(going.dirty_blocks())
            if going.flagged <= self._undecided and not more:
                break
            self._undecided |= going.flagged
            self.load(block for given in going.flagged for block in blocks_of(self.placed[given].card.profile))
        self.decided, self.dirty = going.decided, going.dirty
        self._touched = going.touched_profiles()
        for given, (home, score) in going.decided.items():
            self.placed[given] = Placed(self.placed[given].card, home, score)

    def touched_profiles(self) -> list[Profile]:
        """What members of changed groups say, and what members said that left them."""
        return self._touched

    def load(self, blocks: Iterable[Block]) -> bool:
        """Load what is in these blocks; whether there was anything that was not loaded before."""
        wanted = {block for block in blocks if block not in self._loaded and (block[0], ANY_MONTH) not in self._loaded}
        if not wanted:
            return False
        self._loaded |= wanted
        return self.take(self._world.near(wanted))

    def take(self, placed: Iterable[Placed]) -> bool:
        """Take in what was loaded; whether it was more than there was."""
        before = len(self.placed)
        for one in placed:
            self.placed.setdefault(one.card.account_id, one)
        return len(self.placed) > before


class _Pass:
    """All accounts that are loaded, in their order; those of `undecided` decide, the others stay where they are."""

    def __init__(
        self, scorer: Scorer, placed: dict[str, Placed], undecided: set[str], new: set[str], gone: list[Placed]
    ) -> None:
        self._scorer, self._new, self._gone, self._undecided = scorer, new, gone, undecided
        self._lost = {one.home for one in gone}
        self._order = sorted(placed.values(), key=lambda one: specificity(one.card))
        self._before: dict[str, list[Placed]] = defaultdict(list)
        for one in self._order:
            if one.home is not None:
                self._before[one.home].append(one)
        self._index, self._names = BlockIndex(), dict[int, str]()
        self._touched = _Touched()
        self.clusters: dict[str, Cluster] = {}
        self.decided: dict[str, tuple[str, float]] = {}
        self.dirty: set[str] = set()
        self.flagged: set[str] = set()

    def run(self) -> None:
        for one in self._gone:
            if one.home is not None:
                self._mark(one.home)
                self._touched.add(one.home, one.card.profile)
        for number, one in enumerate(self._order):
            given = one.card.account_id
            home = self._decide(one) if given in self._undecided else self._kept(one)
            self._place(one.card, home, number)

    def dirty_blocks(self) -> set[Block]:
        """Where those are looked for whom a changed group may move."""
        return self._touched.blocks

    def touched_profiles(self) -> list[Profile]:
        """All that is told in groups that changed."""
        return list(self._touched.profiles)

    def _decide(self, one: Placed) -> str:
        given = one.card.account_id
        cluster, score = choose_home(one.card, self._index, self._scorer)
        home = given if cluster is None else self._names[cluster.number]
        self.decided[given] = (home, score)
        if home != one.home or given in self._new:
            self._mark(home)
            if one.home is not None:
                self._mark(one.home)
        return home

    def _kept(self, one: Placed) -> str:
        given = one.card.account_id
        home = one.home or given
        if home != given and home not in self.clusters:
            self.flagged.add(given)
            return given
        if any(self._moves(one, near) for near in self._touched.near(one.card.profile)):
            self.flagged.add(given)
        return home

    def _moves(self, one: Placed, near: str) -> bool:
        """Whether a changed group may make the account decide otherwise than it did."""
        given, cluster = one.card.account_id, self.clusters.get(near)
        if near == given:
            return False
        now = fit(one.card, cluster, self._scorer) if cluster is not None else None
        if near == one.home:
            return now != one.score
        if now is not None and one.home != given:
            return now >= one.score
        if now is not None and now > one.score:
            return True
        in_doubt = one.home == given and one.score > 0 and now != one.score
        return in_doubt and self._fitted(one, near) == one.score

    def _fitted(self, one: Placed, near: str) -> float | None:
        """How the account fitted a group as it was when it decided."""
        if near in self._lost:
            return one.score
        mine = specificity(one.card)
        members = [each.card for each in self._before.get(near, ()) if specificity(each.card) < mine]
        if not members:
            return None
        cluster = Cluster(0, members[0])
        for card in members[1:]:
            cluster.add(card)
        return fit(one.card, cluster, self._scorer)

    def _mark(self, home: str) -> None:
        if home not in self.dirty:
            self.dirty.add(home)
            for one in self._before.get(home, ()):
                self._touched.add(home, one.card.profile)
            if home in self.clusters:
                for profile in self.clusters[home].profiles:
                    self._touched.add(home, profile)

    def _place(self, card: Card, home: str, number: int) -> None:
        cluster = self.clusters.get(home)
        if cluster is None:
            cluster = self.clusters[home] = Cluster(number, card)
            self._names[number] = home
            self._index.add(cluster, card.profile)
        elif cluster.add(card):
            self._index.add(cluster, card.profile)
        if home in self.dirty:
            self._touched.add(home, card.profile)


class _Touched:
    """Changed groups by block."""

    def __init__(self) -> None:
        self._by_key: dict[str, dict[int, set[str]]] = {}
        self.blocks: set[Block] = set()
        self.profiles: dict[Profile, None] = {}

    def add(self, home: str, profile: Profile) -> None:
        self.profiles[profile] = None
        for key, month in blocks_of(profile):
            self.blocks.add((key, month))
            self._by_key.setdefault(key, {}).setdefault(month, set()).add(home)

    def near(self, profile: Profile) -> set[str]:
        return {home for key, month in blocks_of(profile) for home in self._in(key, month)}

    def _in(self, key: str, month: int) -> Iterator[str]:
        by_month = self._by_key.get(key, {})
        for each in by_month if month == ANY_MONTH else (month, ANY_MONTH):
            yield from by_month.get(each, ())
