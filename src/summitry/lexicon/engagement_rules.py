"""The rules that tell engagements and their status, typed (`rules/<lang>/engagements.toml`, `status.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias, TypeVar

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.rulebook import rule_file
from summitry.model import Kind, Role, Status

T = TypeVar("T")

Subject: TypeAlias = Literal["pattern", "sentence", "travellers", "all", "home", "pair", "title", "speaker"]


class EngagementRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wording that tells of an engagement; the file's head explains the pattern language."""

    id: str
    kind: Kind
    cues: tuple[str, ...]
    pattern: str
    subject: Subject = "pattern"
    destination: Literal["pattern", "dateline", "home", "pair"] = "pattern"
    roles: dict[str, Role] = {}
    status: Status | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class StatusRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before, after or anywhere (nearby, or `wide`) around a cue, or before a verb, and its status.

    With `reject` there is no occasion at all.
    """

    id: str
    status: Status
    before: str = ""
    after: str = ""
    any: str = ""
    wide: str = ""
    verb: str = ""
    reject: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def engagement_rules(lang: str) -> tuple[EngagementRule, ...]:
    """The engagement rules of a language, in the order in which they are tried."""
    return _rules(lang, "engagements", tuple[EngagementRule, ...])


@lru_cache(maxsize=8)
def status_rules(lang: str) -> tuple[StatusRule, ...]:
    """The status rules of a language, in the order in which they are tried."""
    return _rules(lang, "status", tuple[StatusRule, ...])


def _rules(lang: str, name: str, wanted: type[T]) -> T:
    try:
        return msgspec.convert(rule_file(lang, name).get("rule", []), wanted)
    except msgspec.ValidationError as problem:
        raise InvalidLexicon([f"rules/{lang}/{name}.toml: {problem}"]) from problem
