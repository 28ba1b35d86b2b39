"""What a check is given to look things up in: functions over the chronicle, the counter, the figures, the ladder.

The stage itself reads nothing: whoever composes it hands these in, over a file or over the reference that comes with
the program. Each must give the same answer for the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from summitry.checking.verdict import Proof, Verdict
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Facts
from summitry.model import Claim, Engagement


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Engagements of these states (each given with its predecessors) and people, that may lie between two days."""

    between: tuple[tuple[str, ...], ...]
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Contacts of two states, or of two people of them, from one day to another; `unit` is what is counted."""

    states: tuple[str, str]
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    unit: str = "meetings"


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What one counting rule gives, with the ids of what it counts; `units` are the things it can be a number of."""

    rule: str
    statement: str
    number: int
    units: tuple[str, ...] = ("meetings", "contacts")
    ids: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the chronicle (a number, a figure) with the day on which it was told, and its words."""

    claim: Claim
    day: date | None
    proof: Proof


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A designation set against the ladder: a verdict, what is found, and the rungs that say it."""

    verdict: Verdict
    rule: str
    found: str
    evidence: tuple[Proof, ...] = ()


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a text is set against.

    `find` gives engagements, `quotes` the exact words behind a field of one, `tried` the counts under every
    rule, `told` numbers that others told of the same people, `figures` amounts by parties and year, `named` the place
    of a wording on the ladder of two states as of a day. `codes` gives a state with its predecessors. `covered` is
    the sentence that says what was looked through, `pairs` the states that a
    reference in it is about, `last` the last day covered.
    """

    lexicon: Lexicon
    facts: Facts
    find: Callable[[Sought], Sequence[Engagement]]
    quotes: Callable[[Engagement, str], Sequence[Proof]]
    tried: Callable[[Asked], Sequence[Tried]]
    told: Callable[[Asked], Sequence[Told]]
    figures: Callable[[frozenset[str], int], Sequence[Told]]
    named: Callable[[str, tuple[str, ...], date | None], Named | None]
    codes: Callable[[str], tuple[str, ...]]
    covered: str
    pairs: tuple[tuple[str, ...], ...] = ()
    last: date | None = None

    def covered_pair(self, one: str | None, other: str | None) -> bool:
        """Whether the reference that is looked through is about these two states."""
        return any(one in pair and other in pair and one != other for pair in self.pairs)
