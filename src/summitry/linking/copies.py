"""Near-copies, wire stories and rewrites: which texts are made of which, so that copies have no vote of their own.

Triples of words (in Chinese: five characters, which are as rare) are sketched by MinHash; texts that share a band of
the sketch, and do not differ too much in the rest of it, are compared triple by triple. What comes out depends on the
two texts alone. Of texts that are alike the original is the first by `Rank`: official bodies, then agencies, then the
earliest published. A band that many share is a crowd: its texts are compared with its first by rank only, among which
the original is, so that ten thousand prints of one text cost no more than each does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from heapq import nsmallest
from math import sqrt
from operator import eq
from typing import Literal

import msgspec

from summitry.linking.card import Source
from summitry.linking.standing import standing

Relation = Literal["near copy", "wire story", "rewrite"]
Rank = tuple[int, date, str]
Pair = tuple[str, str]  # two documents, smaller id first

_WORD = re.compile(r"[一-鿿]|\w+")
_CHINESE = re.compile(r"[一-鿿]")
_WORDS, _CHARACTERS = 3, 5
_BANDS, _ROWS, _SEED = 32, 2, 1957  # two texts that share a third of their triples share a band in 97 of 100 cases
CROWD = 32  # texts of a band that are all compared with each other; of more, the first that many with all
_HALF, _LOW_HALF = 32, 25  # bits of a band's number that tell of its second row, and of its first
_SHORTEST = 25  # triples; below, agreement may be chance
_DOUBT = 2  # standard deviations that a sketch may tell too little: one in fifty of pairs that are just alike is missed
#: Shares of common triples, of all (Jaccard) or of the shorter text (containment).
_NEAR, _WHOLE, _REWRITTEN, _REWRITTEN_PART = 0.8, 0.8, 0.35, 0.55
_WITHIN = 31  # days between a text and its rewrite


class Sketch(msgspec.Struct, frozen=True, dict=True):
    """How many triples a text has, and the bands of their MinHash, as numbers that fit SQLite's integers.

    A text that is too short to judge has no bands.
    """

    triples: int
    bands: tuple[int, ...] = ()

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows of the MinHash, as far as the bands tell them: two texts agree in the share that their sets do."""
        low = [band & ((1 << _HALF) - 1) for band in self.bands]
        high = [band >> _HALF & ((1 << _LOW_HALF) - 1) for band in self.bands]
        return tuple(low + high)


class Alike(msgspec.Struct, frozen=True, order=True):
    """Two documents of which one is made from the other, smaller id first; `shared` is the share of common triples."""

    one: str
    other: str
    relation: Relation
    shared: float


class Copy(msgspec.Struct, frozen=True):
    """A document that is a copy `of` another; `speaker` is the publisher of the first text of the chain."""

    doc_id: str
    of: str
    relation: Relation
    shared: float
    speaker: str


