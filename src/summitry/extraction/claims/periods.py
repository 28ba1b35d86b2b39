"""The period of a figure or count: "2024", "since 2013", "past decade", the year before publication."""

from __future__ import annotations

import re
from bisect import bisect_left

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.reading import Reading
from summitry.model import Mention, When

_RUNNING = re.compile(
    r"\b(?P<since>since (?:the |his |her |their |its |taking |coming |world )[\w' -]{3,40}?)"
    r"(?=[,.;:\"]|$| (?:and|in|at|with|on|during|when|as|which)\b)|"
    r"\b(?P<past>(?:past|last) (?:(?:\w+ )?(?:decades?|years|months|weeks)|decade))|"
    r"\bin (?P<week>a week|a month|as many \w+)|\bof (?P<year>the year)|\bover (?P<over>\w+ years)"
)
#: Papers are signed on a day; dates beside them belong to what the papers say.
_WITHOUT = frozenset({"count.papers"})
_REACH = 120


def period_of(draft: ClaimDraft, reading: Reading) -> str | None:
    """The stretch of time nearest to the number: an EDTF date, or the document's words for a running one."""
    if draft.type not in ("figure", "count") or draft.rule in _WITHOUT:
        return None
    start, end = reading.sentence(draft.sentence)
    running = _RUNNING.search(reading.plain, max(start, draft.span[0] - _REACH), min(end, draft.span[1] + _REACH))
    dated = _dated(draft, reading, start, end)
    if running is None:
        return dated
    if running.group("year"):
        published = reading.annotated.written
        return str(published.year) if published else None
    words = next(part for part in running.group("since", "past", "week", "over") if part)
    return words.strip()


def _dated(draft: ClaimDraft, reading: Reading, start: int, end: int) -> str | None:
    """The nearest date of a month or longer in the sentence; a day is when it was said, not what it is about."""
    mentions = reading.annotated.mentions
    found: list[tuple[int, str]] = []
    for mention in mentions[bisect_left(mentions, start, key=lambda item: item.start) :]:
        if mention.start >= end:
            break
        if mention.kind == "date" and _is_period(mention.when):
            found.append((abs(mention.start - draft.span[0]), _worded(mention, reading)))
    return min(found)[1] if found else None


def _is_period(when: When | None) -> bool:
    return when is not None and when.day is None and when.basis != "year-unknown"


def _worded(mention: Mention, reading: Reading) -> str:
    """The date as a period, with "since" and "as of" kept."""
    before, said = reading.plain[max(0, mention.start - 6) : mention.start], mention.text.lower()
    if before.endswith("since ") or said.startswith("since "):
        return f"since {mention.text.removeprefix('since ')}"
    edtf = mention.when.edtf if mention.when else ""
    if before.endswith("as of ") or said.startswith("as of "):
        return f"../{edtf.removesuffix('/..')}"
    return edtf
