"""Coverage: sources by year and publisher, and which years were searched at all."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from summitry.run.covering import Coverage, coverage_of
from summitry.store import Chronicle, Wanted
from summitry.web.desk import desk_of
from summitry.web.forms import asked
from summitry.web.pages.chronicle import wanted_of
from summitry.web.rendering import page

_MOST_PUBLISHERS = 60


def coverage(request: Request) -> Response:
    """The page; with two parties or people their years are set against what was searched."""
    fields = asked(request)
    wanted, _ = wanted_of(fields)
    desk = desk_of(request)
    found = _covered(desk.options.db, wanted, desk.state())
    grid = {(one.publisher, int(one.year)): one for one in found.sources if one.year is not None}
    undated = {one.publisher: one for one in found.sources if one.year is None}
    publishers = found.publishers
    shown = {
        "found": found, "grid": grid, "undated": undated, "publishers": publishers[:_MOST_PUBLISHERS],
        "more": len(publishers) - _MOST_PUBLISHERS, "fields": fields,
        "years": sorted({year for _, year in grid}),
        "peak": max((one.documents for one in grid.values()), default=1),
    }  # fmt: skip
    return page(request, "coverage.html", shown)


@lru_cache(maxsize=16)
def _covered(db: Path, wanted: Wanted, _state: tuple[int, ...]) -> Coverage:
    """The coverage, kept as long as the chronicle's file stays as it is: it goes through every document."""
    with Chronicle.open(db) as held:
        return coverage_of(held, wanted)
