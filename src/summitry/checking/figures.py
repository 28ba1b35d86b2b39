"""Amounts of trade against those that the chronicle and the reference hold: value, year, change on the year, record.

An amount fits when it rounds to what is held, at the coarser of the two roundings; "nearly", "over" and "about" widen it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.known import Known, Told
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Verdict

_TOPIC = re.compile(r"\b(?:trade|turnover|commerce|exchange of goods)\b")
_OTHER = re.compile(r"\b(?:exports?|imports?|invest\w*|loans?|credits?|contracts?|deals?|deficit|surplus)\b")
_SCALE = {"billion": 1e9, "bn": 1e9, "million": 1e6, "mln": 1e6, "trillion": 1e12, "tn": 1e12}
_BEFORE = 26
_WIDE = {"about": 0.03, "over": 0.1, "under": 0.1}
_PERCENT = 0.051  # two changes that round to the same tenth


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount as the text gives it; `step` is the unit of its last digit, `currency` ISO or "" where not said."""

    span: tuple[int, int]
    value: float
    step: float
    currency: str
    qualifier: str
    record: bool


def amounts(draft: Draft, low: int, high: int) -> Iterator[Amount]:
    """The amounts of money in a stretch."""
    for rule in check_rules().figures:
        for match in draft.find(rule.compiled, low, high):
            digits = match["n"].replace(",", "")
            scale = _SCALE[match["mag"]]
            step = scale * 10.0 ** -(len(digits.partition(".")[2]))
            before = draft.plain[max(low, match.start() - _BEFORE) : match.start()]
            span = (match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
            yield Amount(
                span=span, value=float(digits) * scale, step=step, currency=_currency(match), qualifier=_qualifier(before),
                record="record" in before,
            )  # fmt: skip


def _currency(match: re.Match[str]) -> str:
    said = f"{match['sign'] or ''}{match['cur'] or ''}"
    if "$" in said or "usd" in said or "dollar" in said:
        return "USD"
    if any(word in said for word in ("yuan", "renminbi", "rmb", "¥")):
        return "CNY"
    if "r" in said and "uble" in said:
        return "RUB"
    return "EUR" if "eur" in said or "€" in said else ""


def _qualifier(before: str) -> str:
    macros = check_rules().macros
    return next((name for name in _WIDE if re.search(rf"\b(?:{macros[name]})\W*(?:a )?(?:record )?\W*$", before)), "")


def marks_of(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A mark for every amount of trade, and for every change told with it."""
    for low, high in draft.annotated.sentences:
        found = list(amounts(draft, low, high))
        if not (found or _changes(draft, low, high)) or not _TOPIC.search(draft.plain, low, high):
            continue
        states = _states(draft, low, high)
        year = _year(draft, low, high)
        held = known.figures(states, year) if year and len(states) == 2 else ()
        for amount in found:
            yield _judged(draft, known, amount, (low, high), states, year, held)
        yield from _judged_changes(draft, (low, high), year, held, known)


def _states(draft: Draft, low: int, high: int) -> frozenset[str]:
    """The two states named in the sentence, else those of which the text speaks most."""
    own = list(dict.fromkeys(one.value for one in draft.mentions(low, high, "state", "adjective")))
    if len(own) == 2:
        return frozenset(own)
    most = Counter(one.value for one in draft.annotated.mentions if one.kind in ("state", "adjective"))
    return frozenset(state for state, _ in most.most_common(2))


def _year(draft: Draft, low: int, high: int) -> int | None:
    dates = draft.mentions(low, high, "date")
    own = [one for one in dates if re.fullmatch(r"(?:19|20)\d\d", one.value)]
    stated = [one for one in own if re.search(r"\d{4}", one.text)] or own
    return int(stated[0].value) if stated else None


def _judged(
    draft: Draft, known: Known, amount: Amount, sentence: tuple[int, int], states: frozenset[str], year: int | None,
    held: Sequence[Told],
) -> Mark:  # fmt: skip
    rule, proofs = "figure.amount", tuple(one.proof for one in held)
    if year is None or len(states) != 2:
        found = "no year, or not two states, are told for the amount: it cannot be looked up"
        return draft.mark(amount.span, "figure", "not-in-chronicle", rule, found)
    if _OTHER.search(draft.plain, *sentence) and not _TOPIC.search(draft.plain, sentence[0], amount.span[0]):
        return draft.mark(amount.span, "figure", "not-in-chronicle", rule, "only trade turnover is held", proofs)
    same = [one for one in held if not amount.currency or one.claim.unit == amount.currency]
    if not same:
        what = f"no trade figure in {amount.currency or 'money'} of {' and '.join(sorted(states))} for {year}"
        return draft.mark(amount.span, "figure", "not-in-chronicle", rule, f"{what} was found in {known.covered}", proofs)
    fitting = [one for one in same if _fits(amount, one.claim.value or 0.0)]
    listed = "; ".join(f"{(one.claim.value or 0) / 1e9:g} billion {one.claim.unit} for {year}" for one in same)
    proofs = tuple(one.proof for one in (fitting or same))
    if fitting and amount.record:
        return _record(draft, known, amount, states, year, listed, fitting)
    if fitting:
        verdict: Verdict = "supported" if len(fitting) == len(same) else "partly"
        return draft.mark(amount.span, "figure", verdict, rule, f"held: {listed}", proofs)
    return _other_year(draft, known, amount, states, year, listed, proofs)


def _other_year(draft: Draft, known: Known, amount: Amount, states: frozenset[str], year: int, listed: str, proofs: tuple) -> Mark:  # type: ignore[type-arg]
    """The amount is not that of the year; perhaps it is that of a year beside it."""
    for other in (year - 1, year + 1, year - 2, year + 2):
        beside = [one for one in known.figures(states, other) if _fits(amount, one.claim.value or 0.0)]
        if beside:
            found = f"held: {listed}; the amount said is that of {other}"
            return draft.mark(amount.span, "figure", "contradicted", "figure.amount", found, (*proofs, beside[0].proof))
    return draft.mark(amount.span, "figure", "contradicted", "figure.amount", f"held: {listed}", proofs)


def _record(
    draft: Draft, known: Known, amount: Amount, states: frozenset[str], year: int, listed: str, fitting: Sequence[Told]
) -> Mark:
    """A record: no year before, of those held, was higher."""
    before = [one for other in range(year - 30, year) for one in known.figures(states, other)]
    higher = [one for one in before if (one.claim.value or 0) > amount.value + amount.step / 2]
    proofs = (*(one.proof for one in fitting), *(one.proof for one in higher[:1]))
    if higher:
        found = f"held: {listed}; no record: {(higher[0].claim.value or 0) / 1e9:g} billion for {higher[0].claim.period}"
        return draft.mark(amount.span, "figure", "contradicted", "figure.record", found, proofs)
    found = f"held: {listed}; the highest of the {len(before) + 1} years held until {year}"
    return draft.mark(amount.span, "figure", "supported", "figure.record", found, proofs)


def _fits(amount: Amount, held: float) -> bool:
    digits = f"{held / 1e9:.6f}".rstrip("0").partition(".")[2]
    tolerance = max(amount.step, 1e9 * 10.0 ** -len(digits)) / 2 * 1.001
    wide = _WIDE.get(amount.qualifier, 0.0) * amount.value
    if amount.qualifier == "over":
        return amount.value - tolerance <= held <= amount.value + wide
    if amount.qualifier == "under":
        return amount.value - wide <= held <= amount.value + tolerance
    return abs(held - amount.value) <= max(tolerance, wide)


# ---------------------------------------------------------------- changes


class Change(msgspec.Struct, frozen=True):
    """A change in per cent, with its sign."""

    span: tuple[int, int]
    percent: float
    places: int


def _changes(draft: Draft, low: int, high: int) -> list[Change]:
    rules, found = check_rules(), []
    for rule in rules.changes:
        for match in draft.find(rule.compiled, low, high):
            falls = re.fullmatch(rules.macros["down"], match["dir"]) is not None
            value = -float(match["n"]) if falls else float(match["n"])
            span = (match.start("n"), match.end() if match.start("n") > match.start("dir") else match.start("dir"))
            if not any(low_ < span[1] and span[0] < high_ for low_, high_ in (one.span for one in found)):
                end = span[0] + len(draft.plain[span[0] : span[1]].rstrip())
                found.append(Change((span[0], end), value, len(match["n"].partition(".")[2])))
    return found


def _judged_changes(
    draft: Draft, sentence: tuple[int, int], year: int | None, held: Sequence[Told], known: Known
) -> Iterator[Mark]:
    for change in _changes(draft, *sentence):
        with_change = [one for one in held if one.claim.change_pct is not None]
        if not with_change:
            found = f"no change of trade for {year or 'the year'} was found in {known.covered}"
            yield draft.mark(change.span, "figure", "not-in-chronicle", "figure.change", found)
            continue
        near = max(_PERCENT, 0.5 * 10.0 ** -change.places * 1.02)
        fitting = [one for one in with_change if abs((one.claim.change_pct or 0.0) - change.percent) <= near]
        listed = "; ".join(f"{one.claim.change_pct:+g} per cent for {year}" for one in with_change)
        proofs = tuple(one.proof for one in (fitting or with_change))
        yield draft.mark(change.span, "figure", "supported" if fitting else "contradicted", "figure.change", f"held: {listed}", proofs)
