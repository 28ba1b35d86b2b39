"""The likely cause of a conflict: the first of an ordered list of named causes for which something speaks.

A cause is a guess with a ground, for a person to judge; where nothing speaks for one, none is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import msgspec

from summitry.linking.cities import hours_between, neighbours
from summitry.linking.slips import is_slip
from summitry.linking.stays import is_stay
from summitry.linking.told import Told
from summitry.model import ConflictKind, Engagement, When

_DAY = timedelta(days=1)
_FAR = 5  # hours of sun time between the parties or from them to the place


class Case(msgspec.Struct, frozen=True):
    """One value that is not the chosen one, with those who give it, and those who give the chosen one."""

    engagement: Engagement
    chosen: str
    value: str
    tellers: Sequence[Told]
    others: Sequence[Told]


class Cause(msgspec.Struct, frozen=True):
    """A named cause of one kind of conflict; `speaks` tells whether something speaks for it."""

    kind: ConflictKind
    name: str
    speaks: Callable[[Case], bool]


def likely_cause(kind: ConflictKind, engagement: Engagement, chosen: str, values: Mapping[str, Sequence[Told]]) -> str:
    """The cause of the first value that has one, in the order of the table; "" for none."""
    others = list(values.get(chosen, ()))
    cases = [
        Case(engagement, chosen, value, tellers, others) for value, tellers in sorted(values.items()) if value != chosen
    ]
    found = (cause.name for cause in CAUSES if cause.kind == kind and any(cause.speaks(case) for case in cases))
    return next(found, "")


def _all(case: Case, holds: Callable[[Told], bool]) -> bool:
    return bool(case.tellers) and all(holds(one) for one in case.tellers)


def _rewritten(case: Case) -> bool:
    """All who give it copy a text, and somebody else gives the chosen value."""
    return bool(case.others) and _all(case, lambda one: one.source.copy_of is not None)


def _published(case: Case) -> bool:
    """All who give the day published on it, or worked it out from that day, and it comes after the chosen one."""
    chosen = case.engagement.date

    def taken(one: Told) -> bool:
        when = one.account.date
        if when is None or when.day is None or chosen is None or chosen.latest is None:
            return False
        return when.day > chosen.latest and (when.basis == "publication" or one.source.published == when.day)

    return _all(case, taken)


def _planned(case: Case) -> bool:
    """The value stands in a plan for this engagement, or was published days before the chosen one."""
    steps = {step.date for step in case.engagement.history if step.status in ("scheduled", "expected", "proposed")}
    start = case.engagement.date.earliest if case.engagement.date else None

    def before(one: Told) -> bool:
        early = one.source.published is not None and start is not None and one.source.published < start - _DAY
        return not one.held or early

    return case.value in steps or _all(case, before)


def _other_zone(case: Case) -> bool:
    """A day apart between parties, or a place, whose clocks are far apart; the ends of stays have other causes."""
    dates = None if _ends(case) else _dates(case)
    if dates is None or abs(dates[0] - dates[1]) != _DAY:
        return False
    return hours_between(case.engagement) >= _FAR


def _dates(case: Case) -> tuple[timedelta, timedelta] | None:
    """First days of the value and of the choice, as times since the first day of all."""
    chosen = case.engagement.date
    told = next((one.account.date for one in case.tellers if one.account.date), None)
    if chosen is None or told is None or chosen.earliest is None or told.earliest is None:
        return None
    return told.earliest - told.earliest.min, chosen.earliest - chosen.earliest.min


def _ends(case: Case) -> bool:
    """Two stays of which one lies within the other or both overlap: departure for arrival, a part for the whole."""
    chosen = case.engagement.date
    stays = [one.account.date for one in case.tellers if one.account.date and is_stay(one.account.date)]
    return chosen is not None and is_stay(chosen) and bool(stays)


def _arrival(case: Case) -> bool:
    """A day apart from talks: the day of arrival or departure told for them."""
    dates = _dates(case)
    return dates is not None and abs(dates[0] - dates[1]) == _DAY


def _slip(case: Case) -> bool:
    chosen: When | None = case.engagement.date
    told = next((one.account.date for one in case.tellers if one.account.date), None)
    return chosen is not None and told is not None and is_slip(told.edtf, chosen.edtf)


def _near_city(case: Case) -> bool:
    places = [one.account.place for one in case.tellers if one.account.place]
    return case.engagement.place is not None and any(neighbours(place, case.engagement.place) for place in places)


#: In the order in which they are tried.
CAUSES: tuple[Cause, ...] = (
    Cause("day", "rewrite with a shifted date", _rewritten),
    Cause("day", "publication day taken for the event's day", _published),
    Cause("day", "plan told as held", _planned),
    Cause("day", "time zone", _other_zone),
    Cause("day", "arrival or departure counted differently", _ends),
    Cause("day", "slip in writing the date", _slip),
    Cause("day", "arrival or report told for the day of the talks", _arrival),
    Cause("place", "the plan changed", _planned),
    Cause("place", "rewrite with another place", _rewritten),
    Cause("place", "neighbouring places", _near_city),
    Cause("place", "wrong city", lambda case: bool(case.others)),
    Cause("medium", "telephone and video taken for each other", lambda _case: True),
    Cause("status", "plan told as held, or called off too early", lambda _case: True),
    Cause("participants", "rewrite with other names", _rewritten),
    Cause("participants", "another person's title or time", lambda _case: True),
    Cause("count", "counted by different rules", lambda _case: True),
    Cause("rank", "press shorthand for the protocol rank", lambda case: not any(one.official for one in case.tellers)),
    Cause("rank", "the sides word the rank differently", lambda _case: True),
)
