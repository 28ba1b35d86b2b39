"""Two runs side by side: which mistakes are gone, which are new, and which figures moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from summitry.errors import InvalidInput
from summitry.evaluate.evaluation import Evaluation
from summitry.evaluate.figures import flat
from summitry.evaluate.mistakes import Mistake

_Key: TypeAlias = tuple[str, str, str]


class Change(msgspec.Struct, frozen=True):
    """One figure before and after."""

    figure: str
    before: float
    after: float


class Comparison(msgspec.Struct, frozen=True):
    """`gains` are mistakes of the saved run that are gone, `losses` mistakes that it did not make."""

    gains: tuple[Mistake, ...]
    losses: tuple[Mistake, ...]
    changes: tuple[Change, ...]


def compare(saved: Evaluation, now: Evaluation) -> Comparison:
    """What changed from a saved run to this one."""
    before, after = flat(saved.figures), flat(now.figures)
    moved = (Change(name, before[name], after[name]) for name in before if name in after)
    return Comparison(
        gains=_only_in(saved.mistakes, now.mistakes),
        losses=_only_in(now.mistakes, saved.mistakes),
        changes=tuple(one for one in moved if one.before != one.after),
    )


def load_evaluation(path: Path) -> Evaluation:
    """A run saved as JSON. Raises InvalidInput when the file is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Evaluation)
    except (OSError, msgspec.DecodeError) as problem:
        hint = "save a run with `summitry evaluate … --format json > saved.json`"
        raise InvalidInput(f"{path}: {problem}", hint=hint) from problem


def _only_in(these: Sequence[Mistake], others: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Those that the others lack; a mistake made twice is two mistakes."""
    left = Counter(_key(one) for one in others)
    only: list[Mistake] = []
    for one in these:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            only.append(one)
    return tuple(only)


def _key(one: Mistake) -> _Key:
    return one.doc_id, one.what, one.subject
