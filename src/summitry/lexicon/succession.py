"""A state and its predecessors: which codes are taken together when somebody asks for a state over all years.

Only a state that continued another as the same party stands in `tables/succession.csv`: Russia the Soviet Union,
not Ukraine, and not Germany East Germany, which joined it. Nothing is taken together silently: `told` is the
sentence that every answer carries.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from summitry.errors import InvalidLexicon

TABLE = Path(__file__).parent / "tables" / "succession.csv"


class Succession(msgspec.Struct, frozen=True):
    """`predecessor` was the party before the day `before` that `state` is from then on."""

    state: str
    predecessor: str
    before: str
    basis: str

    @property
    def told(self) -> str:
        """The sentence for the reader."""
        return f"{self.predecessor} before {self.before} is taken with {self.state}"


@lru_cache(maxsize=1)
def successions() -> tuple[Succession, ...]:
    """The table. Raises InvalidLexicon when a row lacks a cell."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    try:
        return tuple(msgspec.convert(row, Succession) for row in rows)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"{TABLE.name}: {problem}"]) from problem


def predecessors(state: str) -> tuple[Succession, ...]:
    """What is taken with a state: its predecessors and theirs, the latest first."""
    found: list[Succession] = []
    for one in successions():
        if one.state == state:
            found += [one, *predecessors(one.predecessor)]
    return tuple(found)


def codes(state: str) -> tuple[str, ...]:
    """The state with its predecessors."""
    state = state.upper()
    return (state, *(one.predecessor for one in predecessors(state)))


def told_of(states: Iterable[str], since: date | None = None) -> list[str]:
    """What the reader is told of the predecessors taken; nothing of those that were gone before `since`."""
    taken = [one for state in states for one in predecessors(state.upper())]
    return [one.told for one in taken if since is None or since.isoformat() < one.before]
