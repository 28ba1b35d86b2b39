"""What counting is given: engagements with their sources, the question, and what officials have said."""

from __future__ import annotations

from datetime import date

import msgspec

from summitry.model import Claim, Engagement


class Citation(msgspec.Struct, frozen=True):
    """A source as a reader cites it, each part only as far as known."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


class Entry(msgspec.Struct, frozen=True):
    """An engagement with its sources; `reviewed` when it was checked against a source or accepted by a person.

    `listed` when a reference chronicle lists it: two that it lists apart are never taken for one trip.
    """

    engagement: Engagement
    sources: tuple[Citation, ...] = ()
    reviewed: bool = False
    listed: bool = False


class Side(msgspec.Struct, frozen=True):
    """One of the two parties: the state asked for, and the codes that stand for it (with its predecessors)."""

    state: str
    codes: frozenset[str]

    @classmethod
    def of(cls, state: str, *predecessors: str) -> Side:
        """A state with the predecessors that are taken with it."""
        return cls(state, frozenset((state, *predecessors)))


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Whose contacts, and when: days are included; `people` all take part (none: any leaders of the two sides).

    `as_of` is the last day that the chronicle covers.
    """

    sides: tuple[Side, Side]
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    @property
    def last(self) -> date | None:
        """The day up to which the number holds: `until`, but never beyond what is covered."""
        known = [day for day in (self.until, self.as_of) if day is not None]
        return min(known, default=None)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A number of contacts that somebody told; `day` is when, or the last day that may be meant."""

    claim: Claim
    day: date | None = None
    sources: tuple[Citation, ...] = ()
    note: str | None = None
