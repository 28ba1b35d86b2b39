"""The pair of states that a document is about: a history of two states need not say where the visits led."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet

from summitry.lexicon.succession import predecessors
from summitry.model import Annotated

SHARE = 0.8  # of all that is named of states, what two of them make up in a text about these two
_NAMES = frozenset({"state", "adjective"})


def counterpart(annotated: Annotated, own: AbstractSet[str | None]) -> str | None:
    """The other of the two states that the document is about, for somebody of `own`; None where it is about more."""
    others = [state for state in _pair(annotated) if not any(_same(state, country) for country in own if country)]
    return others[0] if len(others) == 1 else None


def _pair(annotated: Annotated) -> tuple[str, ...]:
    named = Counter(item.value for item in annotated.mentions if item.kind in _NAMES and item.value)
    named.update(actor.country for actor in annotated.actors if actor.country)
    two = named.most_common(2)
    enough = len(two) == 2 and sum(number for _, number in two) >= SHARE * named.total()
    return tuple(sorted(state for state, _ in two)) if enough else ()


def _same(one: str, other: str) -> bool:
    """Whether one state is told of under the name of the other: Russia of a Soviet leader."""
    before = {(state, item.predecessor) for state in (one, other) for item in predecessors(state)}
    return one == other or (one, other) in before or (other, one) in before
