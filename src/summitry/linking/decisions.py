"""People's decisions over the machine's clusters: what must stand together, and what must not.

They are applied after grouping and have the last word. An account that nobody decided on stays with the part of its
cluster that it fits best, so that a later document finds the engagement that a person set right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from summitry.linking.card import Card
from summitry.linking.cluster import Cluster
from summitry.linking.scorer import Scorer

Ids = frozenset[str]
_REFUSED = -10.0  # fits worse than any sum of scores


class FieldDecision(msgspec.Struct, frozen=True):
    """A person's value for one field of the engagement that holds most of `accounts`; `value` None: not said."""

    accounts: Ids
    field: str
    value: str | None
    by: str
    at: str
    n: int
    why: str | None = None


class WordOnWhole(msgspec.Struct, frozen=True):
    """Accepted or rejected as a whole."""

    accounts: Ids
    accepted: bool
    by: str
    at: str
    n: int
    why: str | None = None


class Decisions(msgspec.Struct, frozen=True):
    """All decisions that hold, by account id, in the order in which they were made.

    `together` are disjoint groups; of each pair in `apart` no account of one may stand with one of the other. `stays`
    are accounts from which people took others away: the id is theirs.
    """

    together: tuple[Ids, ...] = ()
    apart: tuple[tuple[Ids, Ids], ...] = ()
    fields: tuple[FieldDecision, ...] = ()
    words: tuple[WordOnWhole, ...] = ()
    stays: tuple[Ids, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to apply."""
        return not (self.together or self.apart or self.fields or self.words)


def restricted(decisions: Decisions, accounts: Iterable[str]) -> Decisions:
    """The decisions of which accounts stand together or apart that name one of these."""
    if decisions.empty:
        return decisions
    held = frozenset(accounts)
    return Decisions(
        tuple(group for group in decisions.together if group & held),
        tuple(pair for pair in decisions.apart if (pair[0] | pair[1]) & held),
    )


def ties(decisions: Decisions) -> list[Ids]:
    """The accounts that each decision is about."""
    groups = [*decisions.together, *(one | other for one, other in decisions.apart)]
    return groups + [each.accounts for each in decisions.fields] + [each.accounts for each in decisions.words]


def decided(clusters: Sequence[Cluster], decisions: Decisions, scorer: Scorer) -> list[Cluster]:
    """The clusters after people's decisions; untouched ones are handed on as they are, in their order."""
    if not decisions.together and not decisions.apart:
        return list(clusters)
    atoms = _Atoms(decisions)
    touched = [cluster for cluster in clusters if atoms.concern(cluster)]
    if not touched:
        return list(clusters)
    kept = [cluster for cluster in clusters if not atoms.concern(cluster)]
    first = 1 + max(cluster.number for cluster in clusters)
    return kept + [
        _made(first + number, cards) for number, cards in enumerate(_regrouped(_fused(touched, atoms), atoms, scorer))
    ]


class _Atoms:
    """Accounts by the group that must stay whole; an account that nobody joined is its own group."""

    def __init__(self, decisions: Decisions) -> None:
        self._group = {account: min(group) for group in decisions.together for account in group}
        self._apart: dict[str, set[str]] = {}
        self._named = set(self._group)
        for one, other in decisions.apart:
            self._named |= one | other
            for left in {self.of(account) for account in one}:
                for right in {self.of(account) for account in other}:
                    self._apart.setdefault(left, set()).add(right)
                    self._apart.setdefault(right, set()).add(left)

    def of(self, account: str) -> str:
        """The name of the account's group."""
        return self._group.get(account, account)

    def concern(self, cluster: Cluster) -> bool:
        """Whether somebody decided on one of its accounts."""
        return any(card.account_id in self._named for card in cluster.cards)

    def clash(self, atom: str, others: Iterable[str]) -> bool:
        """Whether the atom must not stand with one of the others."""
        return not self._apart.get(atom, set()).isdisjoint(others)


def _fused(touched: Sequence[Cluster], atoms: _Atoms) -> list[list[Card]]:
    """The cards of clusters that share a group, put together; each pile in the order of account ids."""
    pile_of: dict[str, int] = {}
    piles: dict[int, list[Card]] = {}
    for number, cluster in enumerate(touched):
        mine = {atoms.of(card.account_id) for card in cluster.cards}
        others = {pile_of[atom] for atom in mine if atom in pile_of}
        cards = [*cluster.cards, *(card for other in sorted(others) for card in piles.pop(other))]
        piles[number] = cards
        pile_of |= {atoms.of(card.account_id): number for card in cards}
    return [sorted(cards, key=lambda card: card.account_id) for cards in piles.values()]


def _regrouped(piles: Iterable[Sequence[Card]], atoms: _Atoms, scorer: Scorer) -> Iterable[list[Card]]:
    """Each pile as parts that hold to the decisions."""
    for pile in piles:
        by_atom: dict[str, list[Card]] = {}
        for card in pile:
            by_atom.setdefault(atoms.of(card.account_id), []).append(card)
        yield from _parts(by_atom, atoms, scorer)


def _parts(by_atom: Mapping[str, Sequence[Card]], atoms: _Atoms, scorer: Scorer) -> list[list[Card]]:
    """Groups in dispute found parts of their own; all others join the part that they fit best."""
    disputed = [atom for atom in by_atom if atoms.clash(atom, by_atom)]
    seeds: list[list[str]] = []
    settled: list[Cluster] = []
    for atom in sorted(disputed, key=lambda atom: (-len(by_atom[atom]), atom)):
        open_to = [at for at, seed in enumerate(seeds) if not atoms.clash(atom, seed)]
        if open_to:
            home = max(open_to, key=lambda at: (_fit(settled, at, by_atom[atom], scorer), -at))
            seeds[home].append(atom)
            settled[home].absorb(_made(home, by_atom[atom]))
        else:
            seeds.append([atom])
            settled.append(_made(len(settled), by_atom[atom]))
    parts = [[card for atom in seed for card in by_atom[atom]] for seed in seeds] or [[]]
    free = sorted((atom for atom in by_atom if atom not in set(disputed)), key=lambda atom: (-len(by_atom[atom]), atom))
    for atom in free:
        best = max(range(len(parts)), key=lambda at: (_fit(settled, at, by_atom[atom], scorer), -at))
        parts[best].extend(by_atom[atom])
    return parts


def _fit(parts: Sequence[Cluster], at: int, cards: Sequence[Card], scorer: Scorer) -> float:
    """How well the cards fit a part as decided; what a member refuses fits worse than anything else."""
    if not parts:
        return 0.0
    found = [parts[at].score(card.profile, scorer) for card in cards]
    return max((score for score in found if score is not None), default=_REFUSED)


def _made(number: int, cards: Sequence[Card]) -> Cluster:
    ordered = sorted(cards, key=lambda card: card.account_id)
    cluster = Cluster(number, ordered[0])
    for card in ordered[1:]:
        cluster.add(card)
    return cluster
