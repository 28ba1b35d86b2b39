"""Grouping accounts: the most specific first, each joining the engagement that it fits best.

Starting from what is said most exactly and letting vaguer accounts join, never the other way round, keeps
chains from forming: a vague account cannot hold two exact ones together. The order is a property of the
accounts alone, so the result does not depend on the order of input.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitry.linking.card import Card
from summitry.linking.cluster import Cluster
from summitry.linking.index import BlockIndex
from summitry.linking.profile import Days
from summitry.linking.scorer import Scorer

_VAGUE = 3  # days; beyond, an account that fits several engagements equally joins none


def specificity(card: Card) -> tuple[int, int, int, str]:
    """Sort key: exact dates first, stated before worked-out ones, more named people first."""
    profile = card.profile
    named = sum(1 for _, people in profile.party.sides if people)
    return (_vagueness(profile.days), int(profile.setting.plan), -named, card.account_id)


def _vagueness(days: Days) -> int:
    if not days.dated:
        return 10_000_000
    if days.stay:
        return 0  # first and last day: the days between belong to it
    if days.length is None:
        return 1_000_000
    return days.length * 2 + int(days.weak)


def group(cards: Iterable[Card], scorer: Scorer) -> list[Cluster]:
    """Clusters in the order of their making."""
    index, clusters = BlockIndex(), list[Cluster]()
    for card in sorted(cards, key=specificity):
        home = best_home(card, index, scorer)
        if home is None:
            home = Cluster(len(clusters), card)
            clusters.append(home)
            index.add(home, card.profile)
        elif home.add(card):
            index.add(home, card.profile)
    return clusters


def best_home(card: Card, index: BlockIndex, scorer: Scorer) -> Cluster | None:
    """The cluster that the account fits best; none when a vague account fits several equally.

    A document, or a whole reference chronicle, tells of each engagement once, so a cluster that already has its
    account is out of the question.
    """
    fits: list[tuple[float, int, Cluster]] = []
    for cluster in index.near(card.profile):
        if card.teller in cluster.tellers:
            continue
        score = cluster.score(card.profile, scorer)
        if score is not None and score >= scorer.rules.threshold:
            fits.append((-score, cluster.number, cluster))
    if not fits:
        return None
    fits.sort(key=lambda fit: fit[:2])
    days = card.profile.days
    vague = not days.exact and (days.length or _VAGUE + 1) > _VAGUE
    if vague and len(fits) > 1 and fits[0][0] == fits[1][0]:
        return None
    return fits[0][2]
