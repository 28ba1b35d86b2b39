"""What a person should look at in a chronicle: conflicts, plans without an outcome, single sources, impossibilities.

A finding never changes an engagement: a plan whose day has passed stays a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from summitry.linking.card import PLANS
from summitry.model import Engagement
from summitry.model.finding import Finding

_OPEN: frozenset[str] = PLANS - {"cancelled", "denied"}  # what still waits for an outcome
_LONGEST_STAY = 120  # days; no visit of a leader has lasted longer


def find_findings(engagements: Iterable[Engagement], as_of: date | None) -> Iterator[Finding]:
    """Findings engagement by engagement; `as_of` is the last day that the documents cover."""
    held = list(engagements)
    by_id = {one.id: one for one in held}
    for one in held:
        yield from _impossible(one, by_id)
        yield from _without_outcome(one, as_of)
        for conflict in one.conflicts:
            values = " or ".join(value.value for value in conflict.values)
            accounts = tuple(account for value in conflict.values for account in value.accounts)
            yield Finding("conflict", one.id, f"{conflict.field}: {values}", accounts)
        if one.independent_sources == 1 and one.status not in PLANS:
            yield Finding("single source", one.id, "one publisher alone tells of it", one.accounts)


def _without_outcome(one: Engagement, as_of: date | None) -> Iterator[Finding]:
    """A plan whose last day lies before the last day covered, and of which nobody tells what became."""
    if one.status not in _OPEN or one.date is None or one.date.latest is None or as_of is None:
        return
    if one.date.latest < as_of:
        text = f"{one.status} for {one.date.edtf}; nothing is told of it to {as_of}"
        yield Finding("plan without outcome", one.id, text, one.accounts)


def _impossible(one: Engagement, by_id: Mapping[str, Engagement]) -> Iterator[Finding]:
    when = one.date
    if when is None or when.earliest is None or when.latest is None:
        return
    if when.latest < when.earliest:
        yield Finding("impossible", one.id, f"it ends before it begins: {when.edtf}", one.accounts)
    elif one.kind == "visit" and "/" in when.edtf and (when.latest - when.earliest).days > _LONGEST_STAY:
        yield Finding("impossible", one.id, f"a visit of {(when.latest - when.earliest).days} days", one.accounts)
    whole = by_id.get(one.part_of or "")
    span = whole.date if whole is not None else None
    if span is None or span.earliest is None or span.latest is None:
        return
    if when.earliest > span.latest or when.latest < span.earliest:
        text = f"{when.edtf} lies outside of {one.part_of}, which it is part of ({span.edtf})"
        yield Finding("impossible", one.id, text, one.accounts)
