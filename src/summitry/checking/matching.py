"""Which engagement an account of the text tells of: the one that most of its fields fit, be one of them wrong.

A field that does not fit costs little, so that the engagement is still found by the others and the wrong field can be
named. What fits nobody and no day is not matched at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from summitry.checking.relation import Stretch, distance, end_of, in_year, related, same_day_of_year, stretch_of
from summitry.model import IN_PERSON, Account, Engagement, Kind, Participant
from summitry.text.names import fold

NEAR = 14  # days within which another day is taken for a slip
_LIKE: frozenset[frozenset[Kind]] = frozenset(
    {frozenset({"visit", "meeting"}), frozenset({"multilateral", "meeting"}), frozenset({"visit", "multilateral"})}
)
_LEAST = 5.0
_STATE = 3  # letters of a state; bodies (SCO, EU) take no part on their own here
_COMMON = frozenset({"summit", "the", "of", "meeting"})


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement with all that a comparison needs, worked out once."""

    engagement: Engagement
    states: frozenset[str]
    had: Stretch | None
    city: str
    papers: frozenset[str]
    occasion: frozenset[str]


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement with how well it fits, the people said that it has and has not, and the days said in its year.

    `rivals` are those that fit as well, where the text gives no day.
    """

    engagement: Engagement
    score: float
    hits: int
    missing: tuple[Participant, ...]
    said: Stretch | None
    had: Stretch | None
    rivals: tuple[Engagement, ...] = ()


def card_of(engagement: Engagement, codes: Mapping[str, str]) -> Card:
    """The card of an engagement; `codes` gives the name under which a state and its predecessors go together."""
    place = engagement.place
    return Card(
        engagement=engagement,
        states=frozenset(codes.get(one.country, one.country) for one in engagement.participants if one.country),
        had=stretch_of(engagement.date),
        city=fold(place.city) if place is not None and place.city else "",
        papers=frozenset(one.type for one in engagement.documents),
        occasion=frozenset(fold(engagement.occasion or "").split()) - _COMMON,
    )


class AccountCard(msgspec.Struct, frozen=True, kw_only=True):
    """An account with what its comparisons need, worked out once; `year` is that of its days where it says none."""

    account: Account
    states: frozenset[str]
    city: str
    papers: frozenset[str]
    words: str
    occasion: frozenset[str]
    year: int | None = None


def account_card(account: Account, codes: Mapping[str, str], year: int | None = None) -> AccountCard:
    """What an account tells, ready to be compared."""
    states = (one.country for one in account.participants if one.country and len(one.country) == _STATE)
    city = account.place.city if account.place is not None else None
    return AccountCard(
        account=account,
        states=frozenset(codes.get(one, one) for one in states),
        city=fold(city) if city else "",
        papers=frozenset(one.type for one in account.documents),
        words=" ".join(one.quote.casefold() for one in account.evidence if one.supports == "engagement"),
        occasion=frozenset(fold(account.occasion or "").split()) - _COMMON,
        year=year,
    )


def best(told: AccountCard, cards: Iterable[Card], day: date | None = None) -> Match | None:
    """The engagement that fits best, None where none fits; ties go to the earlier one.

    An account without a day is taken to lie near `day`, that of the text.
    """
    scored = [one for card in cards if (one := _scored(told, card)) is not None]
    if told.account.date is None and day is not None:
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


def _scored(told: AccountCard, card: Card) -> Match | None:
    account, engagement = told.account, card.engagement
    if len(told.states & card.states) < min(2, len(told.states)):
        return None
    named = [one for one in account.participants if one.name is not None]
    present = [one for one in named if any(same_person(one, other) for other in engagement.participants)]
    if named and not present:
        return None
    missing = tuple(one for one in named if one not in present)
    said = days_said(account, engagement, told.year)
    score = 3.0 * len(present) - 2.0 * len(missing) + (2.0 if not named else 0.0)
    score += _by_day(said, card.had, like=account.kind == engagement.kind) + _by_place(told, card)
    score += _by_kind(account.kind, engagement.kind) + _by_papers(told, card)
    score += 0.8 if told.occasion & card.occasion else 0.0
    return Match(engagement=engagement, score=score, hits=len(present), missing=missing, said=said, had=card.had)


def days_said(account: Account, engagement: Engagement, year: int | None) -> Stretch | None:
    """The days that the account says, in the engagement's year or `year` where it says none."""
    if account.date is None:
        return None
    if account.date.basis != "year-unknown":
        return end_of(account.date)
    had = stretch_of(engagement.date)
    wanted = year or (had.first.year if had else None)
    return in_year(account.date, wanted) if wanted else None


def same_person(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same person, by id where both have one."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name is not None and other.name is not None and fold(one.name) == fold(other.name)


def _by_day(said: Stretch | None, had: Stretch | None, *, like: bool) -> float:
    if said is None or had is None:
        return 0.0
    relation = related(said, had)
    if relation == "apart":
        if same_day_of_year(said, had):
            return 1.2
        apart = distance(said, had)
        return (
            2.5 - apart / NEAR
            if apart <= NEAR
            else 1.0
            if apart <= 45
            else 0.4
            if said.first.year == had.first.year
            else -2.0
        )
    if relation in ("equal", "within"):
        return 5.0
    if relation == "around":
        return 4.5 if like or said.days > NEAR else 3.5
    return 4.0 if like else 2.5


def _by_place(told: AccountCard, card: Card) -> float:
    said, had = told.account.place, card.engagement.place
    if said is None or had is None:
        return 0.0
    if told.city and card.city:
        if told.city == card.city:
            return 2.0
        return 0.0 if said.country == had.country else -0.5
    return 0.7 if said.country == had.country else -1.0


def _by_kind(said: Kind, had: Kind) -> float:
    if said == had:
        return 1.0
    if frozenset({said, had}) in _LIKE:
        return 0.3
    return -0.5 if (said in IN_PERSON) == (had in IN_PERSON) else -1.5


def _by_papers(told: AccountCard, card: Card) -> float:
    if told.papers & card.papers:
        return 1.0
    return 0.8 if any(kind in told.words for kind in card.papers) else 0.0