def triples(text: str) -> frozenset[str]:
    """Every three words that follow each other, without case, accents and punctuation.

    Five Chinese characters stand for three words: of two reports that have nothing to do with each other the shorter
    shares (the middle of 20,000 pairs of the corpora) .058 of its runs of three characters, .012 of those of five, and
    of three English words .008.
    """
    folded = (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
    words = _WORD.findall(folded)
    if folded.isascii() or _CHINESE.search(folded) is None:
        return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    wide = [_CHARACTERS if _CHINESE.match(word) else _WORDS for word in words]
    last = len(words)
    return frozenset(
        " ".join(words[start : start + number]) for start, number in enumerate(wide) if start + number <= last
    )


def sketch(text: str) -> Sketch:
    """The sketch of a text."""
    from rensa import RMinHash

    found = triples(text)
    if len(found) < _SHORTEST:
        return Sketch(len(found))
    hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    hashed.update(list(found))  # in any order: of each hash the least counts
    digest = hashed.digest()
    bands = (
        (band << _HALF + _LOW_HALF)
        | ((digest[band * _ROWS] << _HALF | digest[band * _ROWS + 1]) & ((1 << _HALF + _LOW_HALF) - 1))
        for band in range(_BANDS)
    )
    return Sketch(len(found), tuple(bands))


def may_be_alike(one: tuple[Source, Sketch], other: tuple[Source, Sketch]) -> bool:
    """Whether two sketches agree in as many rows as those of texts that are alike do, but for one in fifty.

    Sets of m and n members of which a share c of the smaller is common, m <= n, have the Jaccard index
    cm / (m + n - cm), and each row of their MinHash agrees with this probability.
    """
    (mine, left), (theirs, right) = one, other
    agreeing = sum(map(eq, left.rows, right.rows))
    if agreeing < _least(left, right, _REWRITTEN_PART, _REWRITTEN):
        return False
    return _may_rewrite(mine, theirs) or agreeing >= _least(left, right, _WHOLE, _NEAR)


def _least(one: Sketch, other: Sketch, part: float, whole: float) -> float:
    """The rows in which the sketches of texts agree that share this `part` of the shorter, or of the `whole`."""
    rows, common = len(one.rows), min(one.triples, other.triples) * part
    share = min(common / (one.triples + other.triples - common), whole)
    return rows * share - _DOUBT * sqrt(rows * share * (1 - share))


def alike(one: tuple[Source, frozenset[str]], other: tuple[Source, frozenset[str]]) -> Alike | None:
    """How two documents, given with their triples, depend on each other; None where they do not."""
    (mine, left), (theirs, right) = (one, other) if one[0].doc_id < other[0].doc_id else (other, one)
    common = len(left & right)
    if not common:
        return None
    whole, part = common / (len(left) + len(right) - common), common / min(len(left), len(right))
    relation: Relation
    if whole >= _NEAR:
        relation = "near copy"
    elif part >= _WHOLE:
        relation = "wire story"
    elif (whole >= _REWRITTEN or part >= _REWRITTEN_PART) and _may_rewrite(mine, theirs):
        relation = "rewrite"
    else:
        return None
    return Alike(mine.doc_id, theirs.doc_id, relation, round(part if relation == "wire story" else whole, 3))


def _may_rewrite(one: Source, other: Source) -> bool:
    """Another publisher, about then: a publisher's own texts follow one pattern without being copies."""
    if one.publisher is not None and one.publisher == other.publisher:
        return False
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= _WITHIN


def find_alike(texts: Mapping[str, str], sources: Mapping[str, Source]) -> tuple[Alike, ...]:
    """All pairs of documents that depend on each other."""
    bands: dict[int, list[str]] = defaultdict(list)
    sketched = {doc_id: (sources[doc_id], sketch(text)) for doc_id, text in sorted(texts.items())}
    for doc_id, (_, made) in sketched.items():
        for band in made.bands:
            bands[band].append(doc_id)
    sides = (both for same in bands.values() for both in opposed(same, texts, sources))
    pairs = {pair for side, others in sides for pair in _pairs(side, others)}
    pairs = {(one, other) for one, other in pairs if may_be_alike(sketched[one], sketched[other])}
    known = {doc_id: (sources[doc_id], triples(texts[doc_id])) for doc_id in {one for pair in pairs for one in pair}}
    found = (alike(known[one], known[other]) for one, other in sorted(pairs))
    return tuple(pair for pair in found if pair is not None)


def opposed(
    band: Sequence[str], fresh: Collection[str], sources: Mapping[str, Source]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The documents of a band that are to be compared because one of the two is `fresh`: each of these with each."""
    if len(band) < 2:
        return
    new = [doc_id for doc_id in band if doc_id in fresh]
    first = heads(band, sources) if len(band) > CROWD else band
    known = [doc_id for doc_id in first if doc_id not in fresh]
    led = [doc_id for doc_id in first if doc_id in fresh]
    if led:
        yield led, band
    if known and new:
        yield known, new


def _pairs(side: Iterable[str], others: Sequence[str]) -> Iterator[Pair]:
    """Each of one side with each of the other, smaller id first."""
    for one in side:
        yield from ((one, other) if one < other else (other, one) for other in others if one != other)


def heads(crowd: Iterable[str], sources: Mapping[str, Source]) -> list[str]:
    """The documents of a crowd that all its others are compared with."""
    return nsmallest(CROWD, crowd, key=lambda doc_id: rank(sources[doc_id]))


def rank(source: Source) -> Rank:
    """Order of precedence as an original: official bodies, agencies, others; then by day, then by id."""
    order = ("official", "agency", "other").index(standing(source.publisher, source.url))
    return order, source.published or date.max, source.doc_id


class _Ranks(dict[str, Rank]):
    """Ranks by document, each found once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, doc_id: str) -> Rank:
        self[doc_id] = rank(self._sources[doc_id])
        return self[doc_id]


def copies(pairs: Iterable[Alike], sources: Mapping[str, Source]) -> dict[str, Copy]:
    """Each copy with the text it is made of: the first by rank of those that it is alike with and that go before it."""
    before: dict[str, Alike] = {}
    ranks = _Ranks(sources)
    for pair in sorted(pairs):
        early, late = (pair.one, pair.other) if ranks[pair.one] < ranks[pair.other] else (pair.other, pair.one)
        held = before.get(late)
        if held is None or ranks[early] < ranks[_original(held, late)]:
            before[late] = pair
    return {
        doc_id: Copy(doc_id, _original(pair, doc_id), pair.relation, pair.shared, _first(doc_id, before, sources))
        for doc_id, pair in sorted(before.items())
    }


def _original(pair: Alike, copy: str) -> str:
    return pair.one if pair.other == copy else pair.other


def _first(doc_id: str, before: Mapping[str, Alike], sources: Mapping[str, Source]) -> str:
    """The publisher of the first text of the chain: each step goes to a text that ranks before, so it ends."""
    while doc_id in before:
        doc_id = _original(before[doc_id], doc_id)
    return sources[doc_id].publisher or doc_id


def as_copies(sources: Mapping[str, Source], found: Mapping[str, Copy]) -> dict[str, Source]:
    """The sources, those of copies with the text that they are made of and whom they count as."""
    return {
        doc_id: msgspec.structs.replace(source, copy_of=found[doc_id].of, speaker=found[doc_id].speaker)
        if doc_id in found
        else source
        for doc_id, source in sources.items()
    }
