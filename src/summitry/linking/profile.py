"""A profile: what linking compares of an account, folded once; accounts that say the same share one.

It has three parts, because accounts of one occasion differ in each of them in a few ways only: `Party` (who),
`Setting` (where and what kind) and `Days` (when). `card.Folder` interns them, so that what was compared once need not
be compared again.
"""

from __future__ import annotations

import msgspec

from summitry.linking.people import Who


class Party(msgspec.Struct, frozen=True, gc=False):
    """Who. `guest` is the country that travels; `occasion` the words of a gathering's name, for gatherings only.

    `countries` are those of `sides`, `known` the people of each that have an id, `loose` the countries of the others.
    """

    family: str
    sides: tuple[tuple[str, tuple[Who, ...]], ...]
    guest: str | None
    occasion: frozenset[str]
    countries: frozenset[str]
    known: frozenset[tuple[str, str]]
    loose: frozenset[str]


class Setting(msgspec.Struct, frozen=True, gc=False):
    """Where and what kind. `family` is "talk" for telephone and video, else the kind; `city` an identity."""

    family: str
    kind: str
    plan: bool
    country: str | None
    city: str | None
    venue: str | None
    occasion: frozenset[str]
    session: str
    signed: frozenset[str]


class Days(msgspec.Struct, frozen=True, gc=False):
    """When. Days are ordinals, None where nothing is known.

    `month_day` (both ends) is set where the year is unknown; `told` is the publication day of an undated account,
    and `awaited` says that it tells of a plan. With `stay` first and last day are both given.
    """

    dated: bool
    low: int | None
    high: int | None
    weak: bool
    month_day: tuple[str, str] | None
    told: int | None
    awaited: bool
    stay: bool

    @property
    def exact(self) -> bool:
        """Whether every day that is meant is known: a single one, or a stay from its first to its last day."""
        return self.stay or (self.low is not None and self.low == self.high)

    def lies_within(self, stay: Days) -> bool:
        """Whether all of it lies between the first and the last day of a stay."""
        if not self.exact or self.low is None or self.high is None or stay.low is None or stay.high is None:
            return False
        return stay.low <= self.low and self.high <= stay.high

    @property
    def length(self) -> int | None:
        """Length of the date in days, None where an end is open or nothing is known."""
        return None if self.low is None or self.high is None else self.high - self.low + 1


class Profile(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The three parts, with their numbers in the folder that made them; equal ones are the same object.

    `voice` is the publisher by whose day a date was worked out.
    """

    party: Party
    setting: Setting
    days: Days
    voice: str | None
    numbers: tuple[int, int, int]
