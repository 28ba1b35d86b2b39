"""What is new since a release: engagements that came, changed, were merged or withdrawn, and sources that vanished."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.comparing import Difference
from summitry.errors import InvalidInput
from summitry.model import Document
from summitry.present.difference import write_difference_csv
from summitry.present.feed import atom
from summitry.run.releasing import compare_versions
from summitry.store import Chronicle, Mark, Release
from summitry.web.desk import desk_of
from summitry.web.forms import Fields, asked
from summitry.web.pages.chronicle import download
from summitry.web.rendering import page

NOW = "now"
MOST = 500


class Lost(msgspec.Struct, frozen=True):
    """A document whose source is gone or changed, and the one that stands in its place."""

    mark: Mark
    document: Document
    now: Document | None


def changes(request: Request) -> Response:
    """The page: from the latest release to now, if nothing else is asked for."""
    fields = asked(request)
    with desk_of(request).open() as held:
        releases, lost = held.releases(), list(_lost(held))
    between = _between(fields, releases)
    found = _compared(request, between) if between else None
    shown = {
        "releases": releases, "lost": lost, "between": between, "found": found, "fields": fields, "most": MOST,
        "versions": [*(one.name for one in releases), NOW],
    }  # fmt: skip
    return page(request, "changes.html", shown)


def _lost(held: Chronicle) -> Sequence[Lost]:
    return [
        Lost(mark, held.document(given), held.document(mark.superseded_by) if mark.superseded_by else None)
        for given, mark in sorted(held.marked_sources().items())[:MOST]
    ]


def _between(fields: Fields, releases: Sequence[Release]) -> tuple[str, str] | None:
    """The two versions, both of this chronicle: a name from the address never opens a file."""
    known = {one.name for one in releases}
    if not known:
        return None
    before, after = fields.get("from", releases[-1].name), fields.get("to", NOW)
    for name in (before, after):
        if name not in known and name != NOW:
            raise InvalidInput(f"there is no release {name!r}", hint=f"the releases are: {', '.join(sorted(known))}")
    return before, after


def changes_csv(request: Request) -> Response:
    """The difference as `summitry diff --format csv` prints it."""
    handle = io.StringIO()
    write_difference_csv(handle, _required(request)[0])
    return download(handle.getvalue().encode("utf-8-sig"), "changes.csv", "text/csv; charset=utf-8")


def changes_atom(request: Request) -> Response:
    """The difference as a feed."""
    found, moment = _required(request)
    return Response(atom(found, moment, desk_of(request).options.db.name), media_type="application/atom+xml")


def _required(request: Request) -> tuple[Difference, str]:
    with desk_of(request).open() as held:
        releases, last = held.releases(), held.last_published
    between = _between(asked(request), releases)
    if between is None:
        raise InvalidInput("there is no release to compare with", hint="make one: summitry release NAME")
    made = {one.name: one.made_at for one in releases}
    moment = made.get(between[1], f"{last or '1970-01-01'}T00:00:00Z")
    return _compared(request, between), moment


def _compared(request: Request, between: tuple[str, str]) -> Difference:
    desk = desk_of(request)
    return _difference(desk.options.db, between, desk.state())


@lru_cache(maxsize=8)
def _difference(db: Path, between: tuple[str, str], _state: tuple[int, ...]) -> Difference:
    """The difference, kept as long as the chronicle's file stays as it is: it goes through every engagement."""
    return compare_versions(*between, db)
