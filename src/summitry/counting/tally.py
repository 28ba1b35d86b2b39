"""Applying one rule: which units count, and what is left out for which reason."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from summitry.counting.candidates import Candidates
from summitry.counting.entry import Entry, Question
from summitry.counting.rules import CountingRule
from summitry.counting.stays import Trips, country_of
from summitry.counting.units import Group, grouped


class Tally(msgspec.Struct, frozen=True):
    """The units that count, and those that do not with the reason."""

    groups: tuple[Group, ...]
    left: tuple[tuple[Group, str], ...]


def tally(found: Candidates, trips: Trips, rule: CountingRule, question: Question) -> Tally:
    """The rule applied to the candidates."""
    rows: list[Entry] = []
    left: list[tuple[Group, str]] = [(Group(entry, (entry,)), reason) for entry, reason in found.dropped]
    for entry in found.entries:
        reason = _row_reason(entry, rule, question)
        if reason is None:
            rows.append(entry)
        else:
            left.append((Group(entry, (entry,)), reason))
    groups = grouped(rows, trips, rule, question.sides, found.people)
    judged = [(group, _unit_reason(group, rule, question)) for group in groups]
    left += [(group, reason) for group, reason in judged if reason is not None]
    left += _lost(rows, groups, rule)
    return Tally(tuple(group for group, reason in judged if reason is None), tuple(left))


def _row_reason(entry: Entry, rule: CountingRule, question: Question) -> str | None:
    one = entry.engagement
    if not rule.takes(one.kind):
        return rule.reason(one.kind)
    if one.kind in rule.alone and len(_parties(entry, question)) > 2:
        return rule.reason("alone")
    return None


def _parties(entry: Entry, question: Question) -> set[str]:
    """The parties, each side under its own name."""
    named = {party.country for party in entry.engagement.participants if party.country}
    return {next((side.state for side in question.sides if country in side.codes), country) for country in named}


def _unit_reason(group: Group, rule: CountingRule, question: Question) -> str | None:
    if rule.needs and not any(entry.engagement.kind in rule.needs for entry in group.rows):
        return rule.reason("needs")
    if rule.home and not group.countries:
        return rule.reason("place")
    if rule.home and not group.countries & (question.sides[0].codes | question.sides[1].codes):
        return rule.reason("home")
    if rule.formal and not _formal(group):
        occasion = next((one.occasion for one in group.context if one.occasion), None)
        return rule.reason("formal") + (f" ({occasion})" if occasion else "")
    return None


def _formal(group: Group) -> bool:
    """Named as a visit of some rank, or a trip for which no gathering is told."""
    if any(one.kind == "visit" and one.visit_type for one in group.context):
        return True
    return not any(one.occasion or one.kind == "multilateral" for one in group.context)


def _lost(rows: Iterable[Entry], groups: Iterable[Group], rule: CountingRule) -> list[tuple[Group, str]]:
    """Rows that no unit took in: nobody travelled, or the place is unknown."""
    held = {entry.engagement.id for group in groups for entry in group.rows}
    lost = [entry for entry in rows if entry.engagement.id not in held]
    return [
        (Group(entry, (entry,)), rule.reason("home" if country_of(entry.engagement) else "place")) for entry in lost
    ]
