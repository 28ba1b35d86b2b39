"""Composing a report: what was asked for, counted by every rule, told line by line, and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import msgspec

from summitry.counting import Count, Entry, Question, Side, counting_rules, counts
from summitry.counting.candidates import find_people, in_period, takes_part
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.reference import Reference, load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX
from summitry.model import Engagement, bounds
from summitry.present.pictures import Framing, Picture
from summitry.present.report.days import in_words
from summitry.present.report.material import Report
from summitry.present.report.sentences import sentence
from summitry.run.counting import DEFAULT_REFERENCE, CountOptions, count, material_of, sides_of
from summitry.run.gathering import Material
from summitry.run.report_bands import designations
from summitry.run.report_claims import claims, disagreements, series
from summitry.run.report_items import items
from summitry.run.report_people import party, people, state_names
from summitry.run.report_pictures import Gathered, pictures
from summitry.store import Chronicle


class _Asked(msgspec.Struct, frozen=True):
    """What is counted over and asked, once for all rules; `entries` are those of the report, by day."""

    material: Material
    question: Question
    entries: tuple[Entry, ...]
    lower: int
    references: tuple[Reference, ...]


def report(options: CountOptions, command: str = "") -> Report:
    """The report of what `options` ask for; `command` is told as the way to make it again.

    Raises as `count` does: NotFound, InvalidInput, StoreError.
    """
    counted = count(options)  # knows the people by their usual names, and refuses what does not exist
    options = msgspec.structs.replace(options, people=counted.people)
    known = load_lexicon()
    with ExitStack() as stack:
        chronicle = stack.enter_context(Chronicle.open(options.db)) if options.db else None
        asked = _asked(options, chronicle)
        framing = _framing(options, counted, asked, known)
        return _composed(_told(asked, counted, framing, known), framing, chronicle, known, command)


class Pictured(msgspec.Struct, frozen=True):
    """The pictures of a report without the rest; `said` are the words of each engagement by its id."""

    count: Count
    pictures: Mapping[str, Picture]
    said: Mapping[str, str]
    notes: tuple[str, ...]


def pictured(options: CountOptions) -> Pictured:
    """The pictures of the report of `options`. Raises as `report` does."""
    counted = count(options)
    options = msgspec.structs.replace(options, people=counted.people)
    known = load_lexicon()
    with ExitStack() as stack:
        chronicle = stack.enter_context(Chronicle.open(options.db)) if options.db else None
        asked = _asked(options, chronicle)
        framing = _framing(options, counted, asked, known)
        _, gathered = _told(asked, counted, framing, known)
        drawn = {picture.id: picture for picture in pictures(gathered, framing, known)}
        return Pictured(counted, drawn, gathered.said, tuple(_notes(asked, counted, 0)))


def _asked(options: CountOptions, chronicle: Chronicle | None) -> _Asked:
    sides, _ = sides_of(options.states, strict=options.strict, since=options.since)
    material = material_of(options, sides)
    question = Question(
        sides=sides, people=options.people, since=options.since, until=options.until, as_of=material.as_of
    )
    sought = find_people(material.entries, question)
    found = [
        entry
        for entry in material.entries
        if takes_part(entry.engagement, sides, sought)
        and in_period(entry.engagement.date, question.since, question.until) is not False
    ]
    leaders = [entry for entry in found if entry.engagement.level == "leader" or question.people]
    ordered = tuple(sorted(leaders, key=_by_day))
    return _Asked(material, question, ordered, len(found) - len(leaders), _references(options, chronicle, sides))


def _by_day(entry: Entry) -> tuple[str, str, str]:
    one = entry.engagement
    first, last = (one.date.earliest, one.date.latest) if one.date else (None, None)
    return (str(first or last or "9999"), str(last or "9999"), one.id)


def _references(options: CountOptions, chronicle: Chronicle | None, sides: Sequence[Side]) -> tuple[Reference, ...]:
    """The references that stand in it and are about these two sides."""
    if chronicle is None:
        names = [options.reference or DEFAULT_REFERENCE]
    else:
        names = [name for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
    held = [load_reference(name) for name in names]
    return tuple(one for one in held if all(side.codes & set(one.rows.about.parties) for side in sides))


def _framing(options: CountOptions, counted: Count, asked: _Asked, known: Lexicon) -> Framing:
    used = {code.country for entry in asked.entries for code in entry.engagement.participants if code.country}
    days = [entry.engagement.date.earliest for entry in asked.entries if entry.engagement.date]
    covered = [bounds(one.rows.about.since).earliest for one in asked.references]
    known_days = [day for day in ([options.since] if options.since else [*covered, *days]) if day]
    first, second = (party(side, used, known) for side in asked.question.sides)
    return Framing(
        first=first,
        second=second,
        rule=counted.rule,
        statement=counted.statement,
        source=_source(options, asked.references),
        since=min(known_days, default=None),
        as_of=asked.question.last,
    )


def _source(options: CountOptions, references: Sequence[Reference]) -> str:
    if options.db is not None:
        besides = "".join(f", with the reference chronicle {one.id}" for one in references)
        return f"Summitry chronicle {options.db.name}{besides}"
    about = load_reference(options.reference or DEFAULT_REFERENCE).rows.about
    return f"Summitry reference chronicle: {about.title} ({about.licence})"


def _told(asked: _Asked, counted: Count, framing: Framing, known: Lexicon) -> tuple[_Asked, Gathered]:
    states = state_names([entry.engagement for entry in asked.entries], known)
    said = {one.id: f"{in_words(one.date)}: {sentence(one, states)}" for one in _engagements(asked)}
    said |= {one.id: f"{in_words(one.date)}: {sentence(one, states)}" for one in _above(asked)}
    return asked, Gathered(
        entries=asked.entries,
        count=counted,
        counts=tuple(_counts(asked, counted)),
        designations=tuple(designations(framing)),
        series=tuple(series(asked.references, framing)),
        said=said,
    )


def _engagements(asked: _Asked) -> list[Engagement]:
    return [entry.engagement for entry in asked.entries]


def _above(asked: _Asked) -> list[Engagement]:
    held = {one.id for one in _engagements(asked)}
    return [entry.engagement for entry in asked.material.entries if entry.engagement.id not in held]


def _counts(asked: _Asked, counted: Count) -> list[Count]:
    """The count by every rule shipped, and by a rule of one's own first."""
    found = counts(asked.material.entries, asked.question, counting_rules())
    others = [counted if one.rule == counted.rule else one for one in found]
    return others if counted in others else [counted, *others]


def _composed(
    told: tuple[_Asked, Gathered], framing: Framing, chronicle: Chronicle | None, known: Lexicon, command: str
) -> Report:
    asked, gathered = told
    found = _engagements(asked)
    lines = items(asked.entries, chronicle, state_names(found, known), known)
    claimed, more = claims(chronicle, found, framing) if chronicle else ([], 0)
    return Report(
        framing=framing,
        count=gathered.count,
        counts=gathered.counts,
        items=tuple(lines),
        pictures={picture.id: picture for picture in pictures(gathered, framing, known)},
        people=tuple(people(found, (framing.first, framing.second), known)),
        designations=gathered.designations,
        series=gathered.series,
        disagreements=tuple(disagreements(lines, asked.references, chronicle)),
        claims=tuple(claimed),
        notes=tuple(_notes(asked, gathered.count, more)),
        command=command,
    )


def _notes(asked: _Asked, counted: Count, more: int) -> list[str]:
    notes = list(counted.notes)
    if asked.lower:
        notes.append(f"{asked.lower} engagements below the level of leaders are left out")
    if more:
        notes.append(f"{more} claims of documents are left out; `summitry search` finds them")
    return notes
