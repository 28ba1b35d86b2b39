"""Dates that no other mark took in: the year of a figure, the end of a stay, a date of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import end_of, related, stretch_of
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.verdict import WORST_FIRST, Mark
from summitry.model import Mention

_UNTIL = re.compile(r"(?:until|till|through|ended on|ending|left (?:on|for home on)|departed on) (?:the )?$")
_LENDING = ("figure", "count", "first", "document", "consistency")


def marks_of(draft: Draft, known: Known, story: Story, marks: Sequence[Mark]) -> Iterator[Mark]:
    """A mark for each date with a number in it that no other mark has taken in."""
    taken = [(one.start, one.end) for one in marks]
    for mention in draft.annotated.mentions:
        numbered = mention.kind == "date" and re.search(r"\d", mention.text) and "X" not in mention.value[:4]
        if numbered and not any(low < mention.end and mention.start < high for low, high in taken):
            yield _of_stay(draft, known, story, mention) or _lent(draft, marks, mention) or _alone(draft, mention)


def _of_stay(draft: Draft, known: Known, story: Story, mention: Mention) -> Mark | None:
    """A day on which the engagement of the sentence ended, or that lies within it."""
    days = end_of(mention.when)
    line = _line(draft, story, mention)
    if days is None or days.days > 1 or line is None or line.match is None or line.match.had is None:
        return None
    had, what = line.match.had, described(line.match.engagement)
    evidence = quotes(known, line.match.engagement, "date")
    span = (mention.start, mention.end)
    if mention.value.startswith("../") or _UNTIL.search(draft.plain[max(0, mention.start - 24) : mention.start]):
        fits = days.last == had.last
        found = f"in the chronicle the {what} ends on {had.last.isoformat()}"
        return draft.mark(span, "date", "supported" if fits else "contradicted", "engagement.end", found, evidence)
    for one in line.family:
        if related(days, stretch_of(one.date)) in ("equal", "within"):
            found = f"the chronicle has the {described(one)}"
            return draft.mark(span, "date", "supported", "engagement.day", found, quotes(known, one, "date"))
    return None


def _line(draft: Draft, story: Story, mention: Mention) -> Line | None:
    low, high = draft.sentence(mention.start)
    own = [one for one in story.lines if any(low <= draft.at(each)[0] < high for each in one.account.evidence)]
    return next((one for one in own if one.match is not None), None)


def _lent(draft: Draft, marks: Sequence[Mark], mention: Mention) -> Mark | None:
    """The date belongs to the number of its sentence: the year of a figure, the start of a count."""
    low, high = draft.sentence(mention.start)
    near = [one for one in marks if one.type in _LENDING and low <= one.start < high]
    if not near:
        return None
    one = min(near, key=lambda mark: (abs(mark.start - mention.start), WORST_FIRST.index(mark.verdict)))
    found = f"belongs to “{one.text}”: {one.found}"
    others = tuple(proof for proof in one.evidence if proof.side != "text")
    return draft.mark((mention.start, mention.end), "date", one.verdict, f"{one.rule}.date", found, others)


def _alone(draft: Draft, mention: Mention) -> Mark:
    low, high = draft.sentence(mention.start)
    around = draft.plain[max(low, mention.start - 80) : min(high, mention.end + 40)]
    bibliographic = any(rule.compiled.search(around) for rule in check_rules().trivial)
    rule = "date.bibliographic" if bibliographic else "date.alone"
    found = (
        "a date of the text itself, not of an engagement" if bibliographic
        else "no engagement is told of which this is the day"
    )  # fmt: skip
    return draft.mark((mention.start, mention.end), "date", "not-in-chronicle", rule, found)
