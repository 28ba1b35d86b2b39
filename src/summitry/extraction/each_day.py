"""Several occasions in one wording: "the calls of March 19, April 16 and May 8", "the visits of 1954 and 1958"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.draft import Draft
from summitry.extraction.signs import DATE, sign, span
from summitry.extraction.status import timed_status
from summitry.extraction.told import Told
from summitry.lexicon.wording import alternatives
from summitry.model import Mention

_REACH = 60  # characters between the noun and its list of days


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('several_occasions')})$")


@lru_cache(maxsize=1)
def _days() -> re.Pattern[str]:
    day = sign("D")
    return re.compile(rf"[^;:.{span('D')}]{{0,{_REACH}}}?(?P<days>{day}(?:, {day})*,? and (?:on |in )?{day})")


def each_day(told: Told, draft: Draft) -> Iterator[Draft]:
    """The draft once for each day of a list, where the noun is a plural of occasions; else the draft alone."""
    text, (low, high) = told.scene.text, told.match.span("cue")
    listed = _days().match(text, told.match.end()) or _days().match(text, high)
    if draft.date_span is None or listed is None or not _several().search(text[low:high]):
        yield draft
        return
    days = [item for item in told.scene.found(listed.group("days"), DATE) if isinstance(item, Mention) and item.when]
    if draft.date_span not in [(day.start, day.end) for day in days]:
        yield draft
        return
    published = told.annotated.written
    for day in days:
        status = timed_status(draft.status, day.when, published)
        yield replace(draft, when=day.when, date_span=(day.start, day.end), status=status)
