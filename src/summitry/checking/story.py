"""The accounts of a text beside the engagements that they tell of: one look-up an account, one year for the text.

Where a text gives days without a year, the year is found by way of the other facts: the year in which most of its
accounts have an engagement that fits, and in which what it calls a first was one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.known import Known, Sought
from summitry.checking.matching import Card, Match, account_card, best, card_of, same_person
from summitry.checking.relation import Stretch, end_of, widened
from summitry.model import Account, Engagement, Participant

_REACH = 400  # days around a date in which the same people are looked for
_REACH_NAMELESS = 45  # the same where no person is named
_TWO = 2
_STATE = 3  # letters of a state; bodies (SCO, EU) have other codes
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


class Looked(msgspec.Struct, frozen=True):
    """An account with the cards of the engagements that come into question."""

    account: Account
    cards: tuple[Card, ...]

    def of_year(self, year: int | None) -> Sequence[Card]:
        """For an account without a year those that lie in the year of the text, else all."""
        if year is None or not self.open:
            return self.cards
        return [one for one in self.cards if one.had is not None and one.had.first.year == year]

    @property
    def open(self) -> bool:
        """Whether the account gives a day without a year."""
        return self.account.date is not None and self.account.date.basis == "year-unknown"


def story_of(draft: Draft, known: Known, holds: Holds) -> Story:
    """Look every account up, find the year of what has none, and match."""
    accounts = draft.extraction.accounts
    codes, cards = _codes(accounts, known), dict[str, Card]()
    looked = []
    for account in accounts:
        found = _found(account, known)
        cards |= {one.id: card_of(one, codes) for one in found if one.id not in cards}
        looked.append(Looked(account, tuple(cards[one.id] for one in found)))
    year, why = _year(looked, codes, holds, draft.day)
    return Story(lines=tuple(_line(one, codes, year, draft.day) for one in looked), year=year, why=why)


def _line(looked: Looked, codes: Mapping[str, str], year: int | None, day: date | None) -> Line:
    told = account_card(looked.account, codes)
    match = best(told, looked.of_year(year), day) or best(told, looked.cards, day)
    found = tuple(one.engagement for one in looked.cards)
    return Line(account=looked.account, found=found, match=match, family=_family(match, looked.cards))


def _found(account: Account, known: Known) -> Sequence[Engagement]:
    """Engagements that come into question, by states, people and days."""
    states = sorted({one.country for one in account.participants if one.country and len(one.country) == _STATE})
    people = [one for one in account.participants if one.name is not None]
    if not states or (not people and len(states) < _TWO):
        return ()
    said = end_of(account.date)
    if said is None and not people:
        return ()
    around = widened(said, _REACH if people else _REACH_NAMELESS) if said else None
    between = tuple(known.codes(state) for state in states[:2])
    found = known.find(Sought(between=between))
    return [one for one in found if _may_lie(one, around) and (not people or _shared(people, one))]


def _may_lie(one: Engagement, around: Stretch | None) -> bool:
    if around is None or one.date is None:
        return True
    early = one.date.latest is not None and one.date.latest < around.first
    return not early and (one.date.earliest is None or one.date.earliest <= around.last)


def _shared(people: Sequence[Participant], one: Engagement) -> bool:
    return any(same_person(person, other) for person in people for other in one.participants)


def _codes(accounts: Iterable[Account], known: Known) -> dict[str, str]:
    """The name under which a state and its predecessors go together."""
    states = {one.country for account in accounts for one in account.participants if one.country}
    return {code: known.codes(state)[-1] for state in states for code in known.codes(state)}


def _family(match: Match | None, cards: Iterable[Card]) -> tuple[Engagement, ...]:
    if match is None:
        return ()
    root, own = match.engagement.part_of or match.engagement.id, match.engagement.id
    near = [one.engagement for one in cards if root in (one.engagement.id, one.engagement.part_of)]
    return (match.engagement, *(one for one in near if one.id != own))


def _year(looked: Sequence[Looked], codes: Mapping[str, str], holds: Holds, day: date | None) -> tuple[int | None, str]:
    """The year of the days without one, and the facts that it was found by."""
    without = [one for one in looked if one.open]
    years = sorted({card.had.first.year for one in without for card in one.cards if card.had is not None})
    weighed = [(*_weight(without, codes, holds, year), year) for year in years if not day or year <= day.year + 1]
    if not weighed:
        return None, ""
    score, reasons, year = max(weighed, key=lambda one: (one[0], one[2]))
    return (year, ", ".join(reasons)) if score > 0 else (None, "")


def _weight(looked: Sequence[Looked], codes: Mapping[str, str], holds: Holds, year: int) -> tuple[float, list[str]]:
    """How well a year fits the accounts, and by what."""
    score, reasons = 0.0, dict[str, None]()
    for one in looked:
        match = best(account_card(one.account, codes, year), one.of_year(year))
        if match is None or match.said is None:
            continue
        score += match.score
        reasons["day and month of what the same people did"] = None
        signed = {paper.type for each in _family(match, one.cards) for paper in each.documents}
        if signed & {paper.type for paper in one.account.documents}:
            score += _SIGNED
            reasons["what was signed"] = None
        first = holds(one.account, match)
        if first is not None:
            score += _FIRST if first else -_FIRST
            reasons |= {"what the text calls a first": None} if first else {}
    return score, list(reasons)
