"""What a picture is: never marks alone, but its title, table, source, notes and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

import msgspec

Spec: TypeAlias = Mapping[str, Any]
Cell: TypeAlias = str | int | float | None


class Row(msgspec.Struct, frozen=True):
    """One line of a picture's table; `ids` are the engagements behind it."""

    cells: tuple[Cell, ...]
    ids: tuple[str, ...] = ()


class Absent(msgspec.Struct, frozen=True):
    """Something that belongs to the picture and cannot be drawn, and why."""

    text: str
    reason: str
    id: str | None = None


class Party(msgspec.Struct, frozen=True):
    """One of the two sides: the state asked for, the codes taken for it, and its names, in full and short."""

    code: str
    codes: frozenset[str]
    name: str
    short: str
    name_zh: str = ""
    name_ru: str = ""


class Framing(msgspec.Struct, frozen=True, kw_only=True):
    """What the titles and feet of all pictures of one report have in common.

    `since` and `as_of` are the first and last day covered, `rule` the id of the counting rule and `statement` its
    sentence; `source` says which chronicle it is.
    """

    first: Party
    second: Party
    rule: str
    statement: str
    source: str
    since: date | None = None
    as_of: date | None = None

    @property
    def until(self) -> str:
        """ "as of 31 May 2026"."""
        return f"as of {long_day(self.as_of)}" if self.as_of else "as of a day that is not known"

    @property
    def by_rule(self) -> str:
        """ "rule in-person, as of 31 May 2026"."""
        return f"rule {self.rule}, {self.until}"

    def place(self, country: str | None) -> str:
        """Whose soil it is: "first", "second", "third", or "none" where it is not known."""
        if country is None:
            return "none"
        return "first" if country in self.first.codes else "second" if country in self.second.codes else "third"


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture; `title` holds the number shown, the rule and the day.

    `columns` and `rows` are the table that stands for it (and its CSV); `alt` says in words what it shows. `spec`
    is Vega-Lite for wide paper, `tall` the same for a telephone. In a spec `href` is `AT` and engagement ids, joined
    by plus signs, and `description` the words of a mark.
    """

    id: str
    heading: str
    title: str
    alt: str
    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    spec: Spec
    tall: Spec | None = None
    notes: tuple[str, ...] = ()
    not_shown: tuple[Absent, ...] = ()


def long_day(day: date) -> str:
    """ "31 May 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def some(number: int, what: str, several: str = "") -> str:
    """ "1 contact", "40 contacts"; `several` is the plural where it takes no s."""
    return f"{number:,} {what if number == 1 else several or what + 's'}"
