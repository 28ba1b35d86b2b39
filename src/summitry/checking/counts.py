"""Numbers of contacts ("over 40 times in the past decade", "the 37th meeting"), tried under every counting rule.

The words of the text say which rules can be meant: "in person" none that takes in video. Where one of these gives the
number it is supported, where only another rule does, or only another window, it is "partly", and the rules are named.
A number that officials told of the same day stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from summitry.checking.draft import Draft
from summitry.checking.known import Asked, Known, Told, Tried
from summitry.checking.number import Number, read_number
from summitry.checking.relation import Stretch
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.travels import stays_of
from summitry.checking.verdict import Mark, Proof, Verdict

_NEAR = 0.1  # of the number, where the text says "about"
_SAME_DAY, _SAME_TIME = 2, 31  # days by which another's number may lie apart: of an ordinal, of a sum


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every number of contacts in the text."""
    taken: list[tuple[int, int]] = []
    for rule in check_rules().counts:
        for match in draft.find(rule.compiled):
            low, high = match.span("n")
            if any(start < high and low < end for start, end in taken) or _in_date(draft, low):
                continue
            number = read_number(draft, known, match, rule, story)
            if number is not None and number.value > 1:
                taken.append(number.span)
                verdict, found, evidence = _judged(known, number)
                yield draft.mark(number.span, "count", verdict, rule.id, found, evidence)


def _in_date(draft: Draft, at: int) -> bool:
    return any(one.start <= at < one.end for one in draft.annotated.mentions if one.kind == "date")


Judged = tuple[Verdict, str, tuple[Proof, ...]]


def _judged(known: Known, number: Number) -> Judged:
    if number.unclear:
        return "not-in-chronicle", "which two people are meant is not told in the sentence: nothing can be counted", ()
    if number.traveller is not None:
        return _visits(known, number)
    asked = _asked(number)
    tried = [one for one in known.tried(asked) if number.unit in one.units]
    told = [one for one in known.told(asked) if _same_day(one, number)]
    verdict, found = _verdict(known, number, tried, told)
    return verdict, found, (*(one.proof for one in told), *_proofs(tried, number))


def _asked(number: Number) -> Asked:
    return Asked(
        states=number.states, people=number.people, since=number.since, until=number.until, unit=number.unit
    )  # fmt: skip


def _same_day(told: Told, number: Number) -> bool:
    if told.day is None or number.until is None:
        return False
    return abs((told.day - number.until).days) <= (_SAME_DAY if number.ordinal else _SAME_TIME)


def _verdict(known: Known, number: Number, tried: Sequence[Tried], told: Sequence[Told]) -> tuple[Verdict, str]:
    if not any(one.number for one in tried):
        return "not-in-chronicle", f"no contact of these two {number.window} was found in {known.covered}"
    fitting = [one for one in tried if fits(number.value, number.qualifier, one.number)]
    good = [one.rule for one in fitting if one.rule in number.rules]
    listed = ", ".join(f"{one.number} {one.rule}" for one in tried)
    said = "; ".join(f"{one.proof.source} told {one.claim.value:g} on {one.day}" for one in told)
    found = f"{number.window} the list gives {listed}" + (f"; {said}" if said else "")
    agreed = any(one.claim.value == number.value for one in told)
    if number.ordinal and told and not agreed:
        return ("partly" if good else "contradicted"), f"{found}; the number told that day differs"
    if good:
        return "supported", f"{found}; {number.value} fits under {', '.join(good)}{_rest(fitting, good)}"
    if agreed and not number.qualifier:
        return "supported", f"{found}; it is the number told then, which none of these rules gives"
    return _elsewhere(known, number, fitting, found)


def _rest(fitting: Sequence[Tried], good: Sequence[str]) -> str:
    others = [one.rule for one in fitting if one.rule not in good]
    return f" (and {', '.join(others)})" if others else ""


def _elsewhere(known: Known, number: Number, fitting: Sequence[Tried], found: str) -> tuple[Verdict, str]:
    """No rule that the words allow gives it over the window said: perhaps another rule does, or another window."""
    others = f"; only {', '.join(one.rule for one in fitting)} gives it, which the words do not say" if fitting else ""
    wider = _over_all_years(known, number)
    if wider:
        rules = ", ".join(f"{one.number} {one.rule}" for one in wider)
        others += f"; over all years of these two, not the window said, it fits: {rules}"
    return ("partly" if others else "contradicted"), found + (others or f"; no rule gives {number.value}")


def _over_all_years(known: Known, number: Number) -> list[Tried]:
    """The rules that give the number since the two first met, where the text says "the past ten years" or so."""
    if not number.loose:
        return []
    asked = replace(_asked(number), since=None)
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
    for one in tried:
        if one.rule in number.rules or fits(number.value, number.qualifier, one.number):
            ends = f": {one.ids[0]} to {one.ids[-1]}" if one.ids else ""
            value = f"{one.number} {number.window}{ends}"
            yield Proof(side="chronicle", quote=one.statement, source=f"counting rule {one.rule}", value=value)


# ---------------------------------------------------------------- visits of one person to one country


def _visits(known: Known, number: Number) -> Judged:
    """The stays of one person in one country; a list that is not complete can only say "partly"."""
    stays = [one for one in stays_of(number.traveller or "", known) if one.country == number.states[1]]
    counted = [one for one in stays if _within(one.days, number)]
    found = f"{number.window} {len(counted)} stays in {number.states[1]} are known"
    ends = [one.engagement for one in [*counted[:1], *counted[-1:]] if one.engagement is not None]
    evidence = tuple(proof for one in ends for proof in known.quotes(one, "date"))
    if not counted:
        return "not-in-chronicle", found, ()
    if fits(number.value, number.qualifier, len(counted)):
        return "supported", found, evidence
    covered = known.covered_pair(*number.states)
    return ("contradicted" if covered else "partly"), found, evidence


def _within(days: Stretch, number: Number) -> bool:
    early = number.since is not None and days.first < number.since
    return not early and (number.until is None or days.first <= number.until)
