"""Which predicted engagement is which gold one: the guide's rule, one to one, best agreement first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

import msgspec

from summitry.evaluate.coded import CodedClaim, CodedDocument, CodedEngagement
from summitry.evaluate.names import same_person, wording_overlap
from summitry.model import bounds, compatible

EngagementPair: TypeAlias = tuple[CodedEngagement, CodedEngagement]
Coded = TypeVar("Coded", CodedEngagement, CodedClaim)
_Quality: TypeAlias = tuple[bool, int, bool, bool]

SCORED_CLAIMS = ("figure", "count", "first", "designation")
_PARTIES_NEEDED = 2
_DAYS_OFF = 1
_WORDING = 0.5
_ROUNDING = 1e-6


class Matched(msgspec.Struct, frozen=True):
    """A gold document beside the prediction for it; pairs are (gold, predicted)."""

    gold: CodedDocument
    pairs: tuple[EngagementPair, ...]
    missed: tuple[CodedEngagement, ...]
    extra: tuple[CodedEngagement, ...]
    claim_pairs: tuple[tuple[CodedClaim, CodedClaim], ...]
    missed_claims: tuple[CodedClaim, ...]
    extra_claims: tuple[CodedClaim, ...]


def match_documents(gold: Sequence[CodedDocument], predicted: Sequence[CodedDocument]) -> tuple[Matched, ...]:
    """Every gold document with its prediction, by id; a document without one has nothing predicted."""
    found = {one.doc_id: one for one in predicted}
    return tuple(match(one, found.get(one.doc_id, CodedDocument(doc_id=one.doc_id))) for one in gold)


def match(gold: CodedDocument, predicted: CodedDocument) -> Matched:
    """The two codings of one document, put side by side."""
    pairs = pair_engagements(gold.engagements, predicted.engagements, _DAYS_OFF + gold.date_slack_days)
    claims = tuple(_pair_claims(gold.claims, predicted.claims))
    return Matched(
        gold,
        tuple((gold.engagements[i], predicted.engagements[j]) for i, j in pairs),
        _rest(gold.engagements, {i for i, _ in pairs}),
        _rest(predicted.engagements, {j for _, j in pairs}),
        tuple((gold.claims[i], predicted.claims[j]) for i, j in claims),
        _scored(_rest(gold.claims, {i for i, _ in claims})),
        _scored(_rest(predicted.claims, {j for _, j in claims})),
    )


def pair_engagements(
    gold: Sequence[CodedEngagement], predicted: Sequence[CodedEngagement], slack: int = _DAYS_OFF
) -> list[tuple[int, int]]:
    """Index pairs, best first: same date, more shared parties, same status, same country, earlier in the files."""
    candidates = [
        (quality, -i, -j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (quality := _quality(one, other, slack)) is not None
    ]
    taken: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(predicted)))
    for _, i, j in sorted(candidates, reverse=True):
        if -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            taken.append((-i, -j))
    return taken


def _quality(gold: CodedEngagement, predicted: CodedEngagement, slack: int) -> _Quality | None:
    if gold.kind != predicted.kind:
        return None
    shared = shared_parties(gold, predicted)
    if shared < _PARTIES_NEEDED or not compatible(gold.date, predicted.date, slack):
        return None
    return (
        same_date(gold.date, predicted.date),
        shared,
        gold.status == predicted.status,
        gold.place.country == predicted.place.country,
    )


def shared_parties(one: CodedEngagement, other: CodedEngagement) -> int:
    """Number of countries on which the two agree about at least one participant."""
    left, right = _by_country(one), _by_country(other)
    return sum(any(same_person(a, b) for a in left[land] for b in right[land]) for land in left.keys() & right.keys())


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates cover the same days; marks of doubt (~ ?) are not compared."""
    if not one or not other:
        return not one and not other
    return bounds(one) == bounds(other)


def same_claim(one: CodedClaim, other: CodedClaim) -> bool:
    """Whether two claims of one type say the same: the amount, or at least half of the words."""
    if one.type != other.type:
        return False
    if one.type in ("figure", "count"):
        if one.value is None or other.value is None:
            return False
        return abs(one.value - other.value) <= _ROUNDING * max(abs(one.value), 1.0)
    return wording_overlap(one.text, other.text) >= _WORDING


def _by_country(one: CodedEngagement) -> Mapping[str, list[str | None]]:
    names: dict[str, list[str | None]] = defaultdict(list)
    for party in one.participants:
        if party.country:
            names[party.country].append(party.name)
    return names


def _pair_claims(gold: Sequence[CodedClaim], predicted: Sequence[CodedClaim]) -> Iterator[tuple[int, int]]:
    free = list(range(len(predicted)))
    for i, one in enumerate(gold):
        if one.type not in SCORED_CLAIMS:
            continue
        hit = next((j for j in free if same_claim(one, predicted[j])), None)
        if hit is not None:
            free.remove(hit)
            yield i, hit


def _rest(items: Sequence[Coded], used: set[int]) -> tuple[Coded, ...]:
    return tuple(one for number, one in enumerate(items) if number not in used)


def _scored(claims: Sequence[CodedClaim]) -> tuple[CodedClaim, ...]:
    return tuple(one for one in claims if one.type in SCORED_CLAIMS)
