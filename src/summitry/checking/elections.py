"""Days of elections and of taking office, against the numbered terms of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import Stretch, stretch_of
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.travels import mandates_of
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Mandate, line
from summitry.model import Mention

_REACH = 4  # characters between the words and the date


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark on the date of "Putin's re-election in May 2024"."""
    for rule in check_rules().mandates:
        for match in draft.find(rule.compiled):
            low, high = draft.sentence(match.start())
            named = draft.mentions(low, match.start(), "person")
            dated = [one for one in draft.mentions(match.end() - 1, high, "date") if one.start - match.end() < _REACH]
            days = stretch_of(dated[0].when) if dated else None
            if named and days is not None:
                yield _mark(draft, known, dated[0], named[-1].value, days)


def _mark(draft: Draft, known: Known, mention: Mention, person: str, days: Stretch) -> Mark:
    span, rows = (mention.start, mention.end), mandates_of(person, known)
    if not rows:
        found = "no election of this person is in the tables"
        return draft.mark(span, "date", "not-in-chronicle", "mandate.dated", found)
    near = min(rows, key=lambda row: _apart(row, days))
    elected, began = (days.first <= date.fromisoformat(day) <= days.last for day in (near.elected, near.start))
    verdict: Verdict = "supported" if elected else "partly" if began else "contradicted"
    proof = Proof(side="table", quote=line(near), source="mandates.csv of Summitry")
    found = f"elected on {near.elected}, the term began on {near.start}"
    return draft.mark(span, "date", verdict, "mandate.dated", found, (proof,))


def _apart(row: Mandate, days: Stretch) -> int:
    return min(abs((date.fromisoformat(day) - days.first).days) for day in (row.elected, row.start))
