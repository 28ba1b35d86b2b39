"""Near-copies in pieces that can be done apart: which pairs are worth a look, and how the two texts of each depend.

A piece holds all that it needs, and what comes of it depends on that alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import msgspec

from summitry.linking.card import Source
from summitry.linking.copies import Alike, Pair, Sketch, alike, may_be_alike, opposed, triples

_PAIRS = 100_000  # of a piece: about a second
_TEXTS = 4_000  # of which a piece holds the sketches, each some KB
_SHELF = 2_000_000  # characters of texts that stand together; a piece holds two such shelves
_HELD = 1_000_000  # pairs that are collected at once, each some hundred bytes


class Sketches(msgspec.Struct, frozen=True, tag=True):
    """Documents with their sketches, and the pairs of them that share a band."""

    known: dict[str, tuple[Source, Sketch]]
    pairs: list[Pair]


class Texts(msgspec.Struct, frozen=True, tag=True):
    """Documents with their texts, and the pairs of them that are to be compared."""

    known: dict[str, tuple[Source, str]]
    pairs: list[Pair]


class Compared(msgspec.Struct, frozen=True):
    """What comes of a piece: pairs that may be alike, or pairs that are."""

    pairs: list[Pair] = []
    alike: list[Alike] = []


Piece: TypeAlias = Sketches | Texts


def compare(piece: Piece) -> Compared:
    """Do a piece."""
    if isinstance(piece, Sketches):
        known = piece.known
        return Compared(pairs=[pair for pair in piece.pairs if may_be_alike(known[pair[0]], known[pair[1]])])
    texts = {doc_id: (told, triples(text)) for doc_id, (told, text) in piece.known.items()}
    found = (alike(texts[one], texts[other]) for one, other in piece.pairs)
    return Compared(alike=[pair for pair in found if pair is not None])


def suspects(
    bands: Iterable[Sequence[str]], fresh: frozenset[str], sources: Mapping[str, Source]
) -> Iterator[list[Pair]]:
    """Pairs of which the sketches are to be compared because one of the two is `fresh`, for a piece each.

    Two texts that share many bands are one pair, unless there are so many pairs that some are given out before.
    """
    asked: dict[str, set[str]] = {}
    number = 0
    for band in bands:
        for side, others in opposed(band, fresh, sources):
            for one in side:
                mine = asked.setdefault(one, set())
                number -= len(mine)
                mine.update(others)
                number += len(mine)
            if number >= _HELD:
                yield from _collected(asked)
                asked, number = {}, 0
    yield from _collected(asked)


def _collected(asked: Mapping[str, set[str]]) -> Iterator[list[Pair]]:
    """Each pair once, whichever of the two it was asked of."""
    pairs = (
        (one, other) if one < other else (other, one)
        for one in sorted(asked)
        for other in sorted(asked[one])
        if one < other or (one != other and one not in asked.get(other, ()))
    )
    return _portions(pairs, defaultdict(lambda: 1), _TEXTS)


def documents_of(pairs: Iterable[Pair]) -> list[str]:
    """The documents of some pairs, each once, sorted."""
    return sorted(set(chain.from_iterable(pairs)))


def shelved(pairs: Iterable[Pair], lengths: Mapping[str, int]) -> Iterator[list[Pair]]:
    """Pairs of texts for a piece each, in an order in which few texts are taken out again; `lengths` in characters."""
    shelves: dict[str, int] = {}
    filled = 0
    for doc_id, length in sorted(lengths.items()):
        shelves[doc_id] = filled // _SHELF
        filled += length
    together: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        together[shelves[pair[0]], shelves[pair[1]]].append(pair)
    return _portions(chain.from_iterable(together[both] for both in sorted(together)), lengths, 2 * _SHELF)


def _portions(pairs: Iterable[Pair], sizes: Mapping[str, int], most: int) -> Iterator[list[Pair]]:
    """Pairs in their order, until the documents are together larger than the most that a piece may hold."""
    held: list[Pair] = []
    out: set[str] = set()
    taken = 0
    for one, other in pairs:
        if held and (taken + _more(one, other, out, sizes) > most or len(held) >= _PAIRS):
            yield held
            held, out, taken = [], set(), 0
        taken += _more(one, other, out, sizes)
        held.append((one, other))
        out.add(one)
        out.add(other)
    if held:
        yield held


def _more(one: str, other: str, out: Collection[str], sizes: Mapping[str, int]) -> int:
    """How much a pair adds to the documents that are out already."""
    return (0 if one in out else sizes[one]) + (0 if other in out else sizes[other])
