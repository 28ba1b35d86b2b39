"""Orders: what the text tells as before or after somebody's trip, "ahead of Xi's trip to Europe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import Stretch, distance, shown
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.travels import TABLE
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Trip, line, regions
from summitry.model import Engagement

_NEAR = 60  # days around the engagement in which the trip is looked for
_LATER = frozenset({"after", "following"})


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """The engagement of the sentence, or of the text, against a listed trip."""
    for rule in check_rules().orders:
        for match in draft.find(rule.compiled):
            named = draft.mentions(match.start("who"), match.end("who"), "person")
            one = told_of(draft, story, match.start())
            had = one.match.had if one and one.match else None
            if named and one and one.match and had:
                yield _order(draft, known, match, named[0].value, (one.match.engagement, had))


def told_of(draft: Draft, story: Story, at: int) -> Line | None:
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
