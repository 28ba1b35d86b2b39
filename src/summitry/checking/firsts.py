"""Firsts, tried as stated: "first trip in his third term", "first visit to China since 2019", over the visits known.

What is known before the visit in question is searched for an earlier one. Finding one contradicts; finding none
supports only where a list is known to be complete, or where the chronicle covers the pair; else it is "partly".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.fields import described
from summitry.checking.known import Known
from summitry.checking.matching import Match
from summitry.checking.relation import Stretch, related, shown, stretch_of
from summitry.checking.rules import Wording, check_rules, number_of
from summitry.checking.story import Holds, Line, Story
from summitry.checking.travels import (
    Stay,
    elected_before,
    home_of,
    lists_covering,
    mandate_on,
    mandates_of,
    stays_of,
)
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line as table_line
from summitry.model import Account

_ABROAD = re.compile(r"foreign|overseas|international|abroad|outside")


class First(msgspec.Struct, frozen=True, kw_only=True):
    """A first that a text tells: whose, what sort, to where, since when, and the days of the visit in question."""

    span: tuple[int, int]
    person: str
    name: str
    country: str | None
    state_visit: bool
    since: date | None
    anchor: str
    proof: Proof | None
    days: Stretch | None
    meeting: bool = False
    needs: int | None = None


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every first in the text."""
    for rule in check_rules().firsts:
        for match in draft.find(rule.compiled):
            first = _read(draft, known, match, rule, story.lines)
            if first is None:
                found = "it is not told whose first it is, or no day is known for it, so nothing can be looked up"
                yield draft.mark(match.span(), "first", "not-in-chronicle", f"{rule.id}.unread", found)
            else:
                yield _judged(draft, known, first, rule)


def holds(draft: Draft, known: Known) -> Holds:
    """Whether what the text calls a first was one, if the account is that engagement."""

    def asked(account: Account, match: Match) -> bool | None:
        if account.kind != "visit" or match.had is None:
            return None
        line = Line(account=account, found=(), match=match)
        verdicts = []
        for rule in check_rules().firsts:
            for found in draft.find(rule.compiled):
                first = _read(draft, known, found, rule, (line,))
                if first is not None and first.since is not None:
                    verdicts.append(_verdict(known, first)[0])
        if not verdicts:
            return None
        return None if set(verdicts) <= {"not-in-chronicle"} else "contradicted" not in verdicts

    return asked


# ---------------------------------------------------------------- reading


def _read(
    draft: Draft, known: Known, match: re.Match[str], rule: Wording, lines: Sequence[Line]
) -> First | None:
    start, end = match.span()
    low, high = draft.sentence(start)
    line = _line_of(draft, lines, low, high)
    person = _person(draft, line, low, start)
    if person is None or person not in known.lexicon.people:
        return None
    days = _days(draft, line, low, high)
    if days is None:
        return None
    country = _country(draft, known, match, line, person)
    since, anchor, proof, needs = _anchor(draft, known, person, (low, high, start), days)
    words = match["what"]
    return First(
        span=_trimmed(draft, start, end), person=person, name=known.lexicon.people[person].name_en, country=country,
        state_visit="state " in words, since=since, anchor=anchor, proof=proof, days=days,
        meeting=rule.means == "meeting", needs=needs,
    )  # fmt: skip


def _trimmed(draft: Draft, start: int, end: int) -> tuple[int, int]:
    return start, start + len(draft.plain[start:end].rstrip())


def _line_of(draft: Draft, lines: Sequence[Line], low: int, high: int) -> Line | None:
    """The visit told in the sentence, else the visit that the text tells of before it."""
    visits = [one for one in lines if one.account.kind == "visit"]
    own = [one for one in visits if any(low <= draft.at(each)[0] < high for each in one.account.evidence)]
    before = [one for one in visits if draft.stretch(one.account)[0] <= low]
    dated = [one for one in own if one.match is not None]
    return (dated or own or before[-1:] or [None])[0]  # type: ignore[list-item]


def _person(draft: Draft, line: Line | None, low: int, at: int) -> str | None:
    if line is not None:
        guests = [one.person for one in line.account.participants if one.role == "guest" and one.person]
        if guests:
            return guests[0]
    named = draft.mentions(low, at, "person")
    return named[-1].value if named else None


def _days(draft: Draft, line: Line | None, low: int, high: int) -> Stretch | None:
    if line is not None and line.match is not None:
        return line.match.had if related(line.match.said, line.match.had) != "apart" else line.match.said
    if line is not None and stretch_of(line.account.date):
        return stretch_of(line.account.date)
    dated = [stretch_of(one.when) for one in draft.mentions(low, high, "date")]
    return next((one for one in dated if one is not None), None)


def _country(draft: Draft, known: Known, match: re.Match[str], line: Line | None, person: str) -> str | None:
    """The country to which it was the first; None where it was the first abroad at all."""
    named = draft.mentions(match.start(), match.end(), "state", "city")
    home = home_of(person, known, None)
    lands = [one.value.split("/")[0] for one in named]
    lands = [land for land in lands if land != home]
    if lands:
        return lands[0]
    if _ABROAD.search(match["what"]) or "state " in match["what"]:
        return None
    return None


