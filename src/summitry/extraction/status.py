"""Held, under way, planned, cancelled: from the words around the cue and from the date against the reporting day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from summitry.lexicon.engagement_rules import StatusRule, status_rules
from summitry.model import Status, When

#: Statuses of something that has not happened yet; a date past at publication contradicts "scheduled" only.
PLANNED: frozenset[Status] = frozenset({"scheduled", "expected", "proposed"})


@lru_cache(maxsize=4)
def _compiled(lang: str) -> tuple[tuple[Status | None, str, re.Pattern[str]], ...]:
    return tuple(
        (None if rule.reject else rule.status, where, re.compile(pattern))
        for rule in status_rules(lang)
        for where, pattern in _windows(rule)
        if pattern
    )


def _windows(rule: StatusRule) -> tuple[tuple[str, str], ...]:
    return (
        ("before", rule.before), ("verb", rule.verb), ("after", rule.after), ("any", rule.any), ("wide", rule.wide),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _together(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """All patterns of a window as one: most clauses fit none, and three searches tell so."""
    joined: dict[str, list[str]] = {}
    for _, where, pattern in _compiled(lang):
        joined.setdefault(where, []).append(pattern.pattern)
    return tuple((where, re.compile("|".join(f"(?:{part})" for part in parts))) for where, parts in joined.items())


def worded_status(before: str, after: str, told: str = "", *, verb: bool = True, lang: str = "en") -> Status | None:
    """The status that the words before and after a cue give; "occurred" when none says otherwise.

    `told` is a wider stretch of the sentence, for denials and totals that stand apart from the cue; `verb` tells
    that the cue is one, before which "to" makes a plan.

    None when they say that there is no occasion at all ("had never met").
    """
    both = f"{before} | {after}"
    windows = {
        "before": before,
        "after": after,
        "any": both,
        "wide": f"{told} | {both}",
        "verb": before if verb else "",
    }
    if all(pattern.search(windows[where]) is None for where, pattern in _together(lang)):
        return "occurred"
    for status, where, pattern in _compiled(lang):
        if pattern.search(windows[where]):
            return status
    return "occurred"


def timed_status(status: Status, when: When | None, published: date | None) -> Status:
    """The status once the date is known: what lies after the day of publication has not occurred."""
    if when is None or published is None:
        return status
    if status in ("occurred", "ongoing") and when.earliest is not None and when.earliest > published:
        return "scheduled"
    return status


def till_told(status: Status, when: When | None, published: date | None) -> When | None:
    """An approximate time up to the day of publication where it has occurred: "met this week", told on a Wednesday."""
    if status != "occurred" or when is None or when.earliest is None or when.latest is None or published is None:
        return when
    start, _, end = when.edtf.partition("/")
    if not end.endswith("~") or not when.earliest <= published < when.latest:
        return when
    return When.of(start if when.earliest == published else f"{start}/{published.isoformat()}~", when.basis)
