"""Choosing one of several values by an ordered list of named rules, so that the reason can be told.

Each rule gives every value a rank, lower being better; the first rule that parts the best from all others is the
reason. The last rule is always the smallest value, so that ties do not move.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

import msgspec

from summitry.linking.told import Told, voices

Value = TypeVar("Value", bound=Hashable)
#: Rank of a value among those who tell it; lower is better.
Rank: TypeAlias = Callable[[Any, Sequence[Told]], float | str]


class Rule(msgspec.Struct, frozen=True):
    """A named rule; `why` is its reason in words, in which `{n}` is the number of independent publishers."""

    name: str
    why: str
    rank: Rank


class Choice(msgspec.Struct, Generic[Value], frozen=True):
    """A value, the rule that decided, and the reason in words; None where no account gives a value."""

    value: Value | None
    rule: str
    why: str


def choose(values: Mapping[Value, Sequence[Told]], rules: Sequence[Rule]) -> Choice[Value]:
    """The best value by the rules in their order."""
    if not values:
        return Choice(None, "none", "no account gives it")
    left = sorted(values, key=str)
    if len(left) == 1:
        return Choice(left[0], "alone", "no account says otherwise")
    for rule in rules:
        ranks = {value: rule.rank(value, values[value]) for value in left}
        best = min(ranks.values())
        left = [value for value in left if ranks[value] == best]
        if len(left) == 1:
            return Choice(left[0], rule.name, rule.why.format(n=voices(values[left[0]])))
    return Choice(left[0], "order", "nothing parts it from the others: the first in order")


def held(_value: object, told: Sequence[Told]) -> float:
    """What happened before what was planned."""
    return not any(one.held for one in told)


def original(_value: object, told: Sequence[Told]) -> float:
    """What is told by more than copies."""
    return all(one.source.copy_of is not None for one in told)


def checked(_value: object, told: Sequence[Told]) -> float:
    """What a checked row of a reference chronicle gives."""
    return not any(one.checked for one in told)


def official(_value: object, told: Sequence[Told]) -> float:
    """What an official body says in its own words."""
    return not any(one.official for one in told)


def majority(_value: object, told: Sequence[Told]) -> float:
    """What more independent publishers say."""
    return -voices(told)


#: The rules that every field shares.
HELD = Rule("held", "accounts of what happened go before plans", held)
ORIGINAL = Rule("original", "only copies of another text say otherwise", original)
CHECKED = Rule("reference", "a checked row of the reference chronicle gives it", checked)
OFFICIAL = Rule("official", "an official read-out gives it", official)
MAJORITY = Rule("majority", "most independent publishers give it ({n})", majority)
