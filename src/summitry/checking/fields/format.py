"""In what way people were in contact, and the rank of a visit, against the engagement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.fields.words import told, words_of
from summitry.checking.known import Known
from summitry.checking.relation import related
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict
from summitry.model import IN_PERSON, Kind

_IN_PERSON = "in person"


def way_of(kind: Kind) -> str:
    """How people are in contact: "in person", or by what."""
    return _IN_PERSON if kind in IN_PERSON else kind


def format_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark on "by video link" and the like, or on the account's own words where the way differs."""
    match = line.match
    if match is None:
        return
    said, had = way_of(line.account.kind), way_of(match.engagement.kind)
    apart = related(match.said, match.had) == "apart"
    found = f"the chronicle has the {described(match.engagement)}"
    evidence = quotes(known, match.engagement, "kind")
    for rule in check_rules().formats:
        span = words_of(draft, line, rule.compiled)
        if span is not None and said == rule.means:
            verdict: Verdict = "not-in-chronicle" if apart else "supported" if had == said else "contradicted"
            yield draft.mark(span, "format", verdict, rule.id, found, evidence)
            return
    own = told(draft, line)
    if own and said != had and not apart and match.said is not None and "message" not in (said, had):
        presence = any(rule.compiled.search(draft.plain, *own[0]) for rule in check_rules().presence)
        sure = presence or said != _IN_PERSON or line.account.place is not None
        yield draft.mark(own[0], "format", "contradicted" if sure else "partly", "engagement.format", found, evidence)


def rank_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark on "state visit" and the like."""
    match, said = line.match, line.account.visit_type
    span = words_of(draft, line, re.compile(rf"\b{said} visit")) if said else None
    if match is None or span is None:
        return
    root = next((one for one in line.family if one.kind == "visit"), match.engagement)
    evidence = quotes(known, root, "visit_type")
    if root.visit_type is None:
        found = f"no rank is told of the {described(root)}"
        yield draft.mark(span, "visit", "not-in-chronicle", "engagement.rank", found, evidence)
        return
    verdict: Verdict = "supported" if root.visit_type == said else "contradicted"
    found = f"the chronicle has a {root.visit_type} visit: {described(root)}"
    yield draft.mark(span, "visit", verdict, "engagement.rank", found, evidence)
