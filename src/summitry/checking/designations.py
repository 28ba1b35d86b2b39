"""Names of a relationship against the ladder of declared ones, as of the day of which the text speaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import stretch_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark for every designation that the text gives."""
    for claim in draft.extraction.claims:
        if claim.type != "designation" or not claim.evidence:
            continue
        span = draft.at(claim.evidence[0])
        named = known.named(claim.text, claim.parties, _day(draft, span[0]))
        if named is None:
            found = f"no ladder of designations is held for {' and '.join(claim.parties)}"
            yield draft.mark(span, "designation", "not-in-chronicle", "designation.ladder", found)
        else:
            yield draft.mark(span, "designation", named.verdict, named.rule, named.found, named.evidence)


def _day(draft: Draft, at: int) -> date | None:
    """The last day of the date in the same sentence, nearest before the words; else the day of the text."""
    low, high = draft.sentence(at)
    dated = [one for one in draft.mentions(low, high, "date") if stretch_of(one.when) is not None]
    near = min(dated, key=lambda one: abs(one.start - at), default=None)
    days = stretch_of(near.when) if near is not None else None
    return days.last if days is not None else draft.day
