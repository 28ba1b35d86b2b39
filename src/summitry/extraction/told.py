"""What is told: one rule's match in one scene of one document, with what the wording says of its status."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summitry.extraction.draft import Rejected
from summitry.extraction.grammar import CompiledRule
from summitry.extraction.scene import Scene
from summitry.extraction.signs import sign
from summitry.extraction.status import worded_status
from summitry.lexicon import Lexicon
from summitry.lexicon.engagement_rules import EngagementRule
from summitry.lexicon.wording import alternatives
from summitry.model import Annotated, Status

_CLAUSE = re.compile(r"[;:]|, (?:and|but|which|while|where|as) |\b(?:that|because|although) ")
_AT_INVITATION = re.compile(r"\bat (?:the|an|[\ue000-\U0010ffff]) (?:[a-z]+ )?invitations? (?:of|from)\b")
_QUOTED = re.compile(r"[‘“][^’”]*[’”](?= )")  # a headline run into the sentence speaks of something else


class Told(NamedTuple):
    """`rejected` collects the readings that were not taken, for `explain`."""

    annotated: Annotated
    lexicon: Lexicon
    scene: Scene
    compiled: CompiledRule
    match: re.Match[str]
    rejected: list[Rejected]

    @property
    def rule(self) -> EngagementRule:
        """The rule that matched."""
        return self.compiled.rule

    @property
    def has_verb(self) -> bool:
        """Whether the rule's cue is a verb, whose tense decides, and not a noun."""
        return "aux" in self.match.re.groupindex

    @property
    def focus(self) -> tuple[int, int]:
        """The stretch of which a date or place must stand near: the match, but for the second of two counterparts.

        A cue without words ("met A on Monday and B on Tuesday") points at that second one.
        """
        low, high = self.match.span()
        return (self.match.start("b"), high) if self.group("b") and self.match.group("cue") == "" else (low, high)

    def group(self, name: str) -> str:
        """A group's text; empty when the pattern has none or it did not take part."""
        return (self.match.group(name) or "") if name in self.match.re.groupindex else ""

    def reject(self, reason: str) -> None:
        """Note that this reading was not taken, and why."""
        self.rejected.append(Rejected(self.rule.id, self.scene.source(*self.match.span()), reason))


def status_told(told: Told) -> Status | None:
    """The status by the wording; None when the words say that there is no occasion at all."""
    status = told.rule.status or _worded(told)
    if status == "scheduled" and _unnamed().search(told.scene.text):
        return "expected"  # what only unnamed or third-party sources announce
    return status


@lru_cache(maxsize=1)
def _unnamed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('unnamed_sources')})\b")


def _worded(told: Told) -> Status | None:
    text, match = told.scene.text, told.match
    low = match.start("cue")
    cue = match.group("cue")
    if told.has_verb:
        before = match.group("aux") or ""
        if not before and match.start():
            before = re.sub(r"\bto\s*$", "", _left(text, match.start())[-24:])
        elif before.strip() == "to":  # "invited him to visit": the verb before decides
            before = f"{_left(text, match.start())[-30:]} {before}"
        before = _day().sub("", before)
        tail = text[match.start("cue") : match.end() + 60]
        return worded_status(f"{before}{cue} ", "", told=f"{text[max(0, match.start() - 80) : match.start()]}{tail}")
    after = re.split(r", | said\b", text[match.end() : match.end() + 70])[0]
    around = text[max(0, low - 80) : match.end() + 60]
    return worded_status(f"{_left(text, low)[-60:]}{cue} ", after, told=around, verb=False)


@lru_cache(maxsize=1)
def _day() -> re.Pattern[str]:
    """A day between the auxiliary and its verb says nothing of the status: "will on Sunday meet"."""
    return re.compile(rf"\b(?:on |late |early )?{sign('D')},? ")


def _left(text: str, position: int) -> str:
    """What stands before a position in its clause."""
    before = _QUOTED.sub("", text[max(0, position - 90) : position])
    before = _AT_INVITATION.sub("", before)  # who comes at somebody's invitation comes
    breaks = [match.end() for match in _CLAUSE.finditer(before)]
    return before[breaks[-1] :] if breaks else before
