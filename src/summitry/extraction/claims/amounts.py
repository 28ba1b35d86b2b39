"""Amounts in a sentence: money, measures, percentages and ratios, each as a number with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from summitry.extraction.claims.numerals import NUMBER, scaled, value_of
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import FigureWords, claim_rules, figure_words

_ELLIPSIS_REACH = 160
_LEAST_MONEY = 1_000
_LEAST_MEASURE = 10


class Amount(msgspec.Struct, frozen=True):
    """A number with its unit at a place of the sentence."""

    start: int
    end: int
    value: float
    unit: str


class Patterns(msgspec.Struct, frozen=True):
    """Compiled: `bare` is a number whose unit was said before ("and is to be 20 billion")."""

    money: re.Pattern[str]
    bare: re.Pattern[str]
    measure: re.Pattern[str]
    percent: re.Pattern[str]
    ratio: re.Pattern[str]
    currencies: tuple[tuple[re.Pattern[str], str], ...]
    measures: tuple[tuple[re.Pattern[str], str], ...]


def money(text: str) -> list[Amount]:
    """Sums of money, and ratios of trade."""
    patterns, found = _patterns(), []
    for match in patterns.money.finditer(text):
        value = scaled(match.group("n") or match.group("n2"), match.group("mag") or match.group("mag2"))
        if value is not None and value >= _LEAST_MONEY:
            found.append(Amount(*match.span(), value, _currency(match, patterns)))
    for match in patterns.bare.finditer(text):
        before = [amount for amount in found if amount.end <= match.start() <= amount.end + _ELLIPSIS_REACH]
        value = scaled(match.group("n"), match.group("mag"))
        if before and value is not None and not any(_overlap(amount, match) for amount in found):
            found.append(Amount(*match.span(), value, before[-1].unit))
    return found + list(_ratios(text, patterns))


def measures(text: str) -> Iterator[Amount]:
    """Quantities of goods and people: tonnes, barrels, students."""
    patterns = _patterns()
    for match in patterns.measure.finditer(text):
        value = scaled(match.group("n"), match.group("mag"))
        unit = next(unit for pattern, unit in patterns.measures if pattern.fullmatch(match.group("unit")))
        if value is not None and value >= _LEAST_MEASURE:
            yield Amount(*match.span(), value, unit)


def percentages(text: str) -> Iterator[Amount]:
    """Per cents, without sign."""
    for match in _patterns().percent.finditer(text):
        yield Amount(*match.span(), float(match.group("n").replace(",", "")), "%")


def _overlap(amount: Amount, match: re.Match[str]) -> bool:
    return amount.start < match.end() and match.start() < amount.end


def _currency(match: re.Match[str], patterns: Patterns) -> str:
    sign = match.group("sign")
    if sign:
        return figure_words("en").signs[sign]
    return next(unit for pattern, unit in patterns.currencies if pattern.fullmatch(match.group("cur")))


def _ratios(text: str, patterns: Patterns) -> Iterator[Amount]:
    for match in patterns.ratio.finditer(text):
        value = value_of(match.group("n"))
        if value is not None:
            yield Amount(*match.span(), value, "ratio")


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    words = figure_words("en")
    magnitude = any_word(list(words.magnitudes))
    sign = any_word([re.escape(word) for word in words.signs])
    currency, unit = any_word(list(words.currencies)), any_word(list(words.measures))
    others = rf"(?! (?:[\w.-]{{1,20}} ){{0,2}}{any_word(words.other_things.words)}\b)"
    spelled = any_word([re.escape(word) for word in (*claim_rules("en").numbers, *words.fractions)])
    return Patterns(
        money=re.compile(
            rf"(?<![\w$])(?P<sign>{sign}) ?(?P<n2>{NUMBER})(?:[ -]?(?P<mag2>{magnitude})\b)?|"
            rf"(?<![\w.,])(?P<n>{NUMBER}|{spelled})(?:[ -](?P<mag>{magnitude}))?(?: of)? (?P<cur>{currency})\b"
        ),
        bare=re.compile(rf"(?<![\w.,$€£¥])(?P<n>{NUMBER}) (?P<mag>{_large(words)})\b{others}"),
        measure=re.compile(
            rf"(?<![\w.,$])(?<![a-z]-)(?P<n>{NUMBER}|{spelled})(?:[ -](?P<mag>{magnitude}))?(?: of)? (?P<unit>{unit})\b"
        ),
        percent=re.compile(rf"(?<![\w.,])(?P<n>{NUMBER})[ -]?(?:%|(?:percent|per cent|pct)\b)"),
        ratio=re.compile(r"\b(?P<n>[a-z]{3,6}|\d{1,3})[ -]to[ -]one\b"),
        currencies=tuple((re.compile(piece), unit) for piece, unit in words.currencies.items()),
        measures=tuple((re.compile(piece), unit) for piece, unit in words.measures.items()),
    )


def _large(words: FigureWords) -> str:
    return any_word([word for word, factor in words.magnitudes.items() if factor >= 1e6 and len(word) > 2])
