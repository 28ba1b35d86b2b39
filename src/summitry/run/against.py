"""What a draft is set against: the look-ups of checking over a chronicle's file, or over a reference alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from summitry.checking import Asked, Known, Sought, Told
from summitry.counting import Entry
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import load_facts
from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX
from summitry.lexicon.succession import codes
from summitry.model import Engagement, bounds
from summitry.run.against_ladder import named
from summitry.run.against_numbers import figures_of, told_of, tried, tried_in
from summitry.run.quoting import quotes_of_chronicle, quotes_of_reference
from summitry.run.references import reference_entries
from summitry.store import Chronicle, Wanted
from summitry.text.names import fold


def known_from_reference(name: str, lexicon: Lexicon) -> Known:
    """The look-ups over a reference chronicle. Raises InvalidInput where there is none of that name."""
    reference = load_reference(name)
    about, entries = reference.rows.about, _entries(name)
    last = bounds(about.as_of).latest
    listed = [(entry.engagement, _folded(entry.engagement)) for entry in entries]
    return Known(
        lexicon=lexicon,
        facts=load_facts(),
        codes=codes,
        named=cache(named),
        find=cache(lambda sought: [one for one, names in listed if _fits(one, names, sought)]),
        quotes=cache(lambda one, field: quotes_of_reference(reference, one, field)),
        tried=cache(lambda asked: tried(entries, asked, last)),
        told=lambda asked: told_of(reference, asked),
        figures=cache(lambda states, year: figures_of(reference, states, year)),
        covered=f"the reference chronicle {name} ({about.since} to {about.as_of})",
        pairs=(about.parties,),
        last=last,
    )


@contextmanager
def known_from_chronicle(db: Path, lexicon: Lexicon) -> Iterator[Known]:
    """The look-ups over a chronicle's file, open as long as the block. Raises StoreError."""
    with Chronicle.open(db) as chronicle:
        held = [load_reference(name) for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]

        last = _last(chronicle.last_published, [bounds(one.rows.about.as_of).latest for one in held])

        def told(asked: Asked) -> Sequence[Told]:
            return [each for one in held for each in told_of(one, asked)]

        def figures(states: frozenset[str], year: int) -> Sequence[Told]:
            return [each for one in held for each in figures_of(one, states, year)]

        yield Known(
            lexicon=lexicon,
            facts=load_facts(),
            codes=codes,
            named=cache(named),
            find=cache(lambda sought: chronicle.engagements(_wanted(sought))),
            quotes=cache(lambda one, field: quotes_of_chronicle(chronicle, one, field)),
            tried=cache(lambda asked: tried_in(chronicle, asked, last)),
            told=told,
            figures=cache(figures),
            covered=f"the chronicle {db.name}" + "".join(f" with the reference {one.id}" for one in held),
            pairs=tuple(one.rows.about.parties for one in held),
            last=last,
        )


def _wanted(sought: Sought) -> Wanted:
    return Wanted(between=sought.between, people=sought.people, since=sought.since, until=sought.until)


def _last(published: date | None, covered: Sequence[date | None]) -> date | None:
    return max((day for day in (published, *covered) if day is not None), default=None)


@lru_cache(maxsize=2)
def _entries(name: str) -> tuple[Entry, ...]:
    return tuple(reference_entries(load_reference(name)))


def _folded(one: Engagement) -> list[set[str]]:
    return [set(fold(party.name).split()) for party in one.participants if party.name]


def _fits(one: Engagement, names: Sequence[set[str]], sought: Sought) -> bool:
    """Whether an engagement of a reference is sought; one of uncertain date is where it may lie within."""
    countries = {party.country for party in one.participants}
    if not all(countries & set(side) for side in sought.between):
        return False
    if not all(any(set(fold(person).split()) <= name for name in names) for person in sought.people):
        return False
    earliest, latest = (one.date.earliest, one.date.latest) if one.date else (None, None)
    late = sought.since is None or latest is None or latest >= sought.since
    return late and (sought.until is None or earliest is None or earliest <= sought.until)
