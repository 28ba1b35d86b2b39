"""What a comparator says of two accounts: a score with its reason, nothing, or a refusal."""

from __future__ import annotations

import msgspec


class Comparison(msgspec.Struct, frozen=True):
    """One comparator's word on two accounts; one with `veto` keeps them apart whatever the others say."""

    name: str
    score: float
    reason: str
    veto: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """All comparators together."""

    score: float
    veto: bool
    parts: tuple[Comparison, ...]


def refusal(name: str, reason: str) -> Comparison:
    """Two accounts that are kept apart."""
    return Comparison(name, 0.0, reason, veto=True)
