"""The accounts of a text beside the engagements that they tell of: one look-up an account, one year for the text.

Where a text gives days without a year, the year is found by way of the other facts: the year in which most of its
accounts have an engagement that fits, and in which what it calls a first was one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.known import Known, Sought
from summitry.checking.matching import Match, best
from summitry.checking.relation import stretch_of, widened
from summitry.model import Account, Engagement, SignedDocument

_REACH = 400  # days around a date in which the same people are looked for
_REACH_NAMELESS = 45  # the same where no person is named
_SIGNED, _FIRST = 2.0, 6.0  # what papers that fit, and a first that holds, say for a year

#: Whether what a text calls a first was one, for an account taken to be an engagement: True, False, None: undecided.
Holds = Callable[[Account, Match], bool | None]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An account with what was found for it; `family` is the matched engagement, what contains it and its parts."""

    account: Account
    found: tuple[Engagement, ...]
    match: Match | None
    family: tuple[Engagement, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """All accounts; `year` is the one taken for days without a year, `why` what it was found by."""

    lines: tuple[Line, ...]
    year: int | None = None
    why: str = ""


def story_of(draft: Draft, known: Known, holds: Holds) -> Story:
    """Look every account up, find the year of what has none, and match."""
    looked = [(account, tuple(_found(account, known))) for account in draft.extraction.accounts]
    codes = _codes(looked, known)
    year, why = _year(looked, codes, holds, draft.day)
    lines = []
    for account, found in looked:
        own = best(account, _of_year(account, found, year), codes, day=draft.day)
        match = own or best(account, found, codes, day=draft.day)
        lines.append(Line(account=account, found=found, match=match, family=_family(match, found)))
    return Story(lines=tuple(lines), year=year, why=why)


def _found(account: Account, known: Known) -> Sequence[Engagement]:
    """Engagements that come into question, by states, people and days."""
    states = sorted({one.country for one in account.participants if one.country and len(one.country) == 3})
    people = tuple(one.name for one in account.participants if one.name is not None)
    if not states or (not people and len(states) < 2):
        return ()
    said = stretch_of(account.date)
    around = widened(said, _REACH if people else _REACH_NAMELESS) if said else None
    if around is None and not people:
        return ()
    since, until = (around.first, around.last) if around else (None, None)
    between = tuple(known.codes(state) for state in states[:2])
    merged: dict[str, Engagement] = {}
    for person in people or (None,):
        named = (person,) if person else ()
        for one in known.find(Sought(between=between, people=named, since=since, until=until)):
            merged[one.id] = one
    return list(merged.values())


def _codes(looked: Iterable[tuple[Account, Sequence[Engagement]]], known: Known) -> dict[str, str]:
    """The name under which a state and its predecessors go together."""
    accounts = [account for account, _ in looked]
    states = {one.country for account in accounts for one in account.participants if one.country}
    return {code: known.codes(state)[-1] for state in states for code in known.codes(state)}


def _of_year(account: Account, found: Sequence[Engagement], year: int | None) -> list[Engagement]:
    """For an account without a year, what lies in the year of the text."""
    if year is None or (account.date is not None and account.date.basis != "year-unknown"):
        return list(found)
    return [one for one in found if one.date is not None and one.date.earliest and one.date.earliest.year == year]


def _family(match: Match | None, found: Iterable[Engagement]) -> tuple[Engagement, ...]:
    if match is None:
        return ()
    root = match.engagement.part_of or match.engagement.id
    near = [one for one in found if root in (one.id, one.part_of) and one.id != match.engagement.id]
    return (match.engagement, *near)


def _year(
    looked: Sequence[tuple[Account, Sequence[Engagement]]], codes: dict[str, str], holds: Holds, day: date | None
) -> tuple[int | None, str]:
    """The year of the days without one, and the facts that it was found by."""
    open_ones = [(account, found) for account, found in looked if _without_year(account)]
    dates = [one.date.earliest for _, found in open_ones for one in found if one.date and one.date.earliest]
    years = sorted({one.year for one in dates if day is None or one.year <= day.year + 1})
    weighed = [(*_weight(open_ones, codes, holds, year), year) for year in years]
    if not weighed:
        return None, ""
    score, reasons, year = max(weighed, key=lambda one: (one[0], one[2]))
    return (year, ", ".join(reasons)) if score > 0 else (None, "")


def _without_year(account: Account) -> bool:
    return account.date is not None and account.date.basis == "year-unknown"


def _weight(
    accounts: Sequence[tuple[Account, Sequence[Engagement]]], codes: dict[str, str], holds: Holds, year: int
) -> tuple[float, list[str]]:
    """How well a year fits the accounts, and by what."""
    score, reasons = 0.0, dict[str, None]()
    for account, found in accounts:
        match = best(account, _of_year(account, found, year), codes, year)
        if match is None or match.said is None or match.had is None:
            continue
        score += match.score
        reasons["day and month of what the same people did"] = None
        if {one.type for one in account.documents} & {one.type for one in _papers(match, found)}:
            score += _SIGNED
            reasons["what was signed"] = None
        first = holds(account, match)
        if first is not None:
            score += _FIRST if first else -_FIRST
            reasons |= {"what the text calls a first": None} if first else {}
    return score, list(reasons)


def _papers(match: Match, found: Sequence[Engagement]) -> list[SignedDocument]:
    return [paper for one in _family(match, found) for paper in one.documents]
