"""The day that a reading takes from the rest of its document, or from the document's own day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.belonging import FORTNIGHT, LEAD, belong, is_central, near
from summitry.extraction.draft import Draft
from summitry.extraction.merge import specificity
from summitry.extraction.status import PLANNED
from summitry.lexicon.wording import alternatives
from summitry.model import Annotated, When, compatible

MONTH = 31  # days; a longer stretch does not date talks


def as_planned(draft: Draft, others: Sequence[Draft]) -> Draft:
    """A visit that only a noun names ("Statement on the visit of ...") is as planned as its talks are."""
    if draft.kind != "visit" or not draft.weak or draft.when is not None:
        return draft
    for other in others:
        open_ended = other.status in PLANNED or (other.status == "ongoing" and other.when is None)
        if open_ended and belong(draft, replace(other, status=draft.status)):
            return replace(draft, status=other.status, when=other.when, date_span=other.date_span)
    return draft


def dated(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> Draft:
    """The draft with the day that its document gives it, where it has none of its own or a vaguer one."""
    if draft.when is not None and not _too_coarse(draft, annotated):
        return _sharpened(draft, others)
    if draft.weak and _in_passing().search(annotated.content, max(0, draft.span[0] - 12), draft.span[1]):
        return replace(draft, background=True)  # "his recent trip" is not what the document reports
    for other in others:
        if other.when is not None and belong(draft, other):
            day = _later_talks(draft, other, others) or other
            assert day.when is not None
            lead = _day_of_lead(annotated, others) if _tells_of_talks(draft, annotated) else None
            if lead is not None and specificity(day.when) > 1 and compatible(lead[0].edtf, day.when.edtf, slack=0):
                return replace(draft, when=lead[0], date_span=lead[1])
            return replace(draft, when=day.when, date_span=day.date_span)
    same_day = _same_day(draft, others, annotated)
    if same_day is not None:
        return replace(draft, when=same_day.when, date_span=same_day.date_span)
    published = annotated.written
    if draft.kind == "message" and annotated.home in draft.countries() and published and draft.status == "occurred":
        return replace(draft, when=When.of(published.isoformat(), "publication"))
    if published is None or draft.status not in ("occurred", "ongoing") or not is_central(draft, annotated):
        return draft
    said = _day_of_lead(annotated, others)
    if said is not None:
        return replace(draft, when=said[0], date_span=said[1])
    dispatched = _day_of_dispatch(draft, annotated)
    if dispatched is not None:
        return replace(draft, when=dispatched[0], date_span=dispatched[1])
    if annotated.home is not None or draft.status == "ongoing":
        return replace(draft, when=When.of(published.isoformat(), "publication"))
    return draft


def _tells_of_talks(draft: Draft, annotated: Annotated) -> bool:
    """Whether it is the talks that a document reports: their day is that of the report within the visit's days."""
    return draft.kind == "meeting" and draft.status == "occurred" and is_central(draft, annotated)


