"""Counting over a chronicle, or over a reference alone: who is asked for, and under which codes and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from summitry.counting import Count, Question, Side, counting_rule
from summitry.counting import count as count_entries
from summitry.errors import NotFound, StoreError
from summitry.lexicon import load_lexicon
from summitry.lexicon.codes import code_hint, is_code
from summitry.lexicon.reference import load_reference
from summitry.lexicon.succession import codes, told_of
from summitry.model import bounds
from summitry.run.gathering import Material, from_chronicle, with_sources
from summitry.run.references import reference_entries, reference_said
from summitry.text.names import squash

DEFAULT_REFERENCE = "chn-rus"
#: How many entries of a count are listed for a person, unless all are asked for.
SHOWN = 100


class CountOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked; `strict` takes no predecessor with a state. Without `db` it is the reference alone.

    Sources are looked up of the first `cited` entries that count, of all with None; those that do not count have
    theirs only with None.
    """

    states: tuple[str, str]
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    rule: str = "in-person"
    strict: bool = False
    db: Path | None = None
    reference: str | None = None
    cited: int | None = None


def count(options: CountOptions) -> Count:
    """The count of `options`.

    Raises NotFound for an unknown state, rule or person, InvalidInput for a name that fits several people,
    StoreError for a chronicle that cannot be opened or does not hold the reference asked for.
    """
    counting_rule(options.rule)  # before anything is read
    try:
        return _count(options, ())
    except NotFound:
        named = tuple(usual_name(person) for person in options.people)
        renamed = [f"{new} is asked for as {old}" for old, new in zip(options.people, named, strict=True) if old != new]
        if not renamed:
            raise
        return _count(msgspec.structs.replace(options, people=named), renamed)


def _count(options: CountOptions, remarks: Sequence[str]) -> Count:
    sides, notes = sides_of(options.states, strict=options.strict, since=options.since)
    material = material_of(options, sides)
    _check_states(material, sides)
    question = Question(
        sides=sides, people=options.people, since=options.since, until=options.until, as_of=material.as_of
    )
    said = [*notes, *material.notes, *remarks]
    found = count_entries(material.entries, question, counting_rule(options.rule), material.said, notes=said)
    if options.db is None or options.cited is None:
        return found
    listed = tuple(with_sources(options.db, found.included[: options.cited]))
    return msgspec.structs.replace(found, included=(*listed, *found.included[len(listed) :]))


def sides_of(
    states: Sequence[str], *, strict: bool = False, since: date | None = None
) -> tuple[tuple[Side, Side], list[str]]:
    """The two sides with the predecessors that are taken with them, and what the reader is told of it.

    Of a predecessor that was gone before the day `since` nothing needs to be told.
    """
    first, second = (Side.of(*((state.upper(),) if strict else codes(state))) for state in states)
    return (first, second), [] if strict else told_of(states, since)


def material_of(options: CountOptions, sides: tuple[Side, Side]) -> Material:
    """What is counted over: of the chronicle, or of the reference alone."""
    if options.db is not None:
        if not options.db.exists():
            raise StoreError(
                f"there is no chronicle at {options.db}",
                hint="make one with `summitry build FOLDER`, name it with --db, or count over a list that comes with"
                f" Summitry: --reference {DEFAULT_REFERENCE}",
            )
        return from_chronicle(options.db, sides, options.people, options.reference, cited=options.cited is None)
    reference = load_reference(options.reference or DEFAULT_REFERENCE)
    said = tuple(reference_said(reference, options.people))
    about = reference.rows.about
    return Material(tuple(reference_entries(reference)), said, bounds(about.as_of).latest)


def _check_states(material: Material, sides: Iterable[Side]) -> None:
    """Codes that occur are known; only others are looked up, since the lexicon takes its time."""
    present = {party.country for entry in material.entries for party in entry.engagement.participants}
    for side in sides:
        if not side.codes & present and not is_code(load_lexicon(), side.state):
            hint = code_hint(load_lexicon(), side.state)
            raise NotFound(f"no state or organisation has the code {side.state!r}", hint=hint)


def usual_name(name: str) -> str:
    """The usual English name of somebody written otherwise ("Chou En-lai", "习近平"); other names as they are."""
    wanted = squash(name)
    for person in load_lexicon().tables.people:
        forms = f"{person.variants};{person.name_zh};{person.name_ru}"
        if wanted in {squash(form) for form in forms.split(";") if form.strip()}:
            return person.name_en
    return name
