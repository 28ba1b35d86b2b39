"""The wordings that documents use for a relationship, each held against the ladder on the day it was said."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from summitry.analysis.designations import Comparison, compare_wording
from summitry.analysis.ledger import LedgerClaim
from summitry.lexicon.ladders import Ladder
from summitry.lexicon.rankings import Ranking
from summitry.text.tokens import tokens


class Declared(msgspec.Struct, frozen=True):
    """A designation of the ledger, and how it stands to the ladder; None where the pair has no ladder."""

    claim: LedgerClaim
    comparison: Comparison | None


def declared(claims: Iterable[LedgerClaim], ladder: Ladder | None) -> tuple[Declared, ...]:
    """The designations among the claims, in their order. One whose day is not known to the day is never out of date."""
    return tuple(
        Declared(one, compare_wording(one.text, ladder, _day(one.said)) if ladder is not None else None)
        for one in claims
        if one.type == "designation"
    )


def _day(said: str | None) -> str | None:
    """The day, or None for a month, a year and days that are not certain."""
    return said if said is not None and len(said) == len("2025-05-08") and said.replace("-", "").isdigit() else None


def rank_of(wordings: Iterable[str], ranking: Ranking) -> str | None:
    """The rank that a ranking gives to the first of these wordings that it lists, compared without case and signs."""
    listed = {_norm(wording): one.rank for one in ranking.rank for wording in one.wordings}
    return next((listed[norm] for norm in map(_norm, wordings) if norm in listed), None)


def _norm(wording: str) -> tuple[str, ...]:
    return tuple(one.norm for one in tokens(wording) if one.norm not in ("a", "an", "the"))
