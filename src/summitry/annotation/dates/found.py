"""A rule of the grammar that has matched, and what a builder makes of it."""

from __future__ import annotations

import re

import msgspec

from summitry.annotation.dates.mention import DateType
from summitry.annotation.dates.tokens import Tokens
from summitry.annotation.dates.vocabulary import Rule, Value
from summitry.model import Basis

_DIGITS = re.compile(r"\d+")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What an expression means: TIMEX3 type and value, and the EDTF date where it has one."""

    type: DateType
    timex: str
    edtf: str | None = None
    basis: Basis = "stated"


class Found(msgspec.Struct, frozen=True, gc=False):
    """The words `start` to `end` (excluded) that a rule has matched."""

    rule: Rule
    tokens: Tokens
    match: re.Match[str]
    start: int
    end: int

    def has(self, name: str) -> bool:
        """Whether the named part took part in the match."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def index(self, name: str) -> int:
        """The place of the named part's first word."""
        return self.match.start(name)

    def value(self, name: str) -> Value:
        """The vocabulary's value of the named part's first word."""
        return self.tokens.value(self.index(name))

    def word(self, name: str) -> str:
        """The named part's first word, in lower case."""
        return self.tokens.word(self.index(name))

    def number(self, name: str) -> int:
        """The whole number of the named part: 16, 16th, sixteenth; 0 where there is none."""
        value = self.value(name)
        if isinstance(value, str):
            digits = _DIGITS.match(value)
            return int(digits[0]) if digits else 0
        return int(value)

    def year(self) -> int | None:
        """The year that the expression itself states."""
        return self.number("y") if self.has("y") else None
