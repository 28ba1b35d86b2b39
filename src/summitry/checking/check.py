"""A text set against everything known: all rules of checking in their order, one mark a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from summitry.checking import (
    consistency,
    counts,
    designations,
    durations,
    elections,
    figures,
    firsts,
    leftover,
    offices,
    orders,
    signed,
)
from summitry.checking.draft import Draft
from summitry.checking.fields import field_marks
from summitry.checking.known import Known
from summitry.checking.story import Story, story_of
from summitry.checking.verdict import WORST_FIRST, Checked, Mark, quoted

Rule = Callable[[Draft, Known, Story], Iterator[Mark]]
RULES: tuple[Rule, ...] = (
    offices.marks_of,
    figures.marks_of,
    counts.marks_of,
    firsts.marks_of,
    designations.marks_of,
    elections.marks_of,
    signed.marks_of,
    orders.marks_of,
    durations.marks_of,
    consistency.weekdays,
    consistency.anniversaries,
    consistency.ages,
    consistency.neighbours,
    consistency.gatherings,
    consistency.percentages,
)


def check(draft: Draft, known: Known, basis: str = "") -> Checked:
    """Every date, place, office, number, first, figure, paper and designation of a text, with a verdict each.

    `basis` says how the day is known as of which the text is read. Pure: the same input gives the same marks.
    """
    story = story_of(draft, known, firsts.holds(draft, known))
    told = _settled(mark for line in story.lines for mark in field_marks(draft, known, story, line))
    marks = [*told, *(mark for rule in RULES for mark in rule(draft, known, story))]
    marks += leftover.marks_of(draft, known, story, marks)
    ordered = sorted(map(quoted, _settled(marks)), key=lambda one: (one.start, one.end, one.type, one.rule))
    return Checked(
        title=draft.annotated.document.title, content=draft.content,
        body_offset=draft.annotated.document.body_offset, as_of=draft.day, as_of_basis=basis,
        marks=tuple(ordered), notes=tuple(_notes(draft, known, ordered)),
    )  # fmt: skip


def _settled(marks: Iterable[Mark]) -> list[Mark]:
    """One mark a stretch and type: of several the gravest, since a reader must see that."""
    kept: dict[tuple[int, int, str], Mark] = {}
    for mark in marks:
        key = (mark.start, mark.end, mark.type)
        held = kept.get(key)
        if held is None or WORST_FIRST.index(mark.verdict) < WORST_FIRST.index(held.verdict):
            kept[key] = mark
    return list(kept.values())


def _notes(draft: Draft, known: Known, marks: list[Mark]) -> Iterator[str]:
    yield f"looked through: {known.covered}; what is not found there is not said not to have happened"
    if draft.day and known.last and draft.day > known.last:
        yield f"the chronicle ends on {known.last.isoformat()}; nothing later was looked at"
    if not marks:
        yield "nothing checkable was found: no date, place, office, number, first, figure, paper or designation"
