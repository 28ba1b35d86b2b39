"""Terms against each other: an office of one holder has one at a time, and a vacancy has a reason.

Longer vacancies than a hand-over takes stand in `known_gaps.csv`, or the `note` of the term before or after says
"vacant" or "vacancy". Offices whose note says "several at a time" (co-princes,
collective heads) are left out of both checks. The old term may end on the day on which the new one starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from summitry.errors import InvalidInput
from summitry.lexicon.check_rows import problem_at
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.periods import ALWAYS, NEVER, first_day, last_day
from summitry.lexicon.problem import Problem
from summitry.lexicon.records import LEADER_RANKS, Office, Term
from summitry.lexicon.tables import LAYOUT

SINGLE_RANKS = LEADER_RANKS | {"foreign_minister", "defence_minister", "security_adviser"}
SEVERAL = "several at a time"
_LAYOUT = {layout.name: layout for layout in LAYOUT}
_STAND_IN = frozenset({"acting", "interim"})
_SLACK = 1  # days by which a term may pass its office's limits
#: days between two terms that need no reason: from a death, fall or resignation to the successor's oath
_HAND_OVER = dict.fromkeys(LEADER_RANKS, 14) | dict.fromkeys(("foreign_minister", "defence_minister"), 31)
_HAND_OVER_ELSE = 62


class _Span(msgspec.Struct, frozen=True):
    """A term with the widest and the surest days that its dates allow (ordinals)."""

    number: int
    term: Term
    first: int
    surely_from: int
    surely_to: int
    last: int


def check_terms(lexicon: Lexicon) -> Iterator[Problem]:
    """Overlaps, gaps without reason; warnings: terms outside their office's time, offices and people without terms."""
    by_office: dict[str, list[_Span]] = defaultdict(list)
    for number, term in enumerate(lexicon.tables.terms):
        span = _span(number, term)
        if span is not None and term.office in lexicon.offices:
            by_office[term.office].append(span)
            yield from _outside(lexicon, span, lexicon.offices[term.office])
    for office, spans in by_office.items():
        yield from _one_holder(lexicon, lexicon.offices[office], spans)
    yield from _idle(lexicon, set(by_office))
    yield from _held_gaps(lexicon, by_office)


def single_holder(office: Office) -> bool:
    """Whether the office has one holder at a time."""
    return office.rank in SINGLE_RANKS and SEVERAL not in office.note


def _span(number: int, term: Term) -> _Span | None:
    try:
        return _Span(
            number,
            term,
            first_day(term.start),
            last_day(term.start),
            first_day(term.end) if term.end else NEVER,
            last_day(term.end),
        )
    except InvalidInput:  # check_rows tells of it
        return None


def _outside(lexicon: Lexicon, span: _Span, office: Office) -> Iterator[Problem]:
    try:
        low, high = first_day(office.since), last_day(office.until)
    except InvalidInput:
        return
    if span.term.basis == "elect" and low <= span.last:
        return
    if (
        span.last < low
        or span.first > high
        or span.surely_from < low - _SLACK
        or (span.surely_to > high + _SLACK and high != NEVER)
    ):
        yield problem_at(
            lexicon,
            _LAYOUT["terms"],
            span.number,
            f"the office stands from {office.since or 'ever'} to {office.until or 'now'} only",
            "correct the term's days or the office's",
            "warning",
        )


def _one_holder(lexicon: Lexicon, office: Office, spans: Sequence[_Span]) -> Iterator[Problem]:
    in_office = sorted((s for s in spans if s.term.basis != "elect"), key=lambda s: (s.first, s.surely_to, s.last))
    if not single_holder(office):
        return
    reached: _Span | None = None
    for span in in_office:
        if reached is not None:
            yield from _overlap(lexicon, reached, span)
        if reached is None or span.last >= reached.last:
            reached = span
    yield from _gaps(lexicon, office, in_office)


def _overlap(lexicon: Lexicon, earlier: _Span, later: _Span) -> Iterator[Problem]:
    if later.surely_from >= earlier.surely_to:
        return
    stands_in = _STAND_IN & {earlier.term.basis, later.term.basis} and earlier.term.person != later.term.person
    if not stands_in:
        yield problem_at(
            lexicon,
            _LAYOUT["terms"],
            later.number,
            f"{earlier.term.person} holds the office to {earlier.term.end or 'now'}, so two hold it",
            f"correct the days, mark the stand-in acting or interim, or note {SEVERAL!r} on the office",
        )


def _gaps(lexicon: Lexicon, office: Office, spans: Sequence[_Span]) -> Iterator[Problem]:
    allowed = _HAND_OVER.get(office.rank, _HAND_OVER_ELSE)
    reached, last = ALWAYS, None
    for span in spans:
        if last is not None and span.first - reached > allowed and not _explained(lexicon, office, last, span):
            yield problem_at(
                lexicon,
                _LAYOUT["terms"],
                span.number,
                f"nobody holds the office from {_iso(reached)} to {span.term.start}",
                'add the holder, or the reason to known_gaps.csv, or "vacant" with the reason to the note',
            )
        if span.last >= reached:
            reached, last = span.last, span


def _explained(lexicon: Lexicon, office: Office, before: _Span, after: _Span) -> bool:
    if any("vacan" in span.term.note.casefold() for span in (before, after)):
        return True
    return any(
        gap.office == office.id and first_day(gap.since) <= before.last + 1 and after.first - 1 <= last_day(gap.until)
        for gap in lexicon.tables.known_gaps
    )


def _held_gaps(lexicon: Lexicon, by_office: dict[str, list[_Span]]) -> Iterator[Problem]:
    """Rows of known gaps on whose days somebody does hold the office by now."""
    for number, gap in enumerate(lexicon.tables.known_gaps):
        try:
            low, high = first_day(gap.since), last_day(gap.until)
        except InvalidInput:  # check_rows tells of it
            continue
        for span in by_office.get(gap.office, ()):
            if span.term.basis != "elect" and min(span.surely_to, high) - max(span.surely_from, low) > _SLACK:
                yield problem_at(
                    lexicon,
                    _LAYOUT["known_gaps"],
                    number,
                    f"{span.term.person} holds the office from {span.term.start} to {span.term.end or 'now'}",
                    "the row no longer applies: shorten it or take it out",
                    "warning",
                )


def _idle(lexicon: Lexicon, used: set[str]) -> Iterator[Problem]:
    for number, office in enumerate(lexicon.tables.offices):
        if office.id not in used:
            yield problem_at(
                lexicon, _LAYOUT["offices"], number, "nobody ever held it", "add terms or take it out", "warning"
            )
    holders = {term.person for term in lexicon.tables.terms}
    for number, person in enumerate(lexicon.tables.people):
        if person.id not in holders:
            yield problem_at(
                lexicon, _LAYOUT["people"], number, "held no office", "add a term or take it out", "warning"
            )


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
