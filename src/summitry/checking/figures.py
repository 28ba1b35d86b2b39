"""Amounts of trade against those that the chronicle and the reference hold: value, year, change on the year, record.

An amount fits when it rounds to what is held, at the coarser of the two roundings; "nearly", "over", "about" widen it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from summitry.checking.amounts import Amount, amounts, changes
from summitry.checking.draft import Draft
from summitry.checking.known import Known, Told
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Verdict

_TOPIC = re.compile(r"\b(?:trade|turnover|commerce|exchange of goods)\b")
_OTHER = re.compile(r"\b(?:exports?|imports?|invest\w*|loans?|credits?|contracts?|deals?|deficit|surplus)\b")
_WIDE = {"about": 0.03, "over": 0.1, "least": 0.1, "under": 0.1}
_ROUNDED = 1.02  # so that 1.85 and 1.9 are one, whatever the machine makes of them
_YEARS = 30  # before the year of a record, over which it must be the highest
_TWO = 2


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about trade: its states and year, and the figures held for them."""

    draft: Draft
    known: Known
    low: int
    high: int
    states: frozenset[str]
    year: int | None
    held: tuple[Told, ...]

    @property
    def reckonable(self) -> bool:
        """Whether it is known whose trade of which year is told."""
        return self.year is not None and len(self.states) == _TWO


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark for every amount of trade, and for every change told with it."""
    for low, high in draft.annotated.sentences:
        if not _TOPIC.search(draft.plain, low, high):
            continue
        passage = _passage(draft, known, low, high)
        for amount in amounts(draft, low, high):
            verdict, rule, found, told = _judged(passage, amount)
            yield draft.mark(amount.span, "figure", verdict, rule, found, tuple(one.proof for one in told))
        yield from _change_marks(passage)


def _passage(draft: Draft, known: Known, low: int, high: int) -> Passage:
    states, year = _states(draft, low, high), _year(draft, low, high)
    held = tuple(known.figures(states, year)) if year and len(states) == _TWO else ()
    return Passage(draft=draft, known=known, low=low, high=high, states=states, year=year, held=held)


def _states(draft: Draft, low: int, high: int) -> frozenset[str]:
    """The two states named in the sentence, else those of which the text speaks most."""
    own = list(dict.fromkeys(one.value for one in draft.mentions(low, high, "state", "adjective")))
    if len(own) == _TWO:
        return frozenset(own)
    if own and draft.mentions(low, high, "organisation", "gathering"):
        return frozenset()  # trade with a body of states is not that of the two of whom the text speaks
    most = Counter(one.value for one in draft.annotated.mentions if one.kind in ("state", "adjective"))
    return frozenset(state for state, _ in most.most_common(_TWO))


def _year(draft: Draft, low: int, high: int) -> int | None:
    """The year of the figure: one written in digits before one that is told as "last year"."""
    own = [one for one in draft.mentions(low, high, "date") if re.fullmatch(r"(?:19|20)\d\d", one.value)]
    stated = [one for one in own if re.search(r"\d{4}", one.text)] or own
    return int(stated[0].value) if stated else None


Judged = tuple[Verdict, str, str, Sequence[Told]]


def _judged(passage: Passage, amount: Amount) -> Judged:
    rule, draft = "figure.amount", passage.draft
    if not passage.reckonable:
        return "not-in-chronicle", rule, "no year, or not two states, are told for the amount: nothing to look up", ()
    if any(rule.compiled.search(draft.plain, passage.low, passage.high) for rule in check_rules().part_years):
        return "not-in-chronicle", rule, "only whole years that are over are held", passage.held
    other = _OTHER.search(draft.plain, passage.low, passage.high)
    if other and not _TOPIC.search(draft.plain, passage.low, amount.span[0]):
        return "not-in-chronicle", rule, f"only trade turnover is held, not {other.group()}", passage.held
    same = [one for one in passage.held if not amount.currency or one.claim.unit == amount.currency]
    if not same:
        whose = f"no trade figure in {amount.currency or 'money'} of {' and '.join(sorted(passage.states))}"
        return "not-in-chronicle", rule, f"{whose} for {passage.year} was found in {passage.known.covered}", ()
    fitting = [one for one in same if fits(amount, one.claim.value or 0.0)]
    if not fitting:
        return _of_other_year(passage, amount, same)
    if amount.record:
        return _record(passage, amount, fitting)
    return ("supported" if len(fitting) == len(same) else "partly"), rule, _listed(same), same


def _listed(told: Sequence[Told]) -> str:
    """ "held: 244.8 billion USD for 2024", each value with who gives it where they differ."""
    values = (f"{(one.claim.value or 0) / 1e9:g} billion {one.claim.unit} for {one.claim.period}" for one in told)
    return f"held: {'; '.join(dict.fromkeys(values))}"


def _of_other_year(passage: Passage, amount: Amount, same: Sequence[Told]) -> Judged:
    """The amount is not that of the year; perhaps it is that of a year beside it."""
    year = passage.year or 0
    for other in (year - 1, year + 1, year - 2, year + 2):
        beside = [one for one in passage.known.figures(passage.states, other) if fits(amount, one.claim.value or 0.0)]
        if beside:
            found = f"{_listed(same)}; the amount said is that of {other}"
            return "contradicted", "figure.amount", found, [*same, beside[0]]
    return "contradicted", "figure.amount", _listed(same), same


def _record(passage: Passage, amount: Amount, fitting: Sequence[Told]) -> Judged:
    """A record: of the years held, none before was higher."""
    year = passage.year or 0
    before = [one for other in range(year - _YEARS, year) for one in passage.known.figures(passage.states, other)]
    higher = [one for one in before if (one.claim.value or 0) > amount.value + amount.step / 2]
    if higher:
        found = f"{_listed(fitting)}; no record: {_listed(higher[:1])}"
        return "contradicted", "figure.record", found, [*fitting, higher[0]]
    found = f"{_listed(fitting)}; the highest of the figures held until {year} ({len(before)} before it)"
    return "supported", "figure.record", found, fitting


def fits(amount: Amount, held: float) -> bool:
    """Whether an amount that was told stands for one that is held, in the same currency."""
    digits = f"{held / 1e9:.6f}".rstrip("0").partition(".")[2]
    tolerance = max(amount.step, 1e9 * 10.0 ** -len(digits)) / 2 * _ROUNDED
    wide = _WIDE.get(amount.qualifier, 0.0) * amount.value
    if amount.qualifier in ("over", "least"):
        return amount.value - tolerance <= held <= amount.value + wide
    if amount.qualifier == "under":
        return amount.value - wide <= held <= amount.value + tolerance
    return abs(held - amount.value) <= max(tolerance, wide)


def _change_marks(passage: Passage) -> Iterator[Mark]:
    partial = any(
        rule.compiled.search(passage.draft.plain, passage.low, passage.high) for rule in check_rules().part_years
    )
    told = [one for one in passage.held if one.claim.change_pct is not None and not partial]
    for change in changes(passage.draft, passage.low, passage.high):
        if not told:
            found = f"no change of trade for {passage.year or 'the year'} was found in {passage.known.covered}"
            yield passage.draft.mark(change.span, "figure", "not-in-chronicle", "figure.change", found)
            continue
        near = 0.5 * 10.0 ** -min(1, change.places) * _ROUNDED
        fitting = [one for one in told if abs((one.claim.change_pct or 0.0) - change.percent) <= near]
        listed = "; ".join(f"{one.claim.change_pct:+g} per cent for {passage.year}" for one in told)
        verdict: Verdict = "supported" if fitting else "contradicted"
        proofs = tuple(one.proof for one in (fitting or told))
        yield passage.draft.mark(change.span, "figure", verdict, "figure.change", f"held: {listed}", proofs)
