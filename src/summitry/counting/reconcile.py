"""Official ordinals ("the 37th meeting") held against the list: what each rule gives by that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from summitry.counting.candidates import candidates
from summitry.counting.entry import Entry, Question, Said
from summitry.counting.listed import by_day, head
from summitry.counting.result import ClaimChecked
from summitry.counting.rules import CountingRule
from summitry.counting.stays import Trips
from summitry.counting.tally import Tally, tally
from summitry.errors import SummitryError
from summitry.model import bounds

_NEAR = 0.1  # of the number told, where it is told as "about"


def reconcile(
    said: Sequence[Said],
    entries: Sequence[Entry],
    known: Mapping[str, Entry],
    question: Question,
    rules: Sequence[CountingRule],
) -> tuple[ClaimChecked, ...]:
    """The claims told within the period, by day."""
    units = {unit for rule in rules for unit in rule.claim_units}
    checked = []
    for one in said:
        if one.claim.type != "count" or one.claim.value is None or one.claim.unit not in units:
            continue
        if one.day is not None and not _within(one.day, question):
            continue
        fitting = [rule for rule in rules if one.claim.unit in rule.claim_units]
        checked.append(_check(one, entries, known, question, fitting))
    return tuple(sorted(checked, key=lambda claim: (claim.day, str(claim.speaker), claim.text)))


def _within(day: date, question: Question) -> bool:
    return (question.since is None or day >= question.since) and (question.last is None or day <= question.last)


def _check(
    one: Said,
    entries: Sequence[Entry],
    known: Mapping[str, Entry],
    question: Question,
    rules: Sequence[CountingRule],
) -> ClaimChecked:
    since, until = _period(one, question)
    asked = msgspec.structs.replace(question, since=since, until=until)
    found = candidates(entries, asked)
    trips = Trips(known, question.sides)
    tallies = {rule.id: tally(found, trips, rule, asked) for rule in rules}
    numbers = {rule: len(one.groups) for rule, one in tallies.items()}
    value = one.claim.value or 0
    agrees = tuple(rule for rule, number in numbers.items() if _agrees(value, one.claim.qualifier, number))
    return ClaimChecked(
        speaker=one.claim.speaker,
        day=one.day.isoformat() if one.day else "undated",
        value=int(value) if value == int(value) else value,
        qualifier=one.claim.qualifier,
        text=one.claim.text,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        by_rule=numbers,
        agrees=agrees,
        remark=_remark(value, numbers, agrees, until),
        candidates=_candidates(value, [(rule, tallies[rule.id]) for rule in rules]),
        note=one.note,
        sources=one.sources,
    )


def _candidates(value: float, tallied: Sequence[tuple[CountingRule, Tally]]) -> tuple[str, ...]:
    """What may have been left out: counted by the nearest rule above the number, not by the strictest of its kind."""
    above = [(len(one.groups), rule.order, rule.unit, one) for rule, one in tallied if len(one.groups) > value]
    if not above:
        return ()
    nearest = min(above, key=lambda each: each[:2])
    strictest = min((one for rule, one in tallied if rule.unit == nearest[2]), key=lambda one: len(one.groups))
    sure = {group.root.engagement.id for group in strictest.groups}
    heads = [head(group).engagement for group in nearest[3].groups if group.root.engagement.id not in sure]
    return tuple(one.id for one in sorted(heads, key=by_day))


def _period(one: Said, question: Question) -> tuple[date | None, date | None]:
    """What the claim covers: its own period where it gives one, else the question's start to its own day."""
    since, until = question.since, one.day or question.last
    try:
        span = bounds(one.claim.period) if one.claim.period else None
    except SummitryError:
        span = None  # "past decade": told in words, so the question's own start is taken
    if span is not None and span.year_known:
        since, until = span.earliest or since, min(filter(None, (span.latest, until)), default=None)
    return since, until


def _agrees(value: float, qualifier: str | None, number: int) -> bool:
    if qualifier == "about":
        return abs(number - value) <= _NEAR * value
    if qualifier == "over":
        return number > value
    return number < value if qualifier == "under" else number == value


def _remark(value: float, numbers: Mapping[str, int], agrees: Sequence[str], until: date | None) -> str:
    """The list beside the number told, and what would have to change for the nearest rule."""
    by = f"by {until.isoformat()} " if until else ""
    listed = ", ".join(f"{number} {rule}" for rule, number in numbers.items())
    told = f"{by}the list gives {listed}"
    differing = {rule: number - int(value) for rule, number in numbers.items() if number != value}
    more = {rule: excess for rule, excess in differing.items() if excess > 0}
    parts = [told, f"agrees with {', '.join(agrees)}" if agrees else "agrees with no rule"]
    if more:
        parts.append(f"for {value:g}, {_asked(more)} would have to be left out")
    return "; ".join(parts)


def _asked(more: Mapping[str, int]) -> str:
    return ", ".join(f"{excess} of {rule}" for rule, excess in more.items())
