"""Facts beside the tables that a check needs: terms of office by number, trips abroad, years of anniversaries.

Files in `facts/`, one struct a row; `line` gives a row back as it stands in its file, so that it can be quoted.
A list of trips is complete only for the periods that `trip_lists.csv` says, and every row names its source.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from summitry.errors import InvalidLexicon, SummitryError
from summitry.model import bounds

FACTS = Path(__file__).parent / "facts"
Row = TypeVar("Row", bound=msgspec.Struct)


class Mandate(msgspec.Struct, frozen=True):
    """`mandates.csv`: the numbered term of a person in an office, with the days of election and of taking office."""

    person: str
    office: str
    number: int
    elected: str
    start: str
    end: str
    source: str


class Trip(msgspec.Struct, frozen=True):
    """`trips.csv`: a stay abroad; first and last day, country and the first city."""

    person: str
    start: str
    end: str
    country: str
    city: str
    source: str


class TripList(msgspec.Struct, frozen=True):
    """`trip_lists.csv`: between these days the trips of a person are all listed, as `source` shows."""

    person: str
    since: str
    until: str
    complete: str
    source: str


class Anniversary(msgspec.Struct, frozen=True):
    """`anniversaries.csv`: what is remembered, its names in lower case, the parties it belongs to, and the day."""

    id: str
    names: str
    parties: str
    date: str
    source: str


class Facts(msgspec.Struct, frozen=True):
    """All rows of the four files."""

    mandates: tuple[Mandate, ...]
    trips: tuple[Trip, ...]
    trip_lists: tuple[TripList, ...]
    anniversaries: tuple[Anniversary, ...]


@lru_cache(maxsize=1)
def load_facts() -> Facts:
    """The facts that come with the program. Raises InvalidLexicon with every problem at once."""
    problems: list[str] = []
    facts = Facts(
        _rows("mandates", Mandate, problems),
        _rows("trips", Trip, problems),
        _rows("trip_lists", TripList, problems),
        _rows("anniversaries", Anniversary, problems),
    )
    if problems:
        raise InvalidLexicon(problems)
    return facts


@lru_cache(maxsize=1)
def regions() -> Mapping[str, frozenset[str]]:
    """States of the parts of the world, by lower-case English name (`regions.csv`); longer names first."""
    found: dict[str, set[str]] = defaultdict(set)
    with (FACTS / "regions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["region"]].add(row["state"])
    return {name: frozenset(found[name]) for name in sorted(found, key=len, reverse=True)}


def line(row: msgspec.Struct) -> str:
    """A row as the line of a file, without its end."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(msgspec.structs.astuple(row))
    return buffer.getvalue()


def _rows(name: str, kind: type[Row], problems: list[str]) -> tuple[Row, ...]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    found = []
    for number, row in enumerate(rows, 2):
        try:
            found.append(msgspec.convert(row, kind, strict=False))
            _check_days(row.get(key) for key in ("elected", "start", "end", "since", "until", "date"))
        except (msgspec.ValidationError, SummitryError) as problem:
            problems.append(f"facts/{name}.csv:{number}: {problem}")
    return tuple(found)


def _check_days(cells: Iterable[str | None]) -> None:
    for cell in cells:
        if cell:
            bounds(cell)
