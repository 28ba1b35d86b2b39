"""Scores of clusters: did the chronicle put the accounts of one engagement together, and only those?

B-cubed: Bagga and Baldwin 1998. LEA: Moosavi and Strube, ACL 2016; a cluster of one counts as a link to itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

Clusters: TypeAlias = Mapping[str, frozenset[int]]


class ClusterScores(msgspec.Struct, frozen=True):
    """Over `mentions` matched accounts; all scores 0 to 1."""

    mentions: int
    b3_f1: float
    b3_p: float
    b3_r: float
    lea_f1: float
    lea_p: float
    lea_r: float


def cluster_scores(keys: Sequence[tuple[str, str]]) -> ClusterScores | None:
    """Scores for (gold key, predicted id) of each matched account; None when there is none."""
    if not keys:
        return None
    gold, predicted = _clusters(key for key, _ in keys), _clusters(key for _, key in keys)
    b3_p, b3_r = _b_cubed(predicted, gold, len(keys)), _b_cubed(gold, predicted, len(keys))
    lea_p, lea_r = _lea(predicted, gold.values()), _lea(gold, predicted.values())
    return ClusterScores(len(keys), f1(b3_p, b3_r), b3_p, b3_r, f1(lea_p, lea_r), lea_p, lea_r)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _clusters(keys: Iterable[str]) -> Clusters:
    members: dict[str, set[int]] = defaultdict(set)
    for number, key in enumerate(keys):
        members[key].add(number)
    return {key: frozenset(found) for key, found in members.items()}


def _b_cubed(of: Clusters, against: Clusters, mentions: int) -> float:
    """Mean over mentions of the share of its cluster in `of` that stands with it in `against` too."""
    home = {mention: cluster for cluster in against.values() for mention in cluster}
    return sum(len(cluster & home[one]) / len(cluster) for cluster in of.values() for one in cluster) / mentions


def _lea(keys: Clusters, responses: Collection[frozenset[int]]) -> float:
    """Mean over mentions of the share of its cluster's links that `responses` keep."""
    total = sum(len(members) for members in keys.values())
    return sum(len(members) * _resolved(members, responses) for members in keys.values()) / total


def _resolved(members: frozenset[int], responses: Collection[frozenset[int]]) -> float:
    if len(members) == 1:
        return 1.0 if members in responses else 0.0
    return sum(_links(len(members & response)) for response in responses) / _links(len(members))


def _links(size: int) -> float:
    return size * (size - 1) / 2
