"""Amounts of money and changes in per cent, as a text writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from summitry.checking.draft import Draft
from summitry.checking.rules import check_rules

_SCALE = {"billion": 1e9, "bn": 1e9, "million": 1e6, "mln": 1e6, "trillion": 1e12, "tn": 1e12}
_BEFORE = 26  # characters before an amount in which its qualifier stands
QUALIFIERS = ("over", "least", "about", "under")
#: Pieces of what stands before or behind an amount, and the currency they mean; the first that fits.
_CURRENCIES = (
    ("$", "USD"), ("usd", "USD"), ("dollar", "USD"), ("yuan", "CNY"), ("renminbi", "CNY"), ("rmb", "CNY"), ("¥", "CNY"),
    ("rubles", "RUB"), ("roubles", "RUB"), ("euros", "EUR"), ("€", "EUR"),
)  # fmt: skip


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount as the text gives it; `step` is the unit of its last digit, `currency` ISO or "" where not said."""

    span: tuple[int, int]
    value: float
    step: float
    currency: str
    qualifier: str
    record: bool


class Change(msgspec.Struct, frozen=True):
    """A change in per cent with its sign, given to so many decimal places."""

    span: tuple[int, int]
    percent: float
    places: int


def amounts(draft: Draft, low: int, high: int) -> Iterator[Amount]:
    """The amounts of money in a stretch."""
    for rule in check_rules().figures:
        for match in draft.find(rule.compiled, low, high):
            yield _amount(draft, match, low)


def _amount(draft: Draft, match: re.Match[str], low: int) -> Amount:
    digits, scale = match["n"].replace(",", ""), _SCALE[match["mag"]]
    before = draft.plain[max(low, match.start() - _BEFORE) : match.start()]
    said = f"{match['sign'] or ''}{match['cur'] or ''}"
    return Amount(
        span=(match.end() - len(match.group().lstrip()), match.end()),
        value=float(digits) * scale,
        step=scale * 10.0 ** -len(digits.partition(".")[2]),
        currency=next((code for piece, code in _CURRENCIES if piece in said), ""),
        qualifier=qualifier_before(before),
        record="record" in before,
    )


def qualifier_before(before: str) -> str:
    """Which of "over", "least", "about", "under" ends the words before an amount; "" for none."""
    macros = check_rules().macros
    ends = (name for name in QUALIFIERS if re.search(rf"\b(?:{macros[name]})\W*(?:a )?(?:record )?\W*$", before))
    return next(ends, "")


def changes(draft: Draft, low: int, high: int) -> list[Change]:
    """The changes in per cent in a stretch, each once."""
    found: list[Change] = []
    for rule in check_rules().changes:
        for match in draft.find(rule.compiled, low, high):
            one = _change(match)
            if not any(other.span[0] < one.span[1] and one.span[0] < other.span[1] for other in found):
                found.append(one)
    return found


def _change(match: re.Match[str]) -> Change:
    falls = re.fullmatch(check_rules().macros["down"], match["dir"]) is not None
    start, end = match.start("n"), match.end() if match.start("n") > match.start("dir") else match.start("dir")
    told = match.string[start:end].rstrip()
    percent = -float(match["n"]) if falls else float(match["n"])
    return Change((start, start + len(told)), percent, len(match["n"].partition(".")[2]))
