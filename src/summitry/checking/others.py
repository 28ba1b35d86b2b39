"""What else a text tells that can be looked up: elections, papers by year, orders, durations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from summitry.checking.draft import Draft
from summitry.checking.fields import described, quotes
from summitry.checking.known import Known
from summitry.checking.regions import regions
from summitry.checking.relation import Stretch, shown, stretch_of
from summitry.checking.rules import check_rules, number_of
from summitry.checking.story import Line, Story
from summitry.checking.travels import TABLE, mandates_of
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Trip, line
from summitry.model import Mention


def elections(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """Days of elections and of taking office, against the terms."""
    for rule in check_rules().mandates:
        for match in draft.find(rule.compiled):
            low, high = draft.sentence(match.start())
            named = draft.mentions(low, match.start(), "person")
            dated = [one for one in draft.mentions(match.end() - 1, high, "date") if one.start - match.end() < 4]
            days = stretch_of(dated[0].when) if dated else None
            if named and days is not None:
                yield _election(draft, known, dated[0], named[-1].value, days)


def _election(draft: Draft, known: Known, mention: Mention, person: str, days: Stretch) -> Mark:
    span, rows = (mention.start, mention.end), mandates_of(person, known)
    if not rows:
        found = "no election of this person is in the tables"
        return draft.mark(span, "date", "not-in-chronicle", "mandate.dated", found)
    near = min(rows, key=lambda row: min(abs((date.fromisoformat(day) - days.first).days) for day in (row.elected, row.start)))
    elected, start = (_within(date.fromisoformat(day), days) for day in (near.elected, near.start))
    verdict: Verdict = "supported" if elected else "partly" if start else "contradicted"
    proof = Proof(side="table", quote=line(near), source="mandates.csv of Summitry")
    found = f"elected on {near.elected}, the term began on {near.start}"
    return draft.mark(span, "date", verdict, "mandate.dated", found, (proof,))


def _within(day: date, days: Stretch) -> bool:
    return days.first <= day <= days.last


# ---------------------------------------------------------------- papers named with their year


def papers(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """"the 1950 Treaty": papers signed in that year between the states of the text."""
    for rule in check_rules().papers:
        for match in draft.find(rule.compiled):
            year, kind = int(match["year"]), match["type"].removeprefix("joint ") if "communique" in match["type"] else match["type"]
            held = _signed(draft, known, kind, year)
            if held:
                titles = "; ".join(title for _, title in held)
                evidence = tuple(proof for one, title in held[:2] for proof in quotes(known, one, f"signed: {title}"))
                yield draft.mark(match.span(), "document", "supported", rule.id, f"signed in {year}: {titles}", evidence)
            else:
                found = f"no {kind} of {year} was found in {known.covered}; its list of papers is not complete"
                yield draft.mark(match.span(), "document", "not-in-chronicle", rule.id, found)


def _signed(draft: Draft, known: Known, kind: str, year: int) -> list[tuple]:  # type: ignore[type-arg]
    from summitry.checking.known import Sought

    states = list(dict.fromkeys(one.value for one in draft.annotated.mentions if one.kind == "state"))[:2]
    if len(states) < 2:
        return []
    between = (known.codes(states[0]), known.codes(states[1]))
    found = known.find(Sought(between=between, since=date(year, 1, 1), until=date(year, 12, 31)))
    return [(one, paper.title or kind) for one in found for paper in one.documents if paper.type == kind]


# ---------------------------------------------------------------- orders and durations


def orders(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """"ahead of Xi's trip to Europe": the engagement of the sentence, or of the text, against a listed trip."""
    for rule in check_rules().orders:
        for match in draft.find(rule.compiled):
            person = next((one.value for one in draft.mentions(match.start("who"), match.end("who"), "person")), None)
            one = _told_of(draft, story, match.start())
            if person is None or one is None or one.match is None or one.match.had is None:
                continue
            yield _order(draft, known, match, person, one)


def _told_of(draft: Draft, story: Story, at: int) -> Line | None:
    """The engagement that the sentence tells of, else the central one of the text."""
    low, high = draft.sentence(at)
    own = [one for one in story.lines if any(low <= draft.at(each)[0] < high for each in one.account.evidence)]
    central = [one for one in story.lines if one.account.central]
    return next(iter([*own, *central, *story.lines[:1]]), None)


def _order(draft: Draft, known: Known, match: re.Match[str], person: str, one: Line) -> Mark:
    assert one.match is not None
    assert one.match.had is not None
    had, what = one.match.had, described(one.match.engagement)
    low, _ = draft.sentence(match.start())
    before = draft.sentence(max(0, low - 2))[0]
    where = _region(draft.plain[match.start() : match.end() + 20]) or _region(draft.plain[before : match.end()])
    trips = [trip for trip in known.facts.trips if trip.person == person and (not where or trip.country in where)]
    near = [trip for trip in trips if abs((date.fromisoformat(trip.start) - had.first).days) <= 60]
    evidence = quotes(known, one.match.engagement, f"date: {shown(had)}")
    if not near:
        found = f"no such trip is listed near the {what}"
        return draft.mark(match.span(), "order", "not-in-chronicle", "order.trip", found, evidence)
    first, last = _ends(near)
    ahead = match["rel"] not in ("after", "following")
    fits = had.last < first if ahead else had.first > last
    verdict: Verdict = "supported" if fits else "contradicted"
    found = f"that trip was from {first} to {last}; the {what} was {'before' if had.last < first else 'after' if had.first > last else 'at the same time'}"
    listed = tuple(Proof(side="table", quote=line(trip), source=TABLE) for trip in near)
    return draft.mark(match.span(), "order", verdict, "order.trip", found, (*listed, *evidence))


def _region(words: str) -> frozenset[str]:
    return next((states for name, states in regions().items() if re.search(rf"\b{name}\b", words)), frozenset())


def _ends(trips: Sequence[Trip]) -> tuple[date, date]:
    return date.fromisoformat(min(one.start for one in trips)), date.fromisoformat(max(one.end for one in trips))


def durations(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """Days of a visit are compared; hours of talks are not held by the chronicle, which is said."""
    for rule in check_rules().durations:
        for match in draft.find(rule.compiled):
            number, one = number_of(match["n"]), _told_of(draft, story, match.start())
            if number is None:
                continue
            if rule.means != "days" or one is None or one.match is None or one.match.had is None:
                found = "the chronicle holds days and no hours" if rule.means != "days" else "no engagement is told of which it could be the length"
                yield draft.mark(match.span(), "duration", "not-in-chronicle", rule.id, found)
                continue
            root = next((each for each in one.family if each.kind == "visit"), one.match.engagement)
            had = stretch_of(root.date)
            days = had.days if had else 0
            verdict: Verdict = "supported" if days == number else "contradicted"
            found = f"in the chronicle {days} day{'s' if days != 1 else ''}: {described(root)}"
            yield draft.mark(match.span(), "duration", verdict, rule.id, found, quotes(known, root, f"date: {shown(had) if had else ''}"))
