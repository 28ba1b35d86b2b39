"""Firsts as a text states them: whose, what sort of visit, to where, since when, and which visit it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.matching import NEAR
from summitry.checking.relation import Stretch, distance, stretch_of
from summitry.checking.rules import Wording, check_rules, number_of
from summitry.checking.story import Line
from summitry.checking.travels import elected_before, home_of, mandate_on, mandates_of
from summitry.checking.verdict import Proof
from summitry.lexicon.facts import Mandate, line

_THIS = frozenset({"new", "current", "latest"})


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """Since when it was the first: the day, in words, the row that gives it, and a year in which there must be one."""

    day: date | None = None
    words: str = ""
    proof: Proof | None = None
    year: int | None = None


class First(msgspec.Struct, frozen=True, kw_only=True):
    """A first that a text tells; `days` are those of the visit in question, `country` None for any abroad.

    `destination` is the country of the visit in question, where it is told.
    """

    span: tuple[int, int]
    person: str
    name: str
    home: str | None
    country: str | None
    since: Since
    days: Stretch
    destination: str | None = None
    state_visit: bool = False
    meeting: bool = False


def read_first(draft: Draft, known: Known, match: re.Match[str], rule: Wording, lines: Sequence[Line]) -> First | None:
    """What a match of the rules for firsts says; None where whose it is, or when it was, is not told."""
    start = match.start()
    low, high = draft.sentence(start)
    told = _line_of(draft, lines, low, high)
    person = _person(draft, told, low, start)
    days = _days(draft, told, low, high)
    if person is None or person not in known.lexicon.people or days is None:
        return None
    home = home_of(person, known)
    country = _country(draft, match, home)
    return First(
        span=(start, start + len(match.group().rstrip())),
        person=person,
        name=known.lexicon.people[person].name_en,
        home=home,
        country=country,
        destination=country or _host(told) or _named(draft, (low, high), home),
        since=_since(draft, known, person, (low, high), days),
        days=days,
        state_visit="state " in match["what"],
        meeting=rule.means == "meeting",
    )


def _line_of(draft: Draft, lines: Sequence[Line], low: int, high: int) -> Line | None:
    """The visit told in the sentence, else the visit that the text tells of before it."""
    visits = [one for one in lines if one.account.kind == "visit"]
    own = [one for one in visits if any(low <= draft.at(each)[0] < high for each in one.account.evidence)]
    before = [one for one in visits if draft.stretch(one.account)[0] <= low]
    dated = [one for one in own if one.match is not None]
    return next(iter([*dated, *own, *before[-1:]]), None)


def _person(draft: Draft, told: Line | None, low: int, at: int) -> str | None:
    guests = [one.person for one in told.account.participants if one.role == "guest" and one.person] if told else []
    if guests:
        return guests[0]
    named = draft.mentions(low, at, "person")
    return named[-1].value if named else None


def _days(draft: Draft, told: Line | None, low: int, high: int) -> Stretch | None:
    match = told.match if told is not None else None
    if match is not None and match.had is not None:
        far = match.said is not None and distance(match.said, match.had) > NEAR
        return match.said if far else match.had
    if told is not None and stretch_of(told.account.date):
        return stretch_of(told.account.date)
    dated = [stretch_of(one.when) for one in draft.mentions(low, high, "date")]
    return next((one for one in dated if one is not None), None)


def _country(draft: Draft, match: re.Match[str], home: str | None) -> str | None:
    """The country named in the words of the first, which is not the person's own."""
    named = draft.mentions(match.start(), match.end(), "state", "city")
    lands = [one.value.split("/")[0] for one in named]
    return next((land for land in lands if land != home), None)


def _host(told: Line | None) -> str | None:
    """The country of the visit that the sentence tells."""
    return told.account.place.country if told is not None and told.account.place is not None else None


def _named(draft: Draft, sentence: tuple[int, int], home: str | None) -> str | None:
    """The only other country of the sentence: "made Russia the destination of his first visit"."""
    lands = {one.value.split("/")[0] for one in draft.mentions(*sentence, "state", "city")} - {home}
    return next(iter(lands)) if len(lands) == 1 else None


def _since(draft: Draft, known: Known, person: str, sentence: tuple[int, int], days: Stretch) -> Since:
    """What the sentence says, else since the person first took office."""
    for rule in check_rules().since:
        match = rule.compiled.search(draft.plain, *sentence)
        if match is None:
            continue
        if rule.means == "year":
            year = int(match["year"])
            return Since(day=date(year + 1, 1, 1), words=f"since {year}", year=year)
        if rule.means == "years":
            years = 10 if match["decade"] else number_of(match["n"]) or 0
            start = days.first.replace(year=days.first.year - years, day=min(days.first.day, 28))
            return Since(day=start, words=f"in {years} years")
        return _by_mandate(known, person, rule.means, match, days)
    first = next(iter(mandates_of(person, known)), None)
    return _from(first.start, "since taking office on", first) if first else Since()


def _by_mandate(known: Known, person: str, means: str, match: re.Match[str], days: Stretch) -> Since:
    terms = mandates_of(person, known)
    if means == "term":
        number = 1 if match["n"] == "first" else number_of(match["n"])
        own = mandate_on(person, known, days.first)
        chosen = own if match["n"] in _THIS else next((one for one in terms if one.number == number), None)
        return _from(chosen.start, "in the term that began on", chosen) if chosen else Since()
    if means == "office":
        return _from(terms[0].start, "since taking office on", terms[0]) if terms else Since()
    won = elected_before(person, known, days.last)
    return _from(won.elected, "since the election of", won) if won else Since()


def _from(day: str, words: str, row: Mandate) -> Since:
    proof = Proof(side="table", quote=line(row), source="mandates.csv of Summitry")
    return Since(day=date.fromisoformat(day), words=f"{words} {day}", proof=proof)
