"""Names of people: every full form means one person, once state and date are known.

A full form that two people share is an error when both held office in one state at one time: nothing in a
document could tell them apart. Short forms shared so (Li, Kim, Bush) are warnings: texts do it, and the stage that
resolves names must know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Literal

from summitry.errors import InvalidInput
from summitry.lexicon.check_rows import problem_at
from summitry.lexicon.lexicon import Lexicon, split
from summitry.lexicon.periods import first_day, last_day
from summitry.lexicon.problem import Problem
from summitry.lexicon.records import Person, Term
from summitry.lexicon.tables import LAYOUT
from summitry.text.names import fold

_PEOPLE = next(layout for layout in LAYOUT if layout.name == "people")


def check_names(lexicon: Lexicon) -> Iterator[Problem]:
    """Full forms that name two people in office in one state at one time (error), and short forms (warning)."""
    yield from _in_office_together(
        lexicon, full_forms, "also names", "take the form out of one of the two, or keep it with a given name", "error"
    )
    yield from _in_office_together(
        lexicon, short_forms, "alone also names", "nothing to mend if texts say so; the fuller name decides", "warning"
    )


def _in_office_together(
    lexicon: Lexicon,
    forms: Callable[[Person], tuple[str, ...]],
    says: str,
    fix: str,
    level: Literal["error", "warning"],
) -> Iterator[Problem]:
    numbers = {person.id: number for number, person in enumerate(lexicon.tables.people)}
    for people, form in _shared(lexicon.tables.people, forms):
        for one, other in combinations(people, 2):
            polity = _met(lexicon, one, other)
            if polity:
                what = f"{form!r} {says} {one}, in {polity} at the same time"
                yield problem_at(lexicon, _PEOPLE, numbers[other], what, fix, level)


def full_forms(person: Person) -> tuple[str, ...]:
    """The forms that name a person by themselves, in all languages."""
    short = set(short_forms(person))
    return tuple(form for form in _all_forms(person) if form not in short)


def short_forms(person: Person) -> tuple[str, ...]:
    """The forms that stand for a person once the full name was said: those given, and last words of longer forms."""
    forms = _all_forms(person)
    tails = (form for form in forms if any(longer.endswith(("·" + form, " " + form)) for longer in forms))
    return tuple(dict.fromkeys((person.short_en, *split(person.short_variants), *tails)))


def _all_forms(person: Person) -> tuple[str, ...]:
    return (person.name_en, *split(person.variants), *split(person.name_zh), *split(person.name_ru))


def _shared(people: Iterable[Person], forms_of: Callable[[Person], tuple[str, ...]]) -> Iterator[tuple[list[str], str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for person in people:
        for form in forms_of(person):
            found[fold(form)].setdefault(person.id, form)
    for sharers in found.values():
        if len(sharers) > 1:
            yield sorted(sharers), next(iter(sharers.values()))


def _met(lexicon: Lexicon, one: str, other: str) -> str:
    """A polity in which both were in office on a day, or nothing."""
    for first in lexicon.terms_of(one):
        for second in lexicon.terms_of(other):
            polity = _polity(lexicon, first)
            if polity and polity == _polity(lexicon, second) and _overlap(first, second):
                return polity
    return ""


def _polity(lexicon: Lexicon, term: Term) -> str:
    office = lexicon.offices.get(term.office)
    return office.polity if office else ""


def _overlap(one: Term, other: Term) -> bool:
    try:
        return first_day(one.start) < last_day(other.end) and first_day(other.start) < last_day(one.end)
    except InvalidInput:
        return False
