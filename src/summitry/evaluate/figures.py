"""The figures of a comparison: precision, recall and F1 of engagements and claims, accuracy of fields, clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

import msgspec

from summitry.evaluate.clusters import ClusterScores, cluster_scores, f1
from summitry.evaluate.coded import CodedEngagement
from summitry.evaluate.fields import FIELDS, Field
from summitry.evaluate.pairing import SCORED_CLAIMS, Matched
from summitry.evaluate.reliability import Reliability, reliabilities
from summitry.model import Kind, Level


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and F1 (0 to 1, 0 where undefined) with the numbers that they are of."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int

    @classmethod
    def of(cls, right: int, gold: int, predicted: int) -> Rates:
        """From the numbers of right, gold and predicted ones."""
        precision = right / predicted if predicted else 0.0
        recall = right / gold if gold else 0.0
        return cls(precision, recall, f1(precision, recall), gold, predicted)


class Accuracy(msgspec.Struct, frozen=True):
    """Share of `n` matched engagements whose field agrees."""

    accuracy: float
    n: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one comparison; None and absent keys where there was nothing to measure.

    `engagements` is by level and "all", `kinds` by kind, `claims` by scored type, `fields` and `alpha` by field.
    """

    documents: int
    engagements: dict[str, Rates]
    kinds: dict[str, Rates]
    central_recall: float | None
    fields: dict[str, Accuracy]
    claims: dict[str, Rates]
    clusters: ClusterScores | None
    alpha: dict[str, Reliability]


def figures(found: Sequence[Matched]) -> Figures:
    """The figures over documents that were matched."""
    return Figures(
        documents=len(found),
        engagements=_engagements(found, get_args(Level), _level) | {"all": _rates(found, _any)},
        kinds={key: rates for key, rates in _engagements(found, get_args(Kind), _kind).items() if _measured(rates)},
        central_recall=_central_recall(found),
        fields=_fields(found),
        claims={kind: _claims(found, kind) for kind in SCORED_CLAIMS},
        clusters=cluster_scores(_keys(found)),
        alpha=reliabilities(found),
    )


def _level(one: CodedEngagement) -> str:
    return one.level


def _kind(one: CodedEngagement) -> str:
    return one.kind


def _any(_one: CodedEngagement) -> bool:
    return True


def _engagements(
    found: Sequence[Matched], values: Iterable[str], of: Callable[[CodedEngagement], str]
) -> dict[str, Rates]:
    return {value: _rates(found, lambda one, value=value: of(one) == value) for value in values}  # type: ignore[misc]


def _rates(found: Sequence[Matched], wanted: Callable[[CodedEngagement], bool]) -> Rates:
    """A pair counts where gold is wanted, an extra where the prediction is."""
    right = sum(wanted(gold) for document in found for gold, _ in document.pairs)
    missed = sum(wanted(one) for document in found for one in document.missed)
    extra = sum(wanted(one) for document in found for one in document.extra)
    return Rates.of(right, right + missed, right + extra)


def _measured(rates: Rates) -> bool:
    return bool(rates.gold or rates.predicted)


def _central_recall(found: Sequence[Matched]) -> float | None:
    hit = sum(gold.central for document in found for gold, _ in document.pairs)
    missed = sum(one.central for document in found for one in document.missed)
    return hit / (hit + missed) if hit + missed else None


def _fields(found: Sequence[Matched]) -> dict[str, Accuracy]:
    checked = {field.name: _checks(found, field) for field in FIELDS}
    return {name: Accuracy(sum(right) / len(right), len(right)) for name, right in checked.items() if right}


def _checks(found: Sequence[Matched], field: Field) -> list[bool]:
    return [
        field.agrees(gold, predicted)
        for document in found
        if field.scored_in(document.gold)
        for gold, predicted in document.pairs
    ]


def _claims(found: Sequence[Matched], kind: str) -> Rates:
    right = sum(gold.type == kind for document in found for gold, _ in document.claim_pairs)
    missed = sum(one.type == kind for document in found for one in document.missed_claims)
    extra = sum(one.type == kind for document in found for one in document.extra_claims)
    return Rates.of(right, right + missed, right + extra)


def _keys(found: Sequence[Matched]) -> list[tuple[str, str]]:
    return [
        (gold.event_key, predicted.chronicle_id)
        for document in found
        for gold, predicted in document.pairs
        if gold.event_key and predicted.chronicle_id
    ]


def flat(found: Figures) -> Mapping[str, float]:
    """Every measured share by a dotted name (`engagements.leader.f1`), for comparing two runs."""
    plain = msgspec.to_builtins(found)
    return {name: value for name, value in _leaves(plain, "") if isinstance(value, float)}


def _leaves(value: object, name: str) -> Iterable[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else str(key))
    else:
        yield name, value
