"""Marks over a text: stretches that may overlap become pieces that do not, each with all that is marked there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec


class Mark(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text, `end` not included; `layer` says what it is ("account", "claim", "mention"), `note` why."""

    start: int
    end: int
    layer: str
    note: str = ""
    label: str = ""


class Piece(msgspec.Struct, frozen=True):
    """Text with the marks over it. `begins` are the layers whose marks start here, `at` the offset."""

    text: str
    at: int
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The layers as classes of a page."""
        return " ".join(self.layers)

    @property
    def note(self) -> str:
        """All that is said of the piece."""
        return "; ".join(self.notes)


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """`text[start:end]` in pieces; what a mark says beyond the ends is cut. Offsets are those of the whole text."""
    end = len(text) if end is None else min(end, len(text))
    fitting = [one for one in marks if one.start < end and one.end > start and one.start < one.end]
    opened, closed = defaultdict(list), defaultdict(list)
    for one in fitting:
        opened[max(one.start, start)].append(one)
        closed[min(one.end, end)].append(one)
    edges = sorted({start, end, *opened, *closed})
    live: list[Mark] = []
    found = []
    for low, high in pairwise(edges):
        for gone in closed.get(low, ()):
            live.remove(gone)
        live.extend(sorted(opened.get(low, ())))
        found.append(_piece(text, low, high, live, opened.get(low, ())))
    return found


def _piece(text: str, low: int, high: int, live: Sequence[Mark], begun: Sequence[Mark]) -> Piece:
    layers = tuple(dict.fromkeys(one.layer for one in live))
    notes = tuple(dict.fromkeys(one.note for one in live if one.note))
    labels = tuple(dict.fromkeys(one.label for one in begun if one.label))
    return Piece(text[low:high], low, layers, notes, labels)


def windows(text: str, spans: Sequence[tuple[int, int]], around: int = 110) -> list[tuple[int, int]]:
    """Stretches of the text that show the spans with what stands around them, whole words, near ones joined."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        low, high = _outward(text, max(0, start - around), -1), _outward(text, min(len(text), end + around), 1)
        if found and low <= found[-1][1] + 20:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _outward(text: str, at: int, step: int) -> int:
    """The next place where a word ends; not far, since some scripts have no spaces."""
    for place in range(at, at + 20 * step, step):
        if not 0 < place < len(text) or text[place - (step < 0)].isspace():
            return min(max(place, 0), len(text))
    return at
