"""Where the words of an account stand in the text."""

from __future__ import annotations

import re

from summitry.checking.draft import Draft
from summitry.checking.story import Line


def told(draft: Draft, line: Line) -> list[tuple[int, int]]:
    """The stretches that tell of the engagement itself."""
    return [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]


def words_of(draft: Draft, line: Line, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a wording stands within the account's own words, or else within its sentence."""
    for start, end in [*told(draft, line), draft.stretch(line.account)]:
        match = pattern.search(draft.plain, start, end)
        if match:
            return match.span()
    return None
