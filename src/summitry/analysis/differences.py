"""Which words differ between two sequences of words: the shortest way from one to the other.

Each distinct word becomes one character, so that `rapidfuzz` compares sentences at the speed of its string kernels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

Operation: TypeAlias = Literal["equal", "dropped", "added", "replaced"]
_FIRST, _SURROGATES = 0x100, range(0xD800, 0xE000)


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Words `a_start` up to `a_end` of one sequence stand against words `b_start` up to `b_end` of the other."""

    operation: Operation
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Alphabet:
    """Gives every distinct word a character of its own; use one for all sequences that are compared."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def encode(self, words: Sequence[str]) -> str:
        """One character a word."""
        return "".join(map(self._letter, words))

    def _letter(self, word: str) -> str:
        letter = self._letters.get(word)
        if letter is None:
            code = _FIRST + len(self._letters)
            letter = self._letters[word] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        return letter


def similarity(first: str, second: str, least: float = 0.0) -> float:
    """Share of words that both encoded sequences have in this order: twice the common ones over all; 0 under `least`.

    The normalised indel similarity of `rapidfuzz`.
    """
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second, score_cutoff=least)


def differences(first: Sequence[str], second: Sequence[str]) -> tuple[Stretch, ...]:
    """The stretches of both sequences in order; neighbouring dropped and added words are one replacement."""
    return tuple(_joined(_stretches(first, second)))


def _stretches(first: Sequence[str], second: Sequence[str]) -> Iterator[Stretch]:
    from rapidfuzz.distance import Indel

    alphabet = Alphabet()
    names: dict[str, Operation] = {"equal": "equal", "delete": "dropped", "insert": "added", "replace": "replaced"}
    for one in Indel.opcodes(alphabet.encode(first), alphabet.encode(second)):
        yield Stretch(names[one.tag], one.src_start, one.src_end, one.dest_start, one.dest_end)


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    pending: Stretch | None = None
    for one in stretches:
        if pending is None or pending.operation == "equal" or one.operation == "equal":
            if pending is not None:
                yield pending
            pending = one
            continue
        pending = Stretch(
            _operation(pending.a_start < one.a_end, pending.b_start < one.b_end),
            pending.a_start, one.a_end, pending.b_start, one.b_end,
        )  # fmt: skip
    if pending is not None:
        yield pending


def _operation(here: bool, there: bool) -> Operation:  # noqa: FBT001
    return "replaced" if here and there else "dropped" if here else "added"
