"""Which readings of a document belong together: a visit and the talks during it, what the document is about."""

from __future__ import annotations

from summitry.extraction.draft import Draft
from summitry.extraction.status import PLANNED
from summitry.model import Annotated, When, compatible

LEAD = 2  # sentences after the title that tell what a document is about
WEEK = 7  # days that talks lie from an arrival
FORTNIGHT = 14  # days within which the talks to come lie that are told beside an arrival


def is_central(draft: Draft, annotated: Annotated) -> bool:
    """Whether the document is about it: told in the title or in the first sentences."""
    titled = annotated.document.body_offset > 0
    return not draft.background and draft.sentence <= LEAD - (not titled)


def belong(one: Draft, other: Draft, *, lasting: bool = False) -> bool:
    """Whether one is the visit and the other the talks held during it.

    `lasting`: for what outlasts a change of status (the place), a noun's status ("ahead of his trip") is no bar.
    """
    if {one.kind, other.kind} != {"visit", "meeting"} or not _one_stay(one.when, other.when):
        return False
    if (one.status in PLANNED) != (other.status in PLANNED):
        firm = {one.status, other.status} <= {"scheduled", "occurred", "ongoing"}
        if not (lasting and firm and (one.weak or other.weak or near(one.when, other.when, FORTNIGHT))):
            return False
    names = {side.actor.name for side in one.sides if side.actor.name}
    shared = names & {side.actor.name for side in other.sides if side.actor.name}
    return bool(shared) and len(one.countries() & other.countries()) >= 2


def _one_stay(one: When | None, other: When | None) -> bool:
    """Whether the days can lie in one stay: a week apart, or for what is told by the month in the same one."""
    by_day = one is not None and other is not None and one.day is not None and other.day is not None
    return near(one, other, WEEK if by_day else 2)


def near(one: When | None, other: When | None, slack: int = 2) -> bool:
    """Whether two dates may be `slack` days apart at most; no date fits any."""
    return one is None or other is None or compatible(one.edtf, other.edtf, slack=slack)