def _anchor(
    draft: Draft, known: Known, person: str, place: tuple[int, int, int], days: Stretch
) -> tuple[date | None, str, Proof | None, int | None]:
    """Since when it was the first: the day, in words, the row of the table it comes from, and a year that must hold one."""
    low, high, _ = place
    for rule in check_rules().since:
        match = rule.compiled.search(draft.plain, low, high)
        if match is None:
            continue
        if rule.means == "year":
            year = int(match["year"])
            return date(year, 12, 31) + timedelta(days=1), f"since {year}", None, year
        if rule.means == "years":
            years = 10 if match["decade"] else number_of(match["n"]) or 0
            start = days.first.replace(year=days.first.year - years, day=min(days.first.day, 28))
            return start, f"in {years} years", None, None
        return _by_mandate(known, person, rule.means, match, days)
    chosen = mandate_on(person, known, days.first)
    first = mandates_of(person, known)[:1]
    if first:
        start = first[0]
        return date.fromisoformat(start.start), f"since taking office on {start.start}", _row(start), None
    return (None, "ever", None, None) if chosen is None else (date.fromisoformat(chosen.start), "", _row(chosen), None)


def _by_mandate(
    known: Known, person: str, means: str, match: re.Match[str], days: Stretch
) -> tuple[date | None, str, Proof | None, int | None]:
    terms = mandates_of(person, known)
    if means == "term":
        number = None if match["n"] in ("new", "current", "latest") else 1 if match["n"] == "first" else number_of(match["n"])
        chosen = mandate_on(person, known, days.first) if number is None else next((one for one in terms if one.number == number), None)
        if chosen is None:
            return None, "", None, None
        return date.fromisoformat(chosen.start), f"in the term that began on {chosen.start}", _row(chosen), None
    if means == "office":
        first = terms[0] if terms else None
        return (date.fromisoformat(first.start), f"since taking office on {first.start}", _row(first), None) if first else (None, "", None, None)
    won = elected_before(person, known, days.last)
    if won is None:
        return None, "", None, None
    return date.fromisoformat(won.elected), f"since the election of {won.elected}", _row(won), None


def _row(row: msgspec.Struct) -> Proof:
    return Proof(side="table", quote=table_line(row), source="mandates.csv of Summitry")


# ---------------------------------------------------------------- judging


def _judged(draft: Draft, known: Known, first: First, rule: Wording) -> Mark:
    verdict, found, evidence = _verdict(known, first)
    return draft.mark(first.span, "first", verdict, rule.id, found, evidence)


def _verdict(known: Known, first: First) -> tuple[Verdict, str, tuple[Proof, ...]]:
    if first.since is None or first.days is None:
        return "not-in-chronicle", f"no day is known for {first.name}'s election or term, so nothing can be looked up", ()
    if first.meeting:
        return "not-in-chronicle", "first meetings are not looked up; only first visits are", ()
    stays = stays_of(first.person, known)
    counted = [one for one in stays if _counts(one, first)]
    where = f"to {first.country}" if first.country else "abroad"
    own = [one for one in counted if _touches(one.days, first.days)]
    if first.since > first.days.last:
        what = f"the visit ({shown(first.days)}) lies before that day"
        return "contradicted", f"{first.anchor}: {what}", _with(first.proof, _proofs(known, own[:1]))
    before = [one for one in counted if one.days.last >= first.since and one.days.last < first.days.first]
    if before:
        found = f"{first.name} was {where} before, {first.anchor}: {', '.join(one.shown for one in before[:4])}"
        return "contradicted", found, _with(first.proof, _proofs(known, before[:3]))
    return _none_before(known, first, where, own, stays)


def _none_before(
    known: Known, first: First, where: str, own: Sequence[Stay], stays: Sequence[Stay]
) -> tuple[Verdict, str, tuple[Proof, ...]]:
    """Nothing earlier was found: what that is worth depends on how complete the list is."""
    assert first.since is not None
    assert first.days is not None
    evidence = _with(first.proof, _proofs(known, own[:1]))
    if not own:
        return "not-in-chronicle", f"no visit of {first.name} {where} on {shown(first.days)} is known", evidence
    if first.needs is not None:
        then = [one for one in stays if _counts(one, first) and one.days.first.year <= first.needs <= one.days.last.year]
        if not then:
            return "partly", f"none is known between, but none in {first.needs} either", evidence
        evidence = (*evidence, *_proofs(known, then[-1:]))
    lists = lists_covering(first.person, known, first.since, first.days.first)
    if lists:
        told = "; ".join(one.source for one in lists)
        listed = tuple(Proof(side="table", quote=table_line(one), source="trip_lists.csv of Summitry") for one in lists)
        return "supported", f"no earlier one {where} {first.anchor}; the list of trips is complete ({told})", (*evidence, *listed)
    if first.country is not None and known.covered_pair(home_of(first.person, known, None), first.country):
        return "supported", f"no earlier one {where} {first.anchor} in {known.covered}, which covers this pair", evidence
    found = f"no earlier one {where} {first.anchor} is known, but the list of {first.name}'s trips is not known to be complete"
    return "partly", found, evidence


def _counts(stay: Stay, first: First) -> bool:
    if first.country is not None and stay.country != first.country:
        return False
    return not first.state_visit or stay.engagement is None or stay.visit_type in (None, "state")


def _touches(one: Stretch, other: Stretch) -> bool:
    return related(one, other) in ("equal", "within", "around", "overlaps")


def _proofs(known: Known, stays: Sequence[Stay]) -> tuple[Proof, ...]:
    found: list[Proof] = []
    for stay in stays:
        if stay.proof is not None:
            found.append(stay.proof)
        if stay.engagement is not None:
            value = f"visit: {described(stay.engagement)}"
            found += [msgspec.structs.replace(one, value=value) for one in known.quotes(stay.engagement)]
    return tuple(found)


def _with(proof: Proof | None, others: tuple[Proof, ...]) -> tuple[Proof, ...]:
    return (proof, *others) if proof is not None else others
