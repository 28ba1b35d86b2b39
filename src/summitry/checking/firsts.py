"""Firsts, tried as stated over the visits known: "first trip in his third term", "first visit to China since 2019".

What is known before the visit in question is searched for an earlier one. Finding one contradicts; finding none
supports only where a list is known to be complete, or where the reference is about the pair; else it is "partly".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from summitry.checking.describe import described
from summitry.checking.draft import Draft
from summitry.checking.first import First, read_first
from summitry.checking.known import Known
from summitry.checking.matching import Match
from summitry.checking.relation import Stretch, related, shown
from summitry.checking.rules import check_rules
from summitry.checking.story import Holds, Line, Story
from summitry.checking.travels import Stay, lists_covering, stays_of
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line as table_line
from summitry.model import Account

Judged = tuple[Verdict, str, tuple[Proof, ...]]
_SHOWN = 4


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every first in the text."""
    for rule in check_rules().firsts:
        for match in draft.find(rule.compiled):
            first = read_first(draft, known, match, rule, story.lines)
            if first is None:
                found = "whose first it is, or when it was, is not told: nothing can be looked up"
                yield draft.mark(match.span(), "first", "not-in-chronicle", f"{rule.id}.unread", found)
                continue
            verdict, found, evidence = judged(known, first)
            yield draft.mark(first.span, "first", verdict, rule.id, found, evidence)


def holds(draft: Draft, known: Known) -> Holds:
    """Whether what the text calls a first was one, if the account is that engagement."""

    def asked(account: Account, match: Match) -> bool | None:
        if account.kind != "visit" or match.had is None:
            return None
        line = Line(account=account, found=(), match=match)
        told = [
            read_first(draft, known, found, rule, (line,))
            for rule in check_rules().firsts
            for found in draft.find(rule.compiled)
        ]
        verdicts = {judged(known, one)[0] for one in told if one is not None and one.since.day is not None}
        return None if verdicts <= {"not-in-chronicle"} else "contradicted" not in verdicts

    return asked


def judged(known: Known, first: First) -> Judged:
    """The verdict on a first, what was found, and the words for it."""
    since = first.since.day
    if since is None:
        return "not-in-chronicle", f"no election or term of {first.name} is known to reckon from", ()
    if first.meeting:
        return "not-in-chronicle", "first meetings are not looked up, only first visits", ()
    stays = [one for one in stays_of(first.person, known) if _counts(one, first)]
    own = [one for one in stays if _touches(one.days, first.days) and first.destination in (None, one.country)]
    if since > first.days.last:
        found = f"{first.since.words}: the visit ({shown(first.days)}) was before that"
        return "contradicted", found, _evidence(known, first, own[:1])
    begins = own[0].days.first if own else first.days.first
    before = [one for one in stays if one.days.last >= since and one.days.first < begins]
    if before:
        listed = ", ".join(one.shown for one in before[:_SHOWN])
        found = f"{first.name} was {_where(first)} before, {first.since.words}: {listed}"
        return "contradicted", found, _evidence(known, first, before[: _SHOWN - 1])
    return _none_before(known, first, stays, own)


def _none_before(known: Known, first: First, stays: Sequence[Stay], own: Sequence[Stay]) -> Judged:
    """Nothing earlier was found: what that is worth depends on how complete the list is."""
    evidence, where = _evidence(known, first, own[:1]), _where(first)
    if not own or first.since.day is None:
        return "not-in-chronicle", f"no visit of {first.name} {where} on {shown(first.days)} is known", evidence
    year = first.since.year
    if year is not None:
        then = [one for one in stays if one.days.first.year <= year <= one.days.last.year]
        if not then:
            return "partly", f"none is known between, but none in {year} either", evidence
        evidence = (*evidence, *_proofs(known, then[-1:]))
    none = f"no earlier one {where} {first.since.words}"
    lists = lists_covering(first.person, known, first.since.day, own[0].days.first)
    if lists:
        listed = tuple(Proof(side="table", quote=table_line(one), source="trip_lists.csv of Summitry") for one in lists)
        told = "; ".join(one.source for one in lists)
        return "supported", f"{none}; the list of trips is complete ({told})", (*evidence, *listed)
    if known.covered_pair(first.home, first.country):
        return "supported", f"{none} in {known.covered}, which is about these two states", evidence
    return "partly", f"{none} is known, but no list of {first.name}'s trips is known to be complete", evidence


def _where(first: First) -> str:
    return f"to {first.country}" if first.country else "abroad"


def _counts(stay: Stay, first: First) -> bool:
    if first.country is not None and stay.country != first.country:
        return False
    return not first.state_visit or stay.engagement is None or stay.visit_type in (None, "state")


def _touches(one: Stretch, other: Stretch) -> bool:
    return related(one, other) not in ("apart", "unknown")


def _evidence(known: Known, first: First, stays: Sequence[Stay]) -> tuple[Proof, ...]:
    own = (first.since.proof,) if first.since.proof is not None else ()
    return (*own, *_proofs(known, stays))


def _proofs(known: Known, stays: Sequence[Stay]) -> tuple[Proof, ...]:
    found: list[Proof] = []
    for stay in stays:
        if stay.proof is not None:
            found.append(stay.proof)
        if stay.engagement is not None:
            value = f"visit: {described(stay.engagement)}"
            found += [replace(one, value=value) for one in known.quotes(stay.engagement, "date")]
    return tuple(found)
