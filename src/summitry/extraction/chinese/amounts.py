"""Figures: amounts of money that a Chinese sentence tells of trade, investment or aid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.reading import Reading
from summitry.lexicon.claim_rules import AmountWords, claim_rules
from summitry.model import Qualifier


class _Amounts(NamedTuple):
    words: AmountWords
    amount: re.Pattern[str]
    change: re.Pattern[str]
    never: re.Pattern[str]


@lru_cache(maxsize=1)
def _compiled() -> _Amounts:
    rules = claim_rules(LANG)
    words = rules.amounts
    assert words is not None
    qualifiers = _any(form for forms in rules.qualifiers.values() for form in forms)
    amount = (
        rf"{_any(words.topics)}[^,。;]{{0,{words.reach}}}?(?P<qualifier>{qualifiers})?"
        rf"(?P<n>[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?)(?P<more>[余多])?(?P<magnitude>{_any(words.magnitudes)})?[余多]?"
        rf"(?P<currency>{_any(words.currencies)})"
    )
    given = amount.replace(f"{_any(words.topics)}[^,。;]{{0,{words.reach}}}?", "", 1).replace("?P<", "?P<g_")
    return _Amounts(
        words,
        re.compile(rf"(?:{amount}|提供了?{given}(?:的)?{_any(words.topics)})"),
        re.compile(rf"(?P<way>{_any((*words.up, *words.down))})了?(?P<pct>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?)%"),
        re.compile(_any(words.never)),
    )


def _any(words: object) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


def amounts(reading: Reading, number: int) -> Iterator[ClaimDraft]:
    """The amounts of one sentence, with the growth that stands behind them."""
    start, end = reading.sentence(number)
    text, rules = reading.plain[start:end], _compiled()
    if not any(currency in text for currency in rules.words.currencies) or rules.never.search(text):
        return
    for match in rules.amount.finditer(text):
        prefix = "" if match["n"] else "g_"
        magnitude = match[f"{prefix}magnitude"]
        factor = rules.words.magnitudes[magnitude] if magnitude else 1
        high = len(text)
        stops = [at for mark in ";。" if (at := text.find(mark, match.end())) >= 0]
        yield ClaimDraft(
            type="figure",
            rule="figure.amount",
            sentence=number,
            span=(start + match.start(f"{prefix}n"), start + match.end()),
            extent=(start + match.start(), start + match.end()),
            value=float(Decimal(match[f"{prefix}n"]) * Decimal(str(factor))),
            unit=rules.words.currencies[match[f"{prefix}currency"]],
            qualifier=_qualifier(match, prefix),
            change_pct=_change(text[match.end() : min(stops, default=high)]),
        )


def _qualifier(match: re.Match[str], prefix: str) -> Qualifier | None:
    if match[f"{prefix}more"]:
        return "over"
    given = match[f"{prefix}qualifier"]
    return next((name for name, forms in claim_rules(LANG).qualifiers.items() if given in forms), None)


def _change(text: str) -> float | None:
    rules = _compiled()
    match = rules.change.search(text)
    if match is None:
        return None
    percent = float(match["pct"])
    return percent if match["way"] in rules.words.up else -percent
