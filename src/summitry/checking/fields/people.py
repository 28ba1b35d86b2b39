"""People whom the text names and the engagement does not have."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import related
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict


def people_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark on somebody in whose stead the chronicle names another."""
    match = line.match
    if match is None:
        return
    low, high = draft.stretch(line.account)
    for person in match.missing:
        others = [one.name for one in match.engagement.participants if one.country == person.country and one.name]
        named = [one for one in draft.mentions(low, high, "person") if one.value == person.person]
        if not named or not others:
            continue
        sure = related(match.said, match.had) in ("equal", "within", "around") and len(others) == 1
        verdict: Verdict = "contradicted" if sure else "not-in-chronicle"
        found = f"the chronicle names {' and '.join(others)}: {described(match.engagement)}"
        evidence = quotes(known, match.engagement, "participants")
        yield draft.mark((named[0].start, named[0].end), "person", verdict, "engagement.people", found, evidence)
