"""Whether it was planned or held: what a plan of the text became, and what the text tells as held and was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.fields.day import HELD, PLANNED, planned
from summitry.checking.fields.place import several
from summitry.checking.fields.words import told, words_of
from summitry.checking.known import Known
from summitry.checking.matching import Match
from summitry.checking.relation import drift, related
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict


def status_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark on the account's words where its status is a plan, or is not that of the engagement."""
    match, said, own = line.match, line.account.status, told(draft, line)
    if match is None or not own:
        return
    had = match.engagement.status
    if said == had or (said in HELD and had in HELD):
        return
    evidence = quotes(known, match.engagement, "status")
    if said in PLANNED and had in HELD:
        ahead = draft.day if any(words_of(draft, line, rule.compiled) for rule in check_rules().plans) else None
        verdict, found = _became(match, ahead)
        yield draft.mark(own[0], "status", verdict, "plan.held", found, evidence)
        return
    verdict = "contradicted" if (said in HELD) != (had in HELD) else "partly"
    found = f"the text tells it as {said}, the chronicle has it as {had}: the {described(match.engagement)}"
    yield draft.mark(own[0], "status", verdict, "engagement.status", found, evidence)


def _became(match: Match, day: date | None) -> tuple[Verdict, str]:
    """What became of a plan, with its drift; on `day`, when a text still tells it as to come, it may be over."""
    what = described(match.engagement)
    if day is not None and match.had is not None and match.had.last < day:
        return "partly", f"the text tells it as a plan; by {day.isoformat()} it had taken place: the {what}"
    if match.said is None or match.had is None:
        told_ = several(match) if match.rivals else f"it may be the {what}"
        return "partly", f"a plan, without a day; {told_}"
    return planned(related(match.said, match.had), drift(match.said, match.had), what)
