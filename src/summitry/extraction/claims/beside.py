"""What a sentence tells beside a claim: the day on which it was said, and what a growth is measured against."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import speaker_words
from summitry.lexicon.doubtful_rules import doubtful_words

_BASE_REACH = 70


def said_on(draft: ClaimDraft, reading: Reading) -> str | None:
    """The day (EDTF) that stands just behind a verb of saying in the claim's sentence; None where none does.

    A day within the claim's own words is what the claim is about.
    """
    start, end = reading.sentence(draft.sentence)
    verbs = [match.end() for match in _verbs().finditer(reading.plain, start, end)]
    if not verbs:
        return None
    for mention in reading.annotated.mentions:
        if mention.kind != "date" or mention.when is None or mention.when.day is None:
            continue
        inside = draft.extent[0] <= mention.start < draft.extent[1] and draft.extent[1] - draft.extent[0] < end - start
        near = any(0 <= mention.start - verb <= doubtful_words().said.reach for verb in verbs)
        if start <= mention.start < end and near and not inside:
            return mention.when.edtf
    return None


def base_of(draft: ClaimDraft, reading: Reading) -> str | None:
    """What a growth is measured against, in the document's words: "from a year earlier", "on 1985"."""
    if draft.change_pct is None:
        return None
    start, end = reading.sentence(draft.sentence)
    low, high = max(start, draft.span[0] - _BASE_REACH), min(end, draft.span[1] + 2 * _BASE_REACH)
    match = _bases().search(reading.plain, low, high)
    return reading.annotated.content[slice(*match.span())] if match is not None else None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word(list(speaker_words('en').said))}\b")


@lru_cache(maxsize=1)
def _bases() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word(list(doubtful_words().change_base.words))}")