def parted(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """The drafts, with the day of the report on what it reports where the same sides met long before as well.

    Without a day of its own the news would be taken for the older occasion, and dated like that.
    """
    news = _day_of_lead(annotated, drafts) if drafts and annotated.written is not None else None
    if news is None:
        return list(drafts)
    old = [draft for draft in drafts if draft.when is not None and _long_before(draft.when, annotated)]
    return [
        replace(draft, when=news[0], date_span=news[1])
        if draft.when is None and _tells_of_talks(draft, annotated) and not draft.weak and _again(draft, old)
        else draft
        for draft in drafts
    ]


def _again(draft: Draft, old: Sequence[Draft]) -> bool:
    return any(other.kind == draft.kind and other.countries() == draft.countries() for other in old)


def _long_before(when: When, annotated: Annotated) -> bool:
    return when.latest is not None and annotated.written is not None and (annotated.written - when.latest).days > MONTH


def _sharpened(draft: Draft, others: Sequence[Draft]) -> Draft:
    """A planned visit's "around May" made the "late May" that the same document gives for its talks."""
    if draft.kind != "visit" or draft.when is None or draft.status not in PLANNED or draft.background:
        return draft
    for other in others:
        if other.when is None or specificity(other.when) >= specificity(draft.when) or other.status not in PLANNED:
            continue
        if belong(draft, other) and compatible(draft.when.edtf, other.when.edtf, slack=0):
            return replace(draft, when=other.when, date_span=other.date_span)
    return draft


def _later_talks(draft: Draft, visit: Draft, others: Sequence[Draft]) -> Draft | None:
    """The guest's other talks of the stay, where they share one day after that of the arrival.

    Talks without a day of their own are held on the day of the talks rather than on arrival, unless told with it.
    """
    if visit.kind != "visit" or visit.when is None or visit.sentence == draft.sentence or specificity(visit.when) != 1:
        return None
    guests = {side.actor.name for side in visit.sides if side.role == "guest" and side.actor.name}
    found = [
        other
        for other in others
        if other.kind == "meeting" and not other.background and other.status == draft.status
        and other.when is not None and specificity(other.when) == 1 and visit.when.edtf < other.when.edtf
        and near(visit.when, other.when, FORTNIGHT) and other.countries() == visit.countries()
        and guests & {side.actor.name for side in other.sides}
    ]  # fmt: skip
    return found[0] if len({other.when for other in found}) == 1 else None


@lru_cache(maxsize=1)
def _in_passing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('passing')})\b", re.IGNORECASE)


def _too_coarse(draft: Draft, annotated: Annotated) -> bool:
    """ "In 2022" beside the talks that a leader's own page reports is not their date."""
    published = annotated.written
    if annotated.home is None or draft.when is None or draft.status != "occurred" or not is_central(draft, annotated):
        return False
    earliest, latest = draft.when.earliest, draft.when.latest
    if published is None or (earliest is not None and earliest > published):
        return False
    return (latest is None or latest >= published) and specificity(draft.when) > MONTH


def _same_day(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> Draft | None:
    """The talks told just before, when these followed "in the afternoon" or "later in the day"."""
    start, end = annotated.sentences[draft.sentence]
    if re.search(rf"\b(?:{alternatives('same_day')})\b", annotated.content[start:end].lower()) is None:
        return None
    names = {side.actor.name for side in draft.sides if side.actor.name}
    for other in reversed(others):
        known = {side.actor.name for side in other.sides if side.actor.name}
        near = 0 <= draft.sentence - other.sentence <= 3 and other is not draft
        if near and other.kind == "meeting" and other.when is not None and other.when.day and names & known:
            return other
    return None


def _day_of_lead(annotated: Annotated, others: Sequence[Draft]) -> tuple[When, tuple[int, int]] | None:
    """The single day, close before publication, that the first sentences give ("said on Tuesday")."""
    published = annotated.written
    elsewhere = {other.date_span for other in others} if annotated.home is not None else set()
    last = annotated.sentences[min(LEAD, len(annotated.sentences) - 1)][1]
    for mention in annotated.mentions:
        if mention.start >= last or published is None:
            return None
        day = mention.when.day if mention.when is not None else None
        if (mention.start, mention.end) in elsewhere:
            continue
        if day is not None and 0 <= (published - day).days <= 7 and mention.rule != "dateline":
            assert mention.when is not None
            return mention.when, (mention.start, mention.end)
    return None


def _day_of_dispatch(draft: Draft, annotated: Annotated) -> tuple[When, tuple[int, int]] | None:
    """The dateline's day, for what an agency's title or first sentence tells as held without a day of its own."""
    titled = annotated.document.body_offset > 0
    if annotated.dateline is None or draft.sentence > titled or draft.weak:
        return None
    for mention in annotated.mentions:
        if mention.rule == "dateline" and mention.when is not None:
            return When.of(mention.when.edtf, "inferred"), (mention.start, mention.end)
    return None
