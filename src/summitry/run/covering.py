"""What was searched, year by year, so that "nothing found" is told apart from "not searched".

A year counts as searched when a document of that year was read, or when a reference chronicle that the file holds
covers the two parties then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_rows import About
from summitry.lexicon.reference_sources import PREFIX
from summitry.model import bounds
from summitry.store import Chronicle, Covered, Publisher, Wanted

Finding = Literal["found", "nothing found", "not searched"]


class YearCovered(msgspec.Struct, frozen=True):
    """One year: documents published in it, reference chronicles that cover it, and engagements that it holds."""

    year: int
    documents: int
    references: tuple[str, ...]
    engagements: int

    @property
    def finding(self) -> Finding:
        """What a reader may conclude."""
        if self.engagements:
            return "found"
        return "nothing found" if self.documents or self.references else "not searched"


class Coverage(msgspec.Struct, frozen=True):
    """The largest publishers with their documents by year, how many there are besides, and the years of what is asked.

    `undated` are documents without a day of publication.
    """

    publishers: tuple[Publisher, ...]
    more: int
    sources: tuple[Covered, ...]
    years: tuple[YearCovered, ...]
    undated: int


def coverage_of(chronicle: Chronicle, wanted: Wanted, most: int) -> Coverage:
    """The coverage of a chronicle by its `most` largest publishers, the engagements wanted set against all of it."""
    publishers = chronicle.publishers()
    shown = tuple(publishers[:most])
    documents = chronicle.documents_by_year()
    published = {int(year): number for year, number in documents.items() if year is not None}
    held = chronicle.by_year(wanted)
    covering = {name: _years(about) for name, about in _references(chronicle) if _covers(about, wanted.between)}
    known = {*published, *held, *(year for years in covering.values() for year in years)}
    years = range(min(known), max(known) + 1) if known else range(0)
    return Coverage(
        shown,
        len(publishers) - len(shown),
        tuple(chronicle.coverage([one.name for one in shown])),
        tuple(
            YearCovered(
                year, published.get(year, 0), tuple(name for name, span in covering.items() if year in span),
                held.get(year, 0),
            )
            for year in years
        ),
        documents.get(None, 0),
    )  # fmt: skip


def _references(chronicle: Chronicle) -> list[tuple[str, About]]:
    held = [name for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
    return [(name, load_reference(name).rows.about) for name in held]


def _covers(about: About, between: Sequence[str | tuple[str, ...]]) -> bool:
    """Whether a reference is about the two sides that are asked for; about nothing less than both."""
    sides = [{side} if isinstance(side, str) else set(side) for side in between]
    return len(sides) == 2 and all(side & set(about.parties) for side in sides)


def _years(about: About) -> range:
    low, high = bounds(about.since).earliest, bounds(about.as_of).latest
    return range(low.year, high.year + 1) if low and high else range(0)
