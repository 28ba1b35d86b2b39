"""A text cut at the ends of its marks, so that marks which overlap can be shown in one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from summitry.checking import Checked, Mark, Verdict
from summitry.checking.verdict import WORST_FIRST

SHOWN: dict[Verdict, str] = {
    "supported": "supported", "contradicted": "contradicted", "partly": "partly",
    "not-in-chronicle": "not in the chronicle",
}  # fmt: skip


class Numbered(msgspec.Struct, frozen=True):
    """A mark with the number under which its evidence stands."""

    number: int
    mark: Mark


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the text; `on` is the gravest mark on it, `ending` the marks that end with it."""

    text: str
    on: Numbered | None = None
    ending: tuple[Numbered, ...] = ()


def numbered(checked: Checked) -> list[Numbered]:
    """The marks, numbered in the order of the text."""
    return [Numbered(number, mark) for number, mark in enumerate(checked.marks, 1)]


def pieces(content: str, marks: Sequence[Numbered]) -> list[Piece]:
    """The whole text in pieces; together they are the text."""
    cuts = sorted({0, len(content), *(one.mark.start for one in marks), *(one.mark.end for one in marks)})
    found = []
    for start, end in pairwise(cuts):
        over = [one for one in marks if one.mark.start <= start and end <= one.mark.end]
        gravest = min(over, key=lambda one: WORST_FIRST.index(one.mark.verdict), default=None)
        ending = tuple(one for one in marks if one.mark.end == end)
        found.append(Piece(content[start:end], gravest, ending))
    return found


def paragraphs(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces paragraph by paragraph; a piece over the end of one is cut, its numbers standing at its end.

    Paragraphs are apart by blank lines; in a text without blank lines every line is one.
    """
    end = "\n\n" if any("\n\n" in piece.text for piece in found) else "\n"
    lines: list[list[Piece]] = [[]]
    for piece in found:
        parts = piece.text.split(end)
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            ending = piece.ending if number == len(parts) - 1 else ()
            if part or ending:
                lines[-1].append(Piece(part, piece.on, ending))
    return [line for line in lines if line]


def counted(checked: Checked) -> str:
    """ "27 marks: 1 contradicted, 2 partly, 3 not in the chronicle, 21 supported"."""
    total = len(checked.marks)
    told = ", ".join(f"{number} {SHOWN[verdict]}" for verdict, number in checked.counts.items() if number)
    return f"{total} mark{'' if total == 1 else 's'}" + (f": {told}" if told else "")
