"""Heads of state and government from 1990 on: days before the first and after the last holder have a reason too.

Gaps between two holders are `check_terms`'s; this looks at both ends of each office. An office's own `since` and
`until` bound it, and so do those of its state. What is not listed is a warning, until `known_gaps.csv` says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.errors import InvalidInput
from summitry.lexicon.check_rows import problem_at
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.periods import NEVER, first_day, last_day
from summitry.lexicon.problem import Problem
from summitry.lexicon.records import Office
from summitry.lexicon.tables import LAYOUT

_OFFICES = next(layout for layout in LAYOUT if layout.name == "offices")
_HEADS = frozenset({"head_of_state", "head_of_government"})
_FROM = date(1990, 1, 1).toordinal()  # from here on every holder is promised
_HAND_OVER = 14


def check_coverage(lexicon: Lexicon) -> Iterator[Problem]:
    """Warnings: a head's office without a holder at its beginning or end, and without a reason."""
    for number, office in enumerate(lexicon.tables.offices):
        if office.rank in _HEADS and lexicon.holders(office.id):
            try:
                ends = list(_open_ends(lexicon, office))
            except InvalidInput:  # check_rows tells of it
                continue
            for low, high in ends:
                until = "now" if high == NEVER else date.fromordinal(high).isoformat()
                yield problem_at(
                    lexicon,
                    _OFFICES,
                    number,
                    f"no holder is listed from {date.fromordinal(low)} to {until}",
                    "add the holders, the office's since or until, or the reason to known_gaps.csv",
                    "warning",
                )


def _open_ends(lexicon: Lexicon, office: Office) -> Iterator[tuple[int, int]]:
    terms = [term for term in lexicon.holders(office.id) if term.basis != "elect"]
    state = lexicon.states.get(office.polity)
    begins = [_FROM, first_day(office.since), *([first_day(state.since)] if state else [])]
    ends = [last_day(office.until), *([last_day(state.until)] if state else [])]
    first, last = min(first_day(term.start) for term in terms), max(last_day(term.end) for term in terms)
    for low, high in ((max(begins), first - 1), (last + 1, min(ends))):
        if high - low >= _HAND_OVER and not _explained(lexicon, office, low, high):
            yield low, high


def _explained(lexicon: Lexicon, office: Office, low: int, high: int) -> bool:
    return any(
        gap.office == office.id and first_day(gap.since) <= low + 1 and last_day(gap.until) >= high - 1
        for gap in lexicon.tables.known_gaps
    )
