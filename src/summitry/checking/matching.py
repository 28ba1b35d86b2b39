"""Which engagement an account of the text tells of: the one that most of its fields fit, be one of them wrong.

A field that does not fit costs little, so that the engagement is still found by the others and the wrong field can be
named. What fits nobody and no day is not matched at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from summitry.checking.relation import Stretch, distance, in_year, related, same_day_of_year, stretch_of
from summitry.model import IN_PERSON, Account, Engagement, Kind, Participant
from summitry.text.names import fold

NEAR = 14  # days within which another day is taken for a slip
_LIKE: frozenset[frozenset[Kind]] = frozenset(
    {frozenset({"visit", "meeting"}), frozenset({"multilateral", "meeting"}), frozenset({"visit", "multilateral"})}
)
_LEAST = 5.0


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement with how well it fits, the people said that it has and has not, and the days said in its year."""

    engagement: Engagement
    score: float
    hits: int
    missing: tuple[Participant, ...]
    said: Stretch | None
    had: Stretch | None
    rivals: tuple[Engagement, ...] = ()


def best(
    account: Account, found: Iterable[Engagement], codes: dict[str, str], year: int | None = None,
    day: date | None = None,
) -> Match | None:  # fmt: skip
    """The engagement that fits best, None where none fits; ties go to the earlier one, the others are its `rivals`.

    `codes` gives the name under which a state and its predecessors go together; `year` that of dates without one. An
    account without a day is taken to lie near `day`, that of the text.
    """
    scored = [one for engagement in found if (one := _scored(account, engagement, codes, year)) is not None]
    if account.date is None and day is not None:
        scored = [msgspec.structs.replace(one, score=one.score + _near(one.had, day)) for one in scored]
    fitting = sorted((one for one in scored if one.score >= _LEAST), key=_rank)
    if not fitting:
        return None
    first = fitting[0]
    rivals = tuple(one.engagement for one in fitting[1:] if one.score == first.score and one.said is None)
    return msgspec.structs.replace(first, rivals=rivals)


def _rank(one: Match) -> tuple[float, str, str]:
    return -one.score, one.had.first.isoformat() if one.had else "9", one.engagement.id


def _near(had: Stretch | None, day: date) -> float:
    """What an engagement gains by lying within two months of the day of the text."""
    return 0.0 if had is None else max(0.0, 2.0 - distance(Stretch(day, day), had) / 30)


def _scored(account: Account, engagement: Engagement, codes: dict[str, str], year: int | None) -> Match | None:
    if not _same_states(account, engagement, codes):
        return None
    said = days_said(account, engagement, year)
    had = stretch_of(engagement.date)
    named = [one for one in account.participants if one.name is not None]
    present = [one for one in named if any(same_person(one, other) for other in engagement.participants)]
    missing = tuple(one for one in named if one not in present)
    if named and not present:
        return None
    score = 3.0 * len(present) - 2.0 * len(missing) + (2.0 if not named else 0.0)
    score += (
        _by_day(said, had, like=account.kind == engagement.kind)
        + _by_place(account, engagement)
        + _by_kind(account.kind, engagement.kind)
    )
    score += _by_papers(account, engagement) + _by_occasion(account, engagement)
    return Match(engagement=engagement, score=score, hits=len(present), missing=missing, said=said, had=had)


def days_said(account: Account, engagement: Engagement, year: int | None) -> Stretch | None:
    """The days that the account says, in the engagement's year or `year` where it says none."""
    if account.date is None:
        return None
    if account.date.basis != "year-unknown":
        return stretch_of(account.date)
    had = stretch_of(engagement.date)
    wanted = year or (had.first.year if had else None)
    return in_year(account.date, wanted) if wanted else None


def same_person(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same person, by id where both have one."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name is not None and other.name is not None and fold(one.name) == fold(other.name)


def _same_states(account: Account, engagement: Engagement, codes: dict[str, str]) -> bool:
    wanted = {codes.get(one.country, one.country) for one in account.participants if one.country and _state(one)}
    present = {codes.get(one.country, one.country) for one in engagement.participants if one.country}
    return len(wanted & present) >= min(2, len(wanted))


def _state(one: Participant) -> bool:
    return one.country is not None and len(one.country) == 3  # bodies (SCO, EU) take no part on their own here


def _by_day(said: Stretch | None, had: Stretch | None, *, like: bool) -> float:
    if said is None or had is None:
        return 0.0
    relation = related(said, had)
    if relation == "apart":
        if same_day_of_year(said, had):
            return 1.2
        apart = distance(said, had)
        return 2.0 if apart <= NEAR else 1.0 if apart <= 45 else 0.4 if said.first.year == had.first.year else -2.0
    if relation in ("equal", "within"):
        return 5.0
    if relation == "around":
        return 4.5 if like or said.days > NEAR else 3.5
    return 4.0 if like else 2.5


def _by_place(account: Account, engagement: Engagement) -> float:
    said, had = account.place, engagement.place
    if said is None or had is None:
        return 0.0
    if said.city and had.city:
        if fold(said.city) == fold(had.city):
            return 2.0
        return 0.0 if said.country == had.country else -0.5
    return 0.7 if said.country == had.country else -1.0


def _by_kind(said: Kind, had: Kind) -> float:
    if said == had:
        return 1.0
    if frozenset({said, had}) in _LIKE:
        return 0.3
    return -0.5 if (said in IN_PERSON) == (had in IN_PERSON) else -1.5


def _by_papers(account: Account, engagement: Engagement) -> float:
    held = {one.type for one in engagement.documents}
    if {one.type for one in account.documents} & held:
        return 1.0
    words = " ".join(one.quote.casefold() for one in account.evidence if one.supports == "engagement")
    return 0.8 if any(kind in words for kind in held) else 0.0


def _by_occasion(account: Account, engagement: Engagement) -> float:
    said, had = (set(fold(one.occasion or "").split()) for one in (account, engagement))
    return 0.8 if (said & had) - {"summit", "the", "of", "meeting"} else 0.0
