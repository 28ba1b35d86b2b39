"""Papers named with their year, "the 1950 Treaty", against those signed in that year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.checking.describe import quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known, Sought
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Verdict
from summitry.model import Engagement

_TWO = 2


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark for every paper that is named with its year."""
    for rule in check_rules().papers:
        for match in draft.find(rule.compiled):
            year, kind = int(match["year"]), match["type"].removeprefix("joint ")
            held = _signed(draft, known, match["type"] if kind == "statement" else kind, year)
            titles = "; ".join(title for _, title in held)
            evidence = tuple(proof for one, _ in held[:2] for proof in quotes(known, one, "documents"))
            found = f"signed in {year}: {titles}"
            if not held:
                found = f"no {kind} of {year} was found in {known.covered}; its list of papers is not complete"
            verdict: Verdict = "supported" if held else "not-in-chronicle"
            yield draft.mark(match.span(), "document", verdict, rule.id, found, evidence)


def _signed(draft: Draft, known: Known, kind: str, year: int) -> list[tuple[Engagement, str]]:
    """The papers of a kind and year between the first two states of the text."""
    states = list(dict.fromkeys(one.value for one in draft.annotated.mentions if one.kind == "state"))[:_TWO]
    if len(states) < _TWO:
        return []
    between = (known.codes(states[0]), known.codes(states[1]))
    found = known.find(Sought(between=between, since=date(year, 1, 1), until=date(year, 12, 31)))
    return [(one, paper.title or kind) for one in found for paper in one.documents if paper.type == kind]
