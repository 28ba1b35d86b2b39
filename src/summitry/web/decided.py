"""Judgements as a page shows them: who, when, what, why, whether it holds, and what can be undone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from summitry.linking import holding, said
from summitry.model import Judgement
from summitry.store import Chronicle

_UNDO = "undo"


class Decided(msgspec.Struct, frozen=True):
    """One judgement; `undone_by` is the one that undid it."""

    judgement: Judgement
    words: str
    holds: bool
    undone_by: Judgement | None = None


def decided(on: Sequence[Judgement]) -> list[Decided]:
    """Judgements, the latest first."""
    held = {one.n for one in holding(on)}
    undoing = {one.undoes: one for one in on if one.undoes}
    numbers = {one.key: one.n for one in on}
    found = []
    for one in on:
        undone = f"undo {numbers.get(one.undoes or '', '')} {' '.join(one.targets)}"
        found.append(Decided(one, undone if one.decision == _UNDO else said(one), one.n in held, undoing.get(one.key)))
    return found[::-1]


def just_done(chronicle: Chronicle, given: str) -> Decided | None:
    """The judgement of this number, to be told after it was made; None for what is none."""
    if not (given.isascii() and given.isdigit() and len(given) < 12):
        return None
    return next((one for one in decided(chronicle.judgements()) if one.judgement.n == int(given)), None)
