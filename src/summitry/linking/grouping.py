"""Grouping accounts: the most specific first, each joining the engagement that it fits best.

Starting from what is said most exactly and letting vaguer accounts join, never the other way round, keeps
chains from forming: a vague account cannot hold two exact ones together. The order is a property of the
accounts alone, so the result does not depend on the order of input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summitry.linking.card import Card
from summitry.linking.cluster import Cluster
from summitry.linking.index import BlockIndex
from summitry.linking.profile import Days
from summitry.linking.scorer import Scorer

_VAGUE = 3  # days; beyond, an account that fits several engagements equally joins none
_WEEK = 15  # vagueness of a week; who tells a day as closely comes before all who do not
Placing = Mapping[str, tuple[str, float]]  # account -> the account that founded its group, and the score there


def specificity(card: Card) -> tuple[int, int, int, str]:
    """Sort key: exact dates first, stated before worked-out ones, more named people first."""
    profile = card.profile
    named = sum(1 for _, people in profile.party.sides if people)
    return (_vagueness(profile.days), int(profile.setting.plan), -named, card.account_id)


def is_sharp(days: Days) -> bool:
    """Whether the days are told to a week: in the order of grouping all such accounts come before all others."""
    return days.low is not None and days.high is not None and _vagueness(days) <= _WEEK


def _vagueness(days: Days) -> int:
    if not days.dated:
        return 10_000_000
    if days.stay:
        return 0  # first and last day: the days between belong to it
    if days.length is None:
        return 1_000_000
    return days.length * 2 + int(days.weak)


def group(
    cards: Iterable[Card],
    scorer: Scorer,
    scores: dict[str, float] | None = None,
    settled: Placing | None = None,
) -> list[Cluster]:
    """Clusters in the order of their making; `scores` takes the score by which each account was placed.

    `settled` are accounts that were grouped elsewhere: they decide as they did. None may come after one that is not.
    """
    index, clusters, founded = BlockIndex(), list[Cluster](), dict[str, Cluster]()
    for card in sorted(cards, key=specificity):
        told = (settled or {}).get(card.account_id)
        home, score = (founded.get(told[0]), told[1]) if told else choose_home(card, index, scorer)
        if scores is not None:
            scores[card.account_id] = score
        if home is None:
            home = founded[card.account_id] = Cluster(len(clusters), card)
            clusters.append(home)
            index.add(home, card.profile)
        elif home.add(card):
            index.add(home, card.profile)
    return clusters


def choose_home(card: Card, index: BlockIndex, scorer: Scorer) -> tuple[Cluster | None, float]:
    """The cluster that the account fits best, with the score; None when a vague account fits several equally.

    The score is 0 where it fits none.
    """
    fits = [
        (-score, cluster.number, cluster)
        for cluster in index.near(card.profile)
        if (score := fit(card, cluster, scorer)) is not None
    ]
    if not fits:
        return None, 0.0
    fits.sort(key=lambda fit: fit[:2])
    days = card.profile.days
    vague = not days.exact and (days.length or _VAGUE + 1) > _VAGUE
    if vague and len(fits) > 1 and fits[0][0] == fits[1][0]:
        return None, -fits[0][0]
    return fits[0][2], -fits[0][0]


def fit(card: Card, cluster: Cluster, scorer: Scorer) -> float | None:
    """The score of an account that may belong to a cluster; None for one that may not.

    A document, or a whole reference chronicle, tells of each engagement once, so a cluster that already has its
    account is out of the question.
    """
    if card.teller in cluster.tellers:
        return None
    score = cluster.score(card.profile, scorer)
    return score if score is not None and score >= scorer.rules.threshold else None
