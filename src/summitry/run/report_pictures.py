"""The pictures of a report, from its count and its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from summitry.analysis import Contact, Covered, balance, coverage, rhythm
from summitry.counting import Count, Entry, Included
from summitry.lexicon import Lexicon
from summitry.present.pictures import Framing, Picture
from summitry.present.pictures.balance import balance_picture
from summitry.present.pictures.coverage import coverage_picture
from summitry.present.pictures.figures import Series, figures_picture
from summitry.present.pictures.ladder import Designation, ladder_picture
from summitry.present.pictures.rhythm import rhythm_picture
from summitry.present.pictures.rules import rules_picture
from summitry.present.pictures.signed import signed_picture
from summitry.present.pictures.timeline import timeline_picture
from summitry.present.pictures.venues import venues_picture
from summitry.run.report_bands import designation_bands, leader_bands
from summitry.run.report_venues import venues


class Gathered(msgspec.Struct, frozen=True):
    """What the pictures are drawn from; `said` are the words of each engagement by its id."""

    entries: tuple[Entry, ...]
    count: Count
    counts: tuple[Count, ...]
    designations: tuple[Designation, ...]
    series: tuple[Series, ...]
    said: Mapping[str, str]


def pictures(all_of: Gathered, framing: Framing, known: Lexicon) -> Iterator[Picture]:
    """The pictures that there is something for."""
    found, said = [entry.engagement for entry in all_of.entries], all_of.said
    bands = [*leader_bands(found, framing, known), *designation_bands(all_of.designations)]
    if found:
        yield timeline_picture(found, bands, said, framing)
    yield from _counted(all_of.count.included, said, framing, known)
    if all_of.designations:
        yield ladder_picture(all_of.designations, framing)
    if any(one.documents for one in found):
        yield signed_picture(found, said, framing)
    if all_of.series:
        yield figures_picture(all_of.series, framing)
    yield rules_picture(all_of.counts, framing)
    if found:
        yield coverage_picture(coverage([covered(entry) for entry in all_of.entries], _years(framing)), said, framing)


def _counted(
    included: Sequence[Included], said: Mapping[str, str], framing: Framing, known: Lexicon
) -> Iterator[Picture]:
    contacts = [contact(one.id, one.date, one.country) for one in included]
    if contacts:
        years = _years(framing)
        yield balance_picture(balance(contacts, framing.first.codes, framing.second.codes, years), said, framing)
        yield rhythm_picture(rhythm(contacts, framing.since, framing.as_of), said, framing)
        yield venues_picture(*venues(included, said, known), said, framing)


def contact(ident: str, edtf: str, country: str | None) -> Contact:
    """What was counted, for analysis."""
    return Contact(id=ident, edtf=None if edtf == "undated" else edtf, country=country)


def covered(entry: Entry) -> Covered:
    """An entry, for coverage; sources with one address, or one title, are one."""
    one = entry.engagement
    year = contact(one.id, one.date.edtf if one.date else "undated", None).year
    keys = tuple(dict.fromkeys(source.url or source.title or source.publisher or "" for source in entry.sources))
    return Covered(id=one.id, year=year, sources=keys, reviewed=entry.reviewed)


def _years(framing: Framing) -> tuple[int, int] | None:
    return (framing.since.year, framing.as_of.year) if framing.since and framing.as_of else None
