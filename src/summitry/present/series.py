"""A series of figures for people to read: by year and reporter, with disagreements and the check of growth."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from summitry.analysis.growth import GrowthCheck
from summitry.analysis.ledger import Appearance
from summitry.analysis.series import Point, Series
from summitry.present.amounts import amount, cell
from summitry.present.ledger import cited_lines
from summitry.present.visible import visible

COLUMNS = (
    "parties", "subject", "year", "value", "unit", "qualifier", "reporter", "speaker_type", "said", "change_pct",
    "change_check", "change_computed", "disagrees", "claim", "quote", "urls",
)  # fmt: skip
#: What the check of a growth comes to, in words.
CHECKED = {
    "agrees": "agrees with the values", "within-rounding": "within the rounding of the values",
    "differs": "does not follow from the values (which may have been revised since)", "not-checked": "not checked",
}  # fmt: skip


def series_lines(found: Iterable[Series]) -> Iterator[str]:
    """The series one after the other."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one.subject.replace('-', ' ')}, {' and '.join(one.parties)}, in {one.unit or 'no common unit'}:"
        disputed = {each.year for each in one.disagreements}
        for point in one.points:
            yield from _point_lines(point, disputed=point.year in disputed)
        yield from _disagreement_lines(one)
        yield from _aside_lines(one)


def _point_lines(one: Point, *, disputed: bool) -> Iterator[str]:
    change = f"  {one.claim.change_pct:+g}%" if one.claim.change_pct is not None else ""
    said = f", said {one.claim.said}" if one.claim.said else ""
    told = amount(one.value, one.unit, one.claim.qualifier) + change
    yield f"{'!' if disputed else ' '} {one.year}  {told}  {visible(one.reporter)}{said}"
    if one.change is not None and one.change.verdict != "agrees":
        yield f"        {CHECKED[one.change.verdict]}: {one.change.why}"
    for each in one.claim.appearances:
        where = list(cited_lines(each)) or [
            " ".join(part for part in (each.outlet, each.url, f"[{each.doc_id}]") if part)
        ]
        yield from (f"        - {visible(line)}" for line in where)


def _document(one: Appearance) -> str:
    return " ".join(part for part in (one.outlet, one.url, f"[{one.doc_id}]") if part)


def _disagreement_lines(found: Series) -> Iterator[str]:
    if found.disagreements:
        yield f"Years with values that differ by more than their rounding ({len(found.disagreements)}):"
    for one in found.disagreements:
        told = " against ".join(f"{amount(value, found.unit)} ({', '.join(who)})" for value, who in one.values)
        yield f"  {one.year}: {visible(told)}"


def _aside_lines(found: Series) -> Iterator[str]:
    if found.aside:
        yield f"Not in the series ({len(found.aside)}):"
    for reason, one in found.aside:
        told = amount(one.value, one.unit, one.qualifier)
        yield visible(f"  {reason}: {told}, {one.period or 'no period'}: “{one.text}” [{one.id}]")


def write_series_csv(handle: TextIO, found: Iterable[Series]) -> None:
    """One row a point."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        disputed = {each.year for each in one.disagreements}
        writer.writerows(_row(one, point, disputed=point.year in disputed) for point in one.points)


def _row(found: Series, one: Point, *, disputed: bool) -> list[str | int | float]:
    claim, check = one.claim, one.change or GrowthCheck(verdict="not-checked", told=0, why="")
    urls = [each.url for shown in claim.appearances for each in shown.cited if each.url]
    urls += [shown.url for shown in claim.appearances if shown.url]
    return [
        ";".join(found.parties), found.subject, one.year, cell(one.value), one.unit, claim.qualifier or "",
        one.reporter, claim.speaker_type or "", claim.said or "", cell(claim.change_pct), check.verdict,
        cell(check.computed), "yes" if disputed else "no", claim.id,
        claim.appearances[0].quote, " ".join(dict.fromkeys(urls)),
    ]  # fmt: skip
