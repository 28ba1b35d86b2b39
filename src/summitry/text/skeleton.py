"""A sentence with its recognised parts folded to single signs, so that grammar becomes a short pattern.

"President Biden met today with Xi Jinping" turns into "<0> met <1> with <2>", where each part is one
private-use character. A part's class is the block that its character lies in, its number the place within
the block: a pattern can ask for "any actor", and the match still tells which one. Offsets lead back to the text.

Every sign from U+E000 on stands for a part: what the text itself has there (private use, full-width forms, emoji,
the replacement character) is shown as OTHER, sign for sign, so that no reader of a skeleton takes it for a part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

import msgspec

FIRST = 0xE000
BLOCK = 400
CLASSES = 15
OTHER = "□"  # neither a letter nor a mark of punctuation: no pattern asks for it
_SIGNS = re.compile("[\ue000-\U0010ffff]")
_BELOW_SIGNS = bytes(range(0xEE))  # the bytes of UTF-8 that characters below the signs consist of
_PARTS = re.compile("[\ue000-\uf8ff]")


def class_range(number: int) -> str:
    """The characters of class `number` (0 to 14), as a range to stand inside a regular expression's brackets."""
    low = FIRST + number * BLOCK
    return f"{chr(low)}-{chr(low + BLOCK - 1)}"


def classes_in(text: str) -> int:
    """The classes of the parts that stand in a skeleton's text, as bits."""
    found = 0
    for char in _PARTS.findall(text):
        found |= 1 << (ord(char) - FIRST) // BLOCK
    return found


class Part(msgspec.Struct, frozen=True, gc=False):
    """A recognised stretch of the text: half-open offsets, its class, and its index in the caller's list."""

    start: int
    end: int
    klass: int
    index: int


class Skeleton:
    """`text` with each part folded; `part(char)` gives the part again and `source(i)` the original offset."""

    def __init__(self, pieces: Sequence[tuple[str, int]], parts: dict[str, Part]) -> None:
        self.text = "".join([piece for piece, _ in pieces])
        self._parts = parts
        self._pieces = pieces
        self._known: list[int] | None = None

    @property
    def _starts(self) -> list[int]:
        """Where each piece begins; of many a skeleton nobody asks."""
        if self._known is None:
            lengths = [len(piece) for piece, _ in self._pieces[:-1]]
            self._known = list(accumulate(lengths, initial=0)) if self._pieces else []
        return self._known

    def part(self, char: str) -> Part:
        """The part that a folded character stands for."""
        return self._parts[char]

    def parts(self, text: str) -> list[Part]:
        """The parts folded within a stretch of the skeleton, in order."""
        return [self._parts[char] for char in text if char in self._parts]

    def source(self, position: int, *, end: bool = False) -> int:
        """Offset in the original text of a skeleton position; with `end`, of the end of what stands before it."""
        if not self._pieces:
            return 0
        behind = end and position > 0  # the end of the sign before
        starts = self._known or self._starts
        number = bisect_right(starts, position - behind) - 1
        piece, start = self._pieces[number]
        inside = position - starts[number]
        part = self._parts.get(piece)
        if part is None:
            return start + inside
        return part.end if inside else start

    def without(self, pattern: re.Pattern[str], keep: int = 0) -> Skeleton:
        """The skeleton with every match cut out, but for the match's group `keep` when given."""
        cuts = []
        for match in pattern.finditer(self.text):
            kept = match.span(keep) if keep else (match.end(), match.end())
            cuts += [(match.start(), kept[0]), (kept[1], match.end())]
        cuts = [(low, high) for low, high in cuts if low < high]
        return Skeleton(self._cut(cuts), self._parts) if cuts else self

    def _cut(self, cuts: Sequence[tuple[int, int]]) -> list[tuple[str, int]]:
        """The pieces without the cuts, which ascend and do not overlap: one pass over both."""
        pieces: list[tuple[str, int]] = []
        number = 0
        for (piece, origin), at in zip(self._pieces, self._starts, strict=True):
            reached, end = at, at + len(piece)
            while number < len(cuts) and cuts[number][0] < end:
                low, high = cuts[number]
                if low > reached:
                    pieces.append((piece[reached - at : low - at], origin + reached - at))
                reached = max(reached, min(high, end))
                if high > end:  # goes on in the next piece
                    break
                number += 1
            if reached < end:
                pieces.append((piece[reached - at :], origin + reached - at))
        return pieces


@lru_cache(maxsize=2)
def _without_signs(text: str) -> str:
    """The text, as long as it was, without characters that stand for parts; once for all sentences of a document."""
    none = not text.encode("utf-8", "surrogatepass").translate(None, _BELOW_SIGNS)
    return text if none else _SIGNS.sub(OTHER, text)


def fold(text: str, start: int, end: int, parts: Iterable[Part]) -> Skeleton:
    """Skeleton of `text[start:end]`; `parts` are in text order and do not overlap.

    Parts beyond 400 of a class in one sentence stay unfolded: such a sentence is a list, not prose.
    """
    if not text.isascii():
        text = _without_signs(text)
    pieces: list[tuple[str, int]] = []
    folded: dict[str, Part] = {}
    used = [0] * CLASSES
    at = start
    for part in parts:
        if used[part.klass] >= BLOCK:
            continue
        char = chr(FIRST + part.klass * BLOCK + used[part.klass])
        used[part.klass] += 1
        if part.start > at:
            pieces.append((text[at : part.start], at))
        pieces.append((char, part.start))
        folded[char] = part
        at = part.end
    if at < end:
        pieces.append((text[at:end], at))
    return Skeleton(pieces, folded)
