"""Counting rules: files that say in one sentence and in data what counts as one contact.

The rules shipped are `lexicon/rules/counting/*.toml`; a file of one's own in the same form is named by its path.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from summitry.errors import InvalidInput, InvalidLexicon, NotFound
from summitry.lexicon.rulebook import RULES, rule_file
from summitry.model import IN_PERSON, Kind

Medium = Literal["in person", "video", "telephone", "letter"]
Unit = Literal["trip", "row", "day", "traveller"]
FOLDER = "counting"


class CountingRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule.

    `kinds` and `media` say which rows may count. `unit`: what counts as one: "trip" (rows grouped by the root of
    `part_of`), "row", "day", or "traveller" (a trip once for each side that went abroad, and country). A unit must
    hold a row of the kinds in `needs`; with `home` it lies in the country of a side; with `formal` it is no trip
    made solely for a gathering. Rows of the kinds in `alone` count only where nobody else takes part. `reasons` say
    why something is left out, by kind or condition; `claim_units` which told numbers the rule can be held against.
    """

    id: str
    statement: str
    caption: str
    kinds: tuple[Kind, ...]
    media: tuple[Medium, ...]
    unit: Unit
    order: int = 100
    needs: tuple[Kind, ...] = ()
    home: bool = False
    formal: bool = False
    alone: tuple[Kind, ...] = ()
    reasons: dict[str, str] = {}
    claim_units: tuple[str, ...] = ("meetings", "contacts")

    def takes(self, kind: Kind) -> bool:
        """Whether rows of a kind may count."""
        return kind in self.kinds and medium_of(kind) in self.media

    def reason(self, name: str) -> str:
        """Why something is left out."""
        return self.reasons.get(name, f"left out by rule {self.id} ({name})")


def medium_of(kind: Kind) -> Medium:
    """How people are in contact."""
    if kind in IN_PERSON:
        return "in person"
    return "video" if kind == "video" else "telephone" if kind == "call" else "letter"


@lru_cache(maxsize=1)
def counting_rules() -> tuple[CountingRule, ...]:
    """The rules shipped, in their order. Raises InvalidLexicon for a file that breaks the form."""
    names = sorted(path.stem for path in (RULES / FOLDER).glob("*.toml"))
    found = [_rule(rule_file(FOLDER, name), f"rules/{FOLDER}/{name}.toml") for name in names]
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.id)))


def counting_rule(name: str) -> CountingRule:
    """A rule by its id, or by the path of a file. Raises NotFound with the ids known, InvalidLexicon."""
    for rule in counting_rules():
        if rule.id == name:
            return rule
    if name.endswith(".toml"):
        return _own(Path(name))
    known = ", ".join(rule.id for rule in counting_rules())
    raise NotFound(f"no counting rule {name!r}", hint=f"the rules are {known}; or name a file of your own, RULE.toml")


def rule_source(name: str) -> str:
    """The text of a rule's file, by id or path, for whoever must see the rule itself. Raises as `counting_rule`."""
    rule = counting_rule(name)
    own = Path(name)
    path = own if name.endswith(".toml") and own.is_file() else RULES / FOLDER / f"{rule.id}.toml"
    return path.read_text(encoding="utf-8")


def _own(path: Path) -> CountingRule:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"{path} is no TOML: {problem}", hint="write it like the rules shipped") from problem
    return _rule(data, str(path))


def _rule(data: dict[str, Any], shown: str) -> CountingRule:
    try:
        return msgspec.convert(data, CountingRule)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"{shown}: {problem}"]) from problem
