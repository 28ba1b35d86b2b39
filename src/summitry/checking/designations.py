"""Names of a relationship against the ladder of declared ones, as of the day of which the text speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import stretch_of
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.verdict import Mark

_TWO = 2
Named = tuple[tuple[int, int], tuple[str, ...]]


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark for every name of a relationship that the text gives."""
    claimed = list(_claimed(draft))
    for span, parties in [*claimed, *_worded(draft, claimed)]:
        named = known.named(draft.content[slice(*span)], parties, _day(draft, span[0]))
        if named is None:
            found = f"no ladder of designations is held for {' and '.join(parties) or 'these states'}"
            yield draft.mark(span, "designation", "not-in-chronicle", "designation.ladder", found)
        else:
            yield draft.mark(span, "designation", named.verdict, named.rule, named.found, named.evidence)


def _claimed(draft: Draft) -> Iterator[Named]:
    """Those that were read as claims."""
    for claim in draft.extraction.claims:
        if claim.type == "designation" and claim.evidence:
            yield draft.at(claim.evidence[0]), claim.parties


def _worded(draft: Draft, claimed: list[Named]) -> Iterator[Named]:
    """Those that only stand in the text."""
    for rule in check_rules().designations:
        for match in draft.find(rule.compiled):
            start, end = match.span()
            if not any(low < end and start < high for (low, high), _ in claimed):
                yield (start, end), _parties(draft, start)


def _parties(draft: Draft, at: int) -> tuple[str, ...]:
    """The two states of the sentence, else those of which the text speaks most."""
    own = list(dict.fromkeys(one.value for one in draft.mentions(*draft.sentence(at), "state", "adjective")))
    if len(own) == _TWO:
        return tuple(own)
    most = Counter(one.value for one in draft.annotated.mentions if one.kind in ("state", "adjective"))
    return tuple(state for state, _ in most.most_common(_TWO))


def _day(draft: Draft, at: int) -> date | None:
    """The last day of the date nearest in the sentence; else the day of the text."""
    written = [one for one in draft.mentions(*draft.sentence(at), "date") if re.search(r"\d{4}", one.text)]
    dated = [one for one in written if stretch_of(one.when) is not None]
    near = min(dated, key=lambda one: abs(one.start - at), default=None)
    days = stretch_of(near.when) if near is not None else None
    return days.last if days is not None else draft.day
