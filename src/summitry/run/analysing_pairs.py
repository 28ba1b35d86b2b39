"""One pair of sides as analysis needs it: what counts by the rule, the engagements behind it, the years searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from summitry.analysis import Contact
from summitry.counting import Count, Entry, Side
from summitry.export.base.standing import references as reference_rows
from summitry.export.derive.coverage import Coverage
from summitry.export.holdings import Holdings
from summitry.lexicon.reference import Reference, load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX
from summitry.model import Engagement
from summitry.run.counting import DEFAULT_REFERENCE, CountOptions, count, material_of, sides_of
from summitry.run.exporting import watched
from summitry.run.stages import lexicon
from summitry.store import Chronicle


class AnalysisOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: pairs of states, and as for a count people, days, rule, chronicle or reference.

    `seed` is that of everything that is drawn at random: the same seed gives the same numbers.
    """

    pairs: tuple[tuple[str, str], ...]
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    rule: str = "in-person"
    strict: bool = False
    db: Path | None = None
    reference: str | None = None
    seed: int = 0


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The contacts of two sides with the engagements behind each, and what searched each year.

    `coverage` runs over the years asked for, or from the first to the last that was searched or has a contact;
    of `partial` years only a part is covered or asked for.
    """

    sides: tuple[Side, Side]
    count: Count
    contacts: tuple[Contact, ...]
    behind: Mapping[str, tuple[Engagement, ...]]
    coverage: Mapping[int, str]
    partial: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """Both states."""
        return " and ".join(side.state for side in self.sides)


def pair_of(asked: AnalysisOptions, states: tuple[str, str]) -> Pair:
    """Count, gather, and see what was searched. Raises as a count does."""
    options = CountOptions(
        states=states, people=asked.people, since=asked.since, until=asked.until, rule=asked.rule, strict=asked.strict,
        db=asked.db, reference=asked.reference,
    )  # fmt: skip
    found = count(options)
    sides, _ = sides_of(states, strict=asked.strict, since=asked.since)
    held = {entry.engagement.id: entry for entry in material_of(options, sides).entries}
    contacts = tuple(
        Contact(id=one.id, edtf=None if one.date == "undated" else one.date, country=one.country)
        for one in found.included
    )
    coverage, partial = _coverage(asked, sides, contacts, found.as_of)
    return Pair(
        sides=sides, count=found, contacts=contacts,
        behind={one.id: _engagements(one.rows, held) for one in found.included},
        coverage=coverage, partial=partial,
    )  # fmt: skip


def _engagements(rows: Sequence[str], held: Mapping[str, Entry]) -> tuple[Engagement, ...]:
    return tuple(held[row].engagement for row in rows if row in held)


def _coverage(
    asked: AnalysisOptions, sides: tuple[Side, Side], contacts: Sequence[Contact], as_of: date | None
) -> tuple[dict[int, str], frozenset[int]]:
    """What searched each year (the codes of both sides stand for them, predecessors and all), and the partial years."""
    seen, references = _searched(asked)
    rows = list(
        reference_rows(Holdings(engagements=(), accounts=(), documents={}, lexicon=lexicon(), references=references))
    )
    days = {"since": asked.since, "until": asked.until, "as_of": as_of}
    coverage = Coverage(
        {
            "coverage": [{"year": str(year), "state": state, "doc_id": doc} for year, state, doc in seen],
            "reference_chronicles": rows,
            "about": [{"name": name, "value": day.isoformat() if day else ""} for name, day in days.items()],
        }
    )
    told = {str(one.year) for one in contacts if one.year is not None}
    codes = [tuple(sorted(side.codes)) for side in sides]
    years = {int(year): coverage.of(codes, year, known=year in told) for year in coverage.years(codes, told)}
    begins = [asked.since, *(date.fromisoformat(row["since"]) for row in rows)]
    return years, _partial(begins, [asked.until, as_of]) & frozenset(years)


def _partial(begins: Sequence[date | None], ends: Sequence[date | None]) -> frozenset[int]:
    """Years that are cut by a first or a last day."""
    first = {day.year for day in begins if day is not None and (day.month, day.day) != (1, 1)}
    return frozenset(first | {day.year for day in ends if day is not None and (day.month, day.day) != (12, 31)})


def _searched(asked: AnalysisOptions) -> tuple[tuple[tuple[int, str, str], ...], tuple[Reference, ...]]:
    if asked.db is None:
        return (), (load_reference(asked.reference or DEFAULT_REFERENCE),)
    with Chronicle.open(asked.db) as chronicle:
        names = [name for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
        return tuple(watched(chronicle)), tuple(load_reference(name) for name in names)
