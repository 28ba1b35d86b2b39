"""Numbers of contacts ("over 40 times in the past decade", "the 37th meeting"), tried under every counting rule.

The words of the text say which rules can be meant: "in person" none that takes in video. Where one of these gives the
number it is supported, where only another rule does, or only another window, it is "partly", and the rules are named.
A number that officials told of the same day stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.known import Asked, Known, Told, Tried
from summitry.checking.rules import Wording, check_rules, number_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict

_DEFAULT = ("in-person",)
_NEAR = 0.1  # of the number, where the text says "about"


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the text gives: of whom, over which days, as what, and under which rules it can be meant."""

    span: tuple[int, int]
    value: int
    qualifier: str
    ordinal: bool
    states: tuple[str, str]
    people: tuple[str, ...]
    since: date | None
    until: date | None
    window: str
    rules: tuple[str, ...]
    unit: str = "meetings"


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every number of contacts in the text."""
    taken: list[tuple[int, int]] = []
    for rule in check_rules().counts:
        for match in draft.find(rule.compiled):
            span = match.span("n")
            if any(low < span[1] and span[0] < high for low, high in taken) or _in_date(draft, span):
                continue
            number = _read(draft, known, match, rule, story)
            if number is not None and number.value > 1:
                taken.append(number.span)
                yield _judged(draft, known, number, rule)


def _in_date(draft: Draft, span: tuple[int, int]) -> bool:
    return any(one.start <= span[0] < one.end for one in draft.annotated.mentions if one.kind == "date")


def _read(draft: Draft, known: Known, match: re.Match[str], rule: Wording, story: Story) -> Number | None:
    value = number_of(match["n"])
    low, high = draft.sentence(match.start())
    people = list(dict.fromkeys(one.value for one in draft.mentions(low, high, "person")))
    names = [known.lexicon.people[one].name_en for one in people if one in known.lexicon.people]
    states = _states(draft, known, people, low, high)
    if value is None or len(states) != 2 or draft.mentions(match.start(), match.end(), "gathering"):
        return None
    until = _day(draft, story, low, high) if rule.means == "ordinal" else draft.day
    since, until, window = _window(draft, low, high, until or draft.day)
    words = draft.plain[low:high]
    return Number(
        span=(match.start("n"), match.end()) if rule.means == "ordinal" else _span(match), value=value,
        qualifier=_qualifier(match), ordinal=rule.means == "ordinal", states=(states[0], states[1]),
        people=tuple(names) if len(names) == 2 else (), since=since, until=until, window=window, rules=_allowed(words),
        unit="visits" if match["noun"].startswith(("visit", "trip")) else "meetings",
    )  # fmt: skip


def _span(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("q") if match["q"] else match.start("n")
    return start, match.end("noun")


def _states(draft: Draft, known: Known, people: Sequence[str], low: int, high: int) -> list[str]:
    """The two states whose contacts are meant: those of the people named, else those named."""
    actors = {one.person: one.country for one in draft.annotated.actors if one.person and one.country}
    lands = list(dict.fromkeys(actors[one] for one in people if one in actors))
    if len(lands) == 2:
        return [str(one) for one in lands]
    named = list(dict.fromkeys(one.value for one in draft.mentions(low, high, "state", "adjective")))
    return named if len(named) == 2 else []


def _day(draft: Draft, story: Story, low: int, high: int) -> date | None:
    """The day of the meeting that is said to be the n-th."""
    for line in story.lines:
        if any(low <= draft.at(one)[0] < high for one in line.account.evidence) and line.match and line.match.said:
            return line.match.said.last
    dated = [one.when.latest for one in draft.mentions(low, high, "date") if one.when and one.when.day]
    return dated[0] if dated else None


def _window(draft: Draft, low: int, high: int, until: date | None) -> tuple[date | None, date | None, str]:
    """First and last day over which is counted, and the words for it."""
    for rule in check_rules().windows:
        match = rule.compiled.search(draft.plain, low, high)
        if match is None:
            continue
        if rule.means == "since":
            return date(int(match["year"]), 1, 1), until, f"since {match['year']}"
        if rule.means == "year" and not any(one.when and one.when.day for one in draft.mentions(low, high, "date")):
            return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31), f"in {match['year']}"
        if rule.means in ("decade", "years") and until is not None:
            years = 10 if rule.means == "decade" else number_of(match["n"]) or 10
            return until.replace(year=until.year - years, day=min(until.day, 28)), until, f"in the {years} years to {until}"
    return None, until, f"up to {until}" if until else "in all years covered"


def _qualifier(match: re.Match[str]) -> str:
    said = (match.groupdict().get("q") or "").strip()
    macros = check_rules().macros
    return next((name for name in ("over", "least", "about", "under") if said and re.fullmatch(macros[name], said)), "")


def _allowed(words: str) -> tuple[str, ...]:
    named = [one.means.split() for one in check_rules().count_rules if one.compiled.search(words)]
    return tuple(dict.fromkeys(rule for rules in named for rule in rules)) or _DEFAULT


# ---------------------------------------------------------------- judging


def _judged(draft: Draft, known: Known, number: Number, rule: Wording) -> Mark:
    asked = Asked(states=number.states, people=number.people, since=number.since, until=number.until)
    tried = known.tried(asked)
    told = [one for one in known.told(asked) if _same_day(one, number)]
    verdict, found = _verdict(known, number, tried, told)
    evidence = (*(one.proof for one in told), *_proofs(tried, number))
    return draft.mark(number.span, "count", verdict, rule.id, found, evidence)


def _same_day(told: Told, number: Number) -> bool:
    """A number told of the same day: of an ordinal the very day, else within a month before or after."""
    if told.day is None or number.until is None:
        return False
    return abs((told.day - number.until).days) <= (2 if number.ordinal else 31)


def _verdict(
    known: Known, number: Number, tried: Sequence[Tried], told: Sequence[Told]
) -> tuple[Verdict, str]:
    if not any(one.number for one in tried):
        return "not-in-chronicle", f"no contact of these two {number.window} was found in {known.covered}"
    tried = [one for one in tried if number.unit in one.units]
    meant = [one for one in tried if one.rule in number.rules]
    fitting = [one for one in tried if fits(number.value, number.qualifier, one.number)]
    listed = ", ".join(f"{one.number} {one.rule}" for one in tried)
    said = "; ".join(f"{one.proof.source} told {one.claim.value:g} on {one.day}" for one in told)
    agreed = [one for one in told if one.claim.value == number.value or number.qualifier]
    found = f"{number.window} the list gives {listed}" + (f"; {said}" if said else "")
    good = [one.rule for one in fitting if one in meant]
    if number.ordinal and told and not agreed:
        return ("partly" if good else "contradicted"), f"{found}; the number told that day differs"
    if good:
        return "supported", f"{found}; {number.value} fits under {', '.join(good)}" + _rest(fitting, good)
    if told and agreed and not number.qualifier:
        return "supported", f"{found}; it is the number told that day, which none of these rules gives"
    return _elsewhere(known, number, fitting, found)


def _rest(fitting: Sequence[Tried], good: Sequence[str]) -> str:
    others = [one.rule for one in fitting if one.rule not in good]
    return f" (and {', '.join(others)})" if others else ""


def _elsewhere(known: Known, number: Number, fitting: Sequence[Tried], found: str) -> tuple[Verdict, str]:
    """No rule that the words allow gives it over the window said: perhaps another rule, or all the years of these two."""
    others = f"; only {', '.join(one.rule for one in fitting)} gives it, which the words do not say" if fitting else ""
    wider = _over_all_years(known, number)
    if wider:
        rules = ", ".join(f"{one.number} {one.rule}" for one in wider)
        others += f"; over all years of these two, not the window said, it fits: {rules}"
    return ("partly" if others else "contradicted"), found + (others or f"; no rule gives {number.value}")


def _over_all_years(known: Known, number: Number) -> list[Tried]:
    """The rules that give the number since the two first met, where the text says "the past ten years" or so."""
    if number.since is None or "years to" not in number.window:
        return []
    asked = Asked(states=number.states, people=number.people, until=number.until)
    tried = [one for one in known.tried(asked) if one.rule in number.rules]
    return [one for one in tried if fits(number.value, number.qualifier, one.number)]


def fits(value: int, qualifier: str, number: int) -> bool:
    """Whether a number that was counted fits one that was told with "over", "about", "under" or nothing."""
    if qualifier in ("over", "least"):
        return number > value or (qualifier == "least" and number == value)
    if qualifier == "about":
        return abs(number - value) <= _NEAR * value
    return value * (1 - _NEAR) <= number < value if qualifier == "under" else number == value


def _proofs(tried: Sequence[Tried], number: Number) -> Iterator[Proof]:
    for one in (each for each in tried if number.unit in each.units):
        if one.rule in number.rules or fits(number.value, number.qualifier, one.number):
            ends = f"{one.ids[0]} to {one.ids[-1]}" if one.ids else one.rule
            yield Proof(
                side="chronicle", quote=one.statement, source=f"counting rule {one.rule}",
                value=f"{one.number} {number.window}: {ends}",
            )  # fmt: skip
