"""Coverage: sources by year and publisher, and which years were searched at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.run.covering import Coverage, coverage_of
from summitry.store import Chronicle, Wanted
from summitry.web.desk import desk_of
from summitry.web.forms import address, asked
from summitry.web.pages.chronicle import wanted_of
from summitry.web.rendering import page

_MOST_PUBLISHERS = 60


class Cell(msgspec.Struct, frozen=True):
    """Documents of a publisher in a year: how many, where they are listed, and how dark the cell is."""

    number: str
    at: str
    tone: str


class Row(msgspec.Struct, frozen=True):
    """A publisher with a cell for each year, None where there is no document."""

    publisher: str | None
    at: str
    documents: int
    telling: int
    cells: tuple[Cell | None, ...]
    undated: int


def coverage(request: Request) -> Response:
    """The page; with two parties or people their years are set against what was searched."""
    fields = asked(request)
    wanted, _ = wanted_of(fields)
    desk = desk_of(request)
    found = _covered(desk.options.db, wanted, desk.state())
    years = sorted({int(one.year) for one in found.sources if one.year is not None})
    shown = {"found": found, "rows": list(_rows(found, years)), "more": found.more, "fields": fields, "years": years}
    return page(request, "coverage.html", shown)


def _rows(found: Coverage, years: Sequence[int]) -> Iterator[Row]:
    """The grid, its cells ready: thousands of them are made faster here than in a template."""
    numbers = {(one.publisher, one.year): one.documents for one in found.sources}
    peak = max((number for (_, year), number in numbers.items() if year is not None), default=1)
    for one in found.publishers:
        at = address("/documents", {}, publisher=one.name or "")
        held = [(year, numbers.get((one.name, str(year)), 0)) for year in years]
        cells = tuple(
            Cell(f"{number:,}", f"{at}&year={year}", f"h{-(-number * 5 // peak)}") if number else None
            for year, number in held
        )
        yield Row(one.name, at, one.documents, one.telling, cells, numbers.get((one.name, None), 0))


@lru_cache(maxsize=16)
def _covered(db: Path, wanted: Wanted, _state: tuple[int, ...]) -> Coverage:
    """The coverage, kept as long as the chronicle's file stays as it is."""
    with Chronicle.open(db) as held:
        return coverage_of(held, wanted, _MOST_PUBLISHERS)
