"""Which sentence of one text stands for which of another, whatever their order.

Equal sentences first; then those that share most words in the same order, the likest first; then a sentence that was
left over joins its neighbour where that makes the neighbour's pair liker: a sentence that was split or two that became
one. Candidates are found by their rarer words, so that long texts stay quick. What moved is told by the heaviest run of
pairs whose order is kept: pairs outside it moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

import msgspec

from summitry.analysis.differences import similarity
from summitry.analysis.passages import Passage

LEAST_ALIKE = 0.5
SHORT, LEAST_SHORT = 4, 0.75  # sentences of so few words must be liker
GAIN = 0.06  # what a neighbour must add
_CANDIDATES = 12
_COMMON = 60  # a word that stands in more sentences finds none
_RAREST = 16  # words of a sentence that are looked up


class Pair(msgspec.Struct, frozen=True):
    """Sentences `a` of the first text stand for `b` of the second (numbers, one or more each); `alike` 0 to 1."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    alike: float
    moved: bool = False


def align(first: Sequence[Passage], second: Sequence[Passage]) -> tuple[Pair, ...]:
    """The pairs in the order of the first text. Sentences in none of them have no counterpart."""
    equal = _equal(first, second)
    left = [one for one in first if one.number not in equal]
    right = [one for one in second if one.number not in set(equal.values())]
    pairs = [Pair((a,), (b,), 1.0) for a, b in equal.items()] + _likest(left, right, len(first), len(second))
    joined = _joined(_joined(pairs, first, second, left=True), first, second, left=False)
    return _with_moves(sorted(joined, key=lambda one: one.a), first)


def _equal(first: Sequence[Passage], second: Sequence[Passage]) -> dict[int, int]:
    """Sentences of the same words, the n-th of them to the n-th."""
    places: dict[str, list[int]] = defaultdict(list)
    for one in second:
        places[one.letters].append(one.number)
    used: Counter[str] = Counter()
    found = {}
    for one in first:
        here = places.get(one.letters, [])
        if used[one.letters] < len(here):
            found[one.number] = here[used[one.letters]]
            used[one.letters] += 1
    return found


def _likest(left: Sequence[Passage], right: Sequence[Passage], size: int, other: int) -> list[Pair]:
    """Pairs of what is left, the likest first; of equally like ones those nearest in place."""
    scored = []
    by_word = _index(right)
    for one in left:
        for candidate in _candidates(one, by_word, right):
            alike = similarity(one.letters, candidate.letters, _least(one, candidate))
            if alike:
                apart = abs(one.number / size - candidate.number / other)
                scored.append((-round(alike, 6), round(apart, 6), one.number, candidate.number))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for minus, _, a, b in sorted(scored):
        if a not in taken_a and b not in taken_b:
            taken_a.add(a)
            taken_b.add(b)
            found.append(Pair((a,), (b,), -minus))
    return found


def _least(one: Passage, other: Passage) -> float:
    return LEAST_SHORT if min(len(one.letters), len(other.letters)) <= SHORT else LEAST_ALIKE


def _index(right: Sequence[Passage]) -> Mapping[str, list[int]]:
    """For each word the places in `right` of the sentences that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(right):
        for letter in set(one.letters):
            found[letter].append(place)
    return found


def _candidates(one: Passage, by_word: Mapping[str, list[int]], right: Sequence[Passage]) -> list[Passage]:
    """The sentences that share most of its rarest words, weighted by how rare they are.

    Where all its words are common, as of a short sentence among many alike, those nearest in place.
    """
    held = sorted((len(by_word[letter]), letter) for letter in set(one.letters) if letter in by_word)
    rare = [letter for size, letter in held[:_RAREST] if size <= _COMMON]
    if not rare and held:
        places = by_word[held[0][1]]
        at = bisect_left(places, one.number)
        return [right[place] for place in places[max(0, at - _CANDIDATES // 2) : at + _CANDIDATES // 2]]
    weights: dict[int, float] = defaultdict(float)
    for letter in rare:
        places = by_word[letter]
        for place in places:
            weights[place] += 1 / len(places)
    best = nsmallest(_CANDIDATES, weights, key=lambda place: (-weights[place], place))
    return [right[place] for place in best]


def _joined(pairs: Sequence[Pair], first: Sequence[Passage], second: Sequence[Passage], *, left: bool) -> list[Pair]:
    """Sentences of one side without counterpart, added to a neighbour's pair where that makes it liker."""
    own, other = (first, second) if left else (second, first)
    sides = {number: pair for pair in pairs for number in (pair.a if left else pair.b)}
    for one in own:
        if one.number in sides:
            continue
        options = [
            grown
            for near in (one.number - 1, one.number + 1)
            if near in sides and (grown := _grown(sides[near], one.number, own, other, left=left)) is not None
        ]
        if options:
            best = max(options, key=lambda pair: pair.alike)
            for number in best.a if left else best.b:
                sides[number] = best
    return list(dict.fromkeys(sides.values()))


def _grown(
    pair: Pair, number: int, own: Sequence[Passage], other: Sequence[Passage], *, left: bool
) -> Pair | None:  # fmt: skip
    """The pair with one more sentence, or None where it would not be liker by `GAIN`."""
    mine = tuple(sorted((*(pair.a if left else pair.b), number)))
    theirs = pair.b if left else pair.a
    if mine[-1] - mine[0] != len(mine) - 1:  # only neighbours
        return None
    alike = similarity("".join(own[n].letters for n in mine), "".join(other[n].letters for n in theirs))
    if alike < pair.alike + GAIN:
        return None
    return Pair(mine, theirs, alike) if left else Pair(theirs, mine, alike)


def _with_moves(pairs: Sequence[Pair], first: Sequence[Passage]) -> tuple[Pair, ...]:
    """The pairs, in the order of the first text, marked where they are outside the heaviest ordered run."""
    kept = _heaviest_run([pair.b[0] for pair in pairs], [sum(len(first[n].letters) for n in pair.a) for pair in pairs])
    return tuple(
        pair if place in kept else msgspec.structs.replace(pair, moved=True) for place, pair in enumerate(pairs)
    )


def _heaviest_run(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Indices of the increasing subsequence of `places` with the greatest weight, by a Fenwick tree of maxima."""
    ranks = sorted(places)
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)  # weight, last index
    before: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = bisect_left(ranks, place)
        best, last = _greatest(tree, rank)
        before.append(last)
        _raise(tree, rank + 1, (best + weight, index))
    at = _greatest(tree, len(ranks))[1]
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _greatest(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank], key=lambda one: one[0])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value, key=lambda one: one[0])
        rank += rank & -rank
