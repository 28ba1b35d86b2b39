"""The weights of the comparators, read from `rules.toml` beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

RULES = Path(__file__).with_name("rules.toml")


class LinkRules(msgspec.Struct, frozen=True):
    """Weights by comparator and outcome; `rules.toml` says what each means."""

    threshold: float
    people: dict[str, float]
    date: dict[str, float]
    place: dict[str, float]
    kind: dict[str, float]
    occasion: dict[str, float]
    status: dict[str, float]
    documents: dict[str, float]
    session: dict[str, float]
    open: dict[str, int]
    moved: dict[str, int]
    words: dict[str, frozenset[str]]
    sessions: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def link_rules() -> LinkRules:
    """The rules as shipped."""
    return msgspec.toml.decode(RULES.read_bytes(), type=LinkRules)
