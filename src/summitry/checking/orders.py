"""Orders and durations: "ahead of Xi's trip to Europe", "a three-day visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import Stretch, distance, shown, stretch_of
from summitry.checking.rules import Wording, check_rules, number_of
from summitry.checking.story import Line, Story
from summitry.checking.travels import TABLE
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Trip, line, regions
from summitry.model import Engagement

_NEAR = 60  # days around the engagement in which the trip is looked for
_LATER = frozenset({"after", "following"})


def orders(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """The engagement of the sentence, or of the text, against a listed trip."""
    for rule in check_rules().orders:
        for match in draft.find(rule.compiled):
            named = draft.mentions(match.start("who"), match.end("who"), "person")
            one = _told_of(draft, story, match.start())
            had = one.match.had if one and one.match else None
            if named and one and one.match and had:
                yield _order(draft, known, match, named[0].value, (one.match.engagement, had))


def _told_of(draft: Draft, story: Story, at: int) -> Line | None:
    """The engagement that the sentence tells of, else the central one of the text."""
    low, high = draft.sentence(at)
    own = [one for one in story.lines if any(low <= draft.at(each)[0] < high for each in one.account.evidence)]
    central = [one for one in story.lines if one.account.central]
    return next(iter([*own, *central, *story.lines[:1]]), None)


def _order(draft: Draft, known: Known, match: re.Match[str], person: str, other: tuple[Engagement, Stretch]) -> Mark:
    engagement, had = other
    where = _region(draft, match)
    trips = [trip for trip in known.facts.trips if trip.person == person and (not where or trip.country in where)]
    near = [trip for trip in trips if distance(_days(trip), had) <= _NEAR]
    evidence, what = quotes(known, engagement, "date"), described(engagement)
    if not near:
        found = f"no such trip is listed near the {what}"
        return draft.mark(match.span(), "order", "not-in-chronicle", "order.trip", found, evidence)
    trip_days = Stretch(min(_days(one).first for one in near), max(_days(one).last for one in near))
    verdict, side = _in_order(match["rel"], had, trip_days)
    found = f"that trip was from {shown(trip_days)}; the {what} was {side}"
    listed = tuple(Proof(side="table", quote=line(trip), source=TABLE) for trip in near)
    return draft.mark(match.span(), "order", verdict, "order.trip", found, (*listed, *evidence))


def _in_order(said: str, had: Stretch, trip: Stretch) -> tuple[Verdict, str]:
    before, after = had.last < trip.first, had.first > trip.last
    fits = after if said in _LATER else before
    side = "before it" if before else "after it" if after else "at the same time"
    return ("supported" if fits else "contradicted"), side


def _days(trip: Trip) -> Stretch:
    return Stretch(date.fromisoformat(trip.start), date.fromisoformat(trip.end))


def _region(draft: Draft, match: re.Match[str]) -> frozenset[str]:
    """The part of the world to which the trip went: named with it, or in the sentence before."""
    low, _ = draft.sentence(match.start())
    before, _ = draft.sentence(max(0, low - 2))
    for words in (draft.plain[match.start() : match.end() + 20], draft.plain[before : match.end()]):
        for name, states in regions().items():
            if re.search(rf"\b{name}\b", words):
                return states
    return frozenset()


def durations(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """Days of a visit are compared; hours of talks are not held by the chronicle, which is said."""
    for rule in check_rules().durations:
        for match in draft.find(rule.compiled):
            number, one = number_of(match["n"]), _told_of(draft, story, match.start())
            if number is not None:
                yield _duration(draft, known, (match, rule, number), one)


def _duration(draft: Draft, known: Known, said: tuple[re.Match[str], Wording, int], one: Line | None) -> Mark:
    match, rule, number = said
    if rule.means != "days" or one is None or one.match is None or one.match.had is None:
        hours = "the chronicle holds days and no hours"
        found = hours if rule.means != "days" else "no engagement is told of which it could be the length"
        return draft.mark(match.span(), "duration", "not-in-chronicle", rule.id, found)
    root = next((each for each in one.family if each.kind == "visit"), one.match.engagement)
    had = stretch_of(root.date)
    days = had.days if had else 0
    verdict: Verdict = "supported" if days == number else "contradicted"
    found = f"in the chronicle {days} day{'' if days == 1 else 's'}: {described(root)}"
    return draft.mark(match.span(), "duration", verdict, rule.id, found, quotes(known, root, "date"))
