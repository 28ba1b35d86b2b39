"""The chronicle as a list: filters, pages, and the same list as a file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.errors import InvalidInput
from summitry.lexicon.succession import codes, told_of
from summitry.model import Kind, Level, Status, bounds
from summitry.present.delimited import write_csv
from summitry.present.guide import engagement_to_guide
from summitry.run.exporting import ExportOptions, write_export
from summitry.store import Wanted
from summitry.web.desk import desk_of
from summitry.web.forms import Fields, asked, page_of
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PER_PAGE = 50
#: What people decided, as `Wanted.review` has it → the words of the page.
REVIEWS = {"open": "not decided", "accepted": "accepted", "rejected": "rejected"}
_KINDS, _STATUSES, _LEVELS = get_args(Kind), get_args(Status), get_args(Level)


def chronicle(request: Request) -> Response:
    """The list, as far as the filters let through."""
    fields = asked(request)
    wanted, problems = wanted_of(fields)
    with desk_of(request).open() as held:
        number = page_of(fields)
        listed = held.page(wanted, PER_PAGE, (number - 1) * PER_PAGE, fields.get("after") if number > 1 else None)
        if not listed.found and number > 1:  # beyond the end
            number = max(1, -(-listed.tally.number // PER_PAGE))
            listed = held.page(wanted, PER_PAGE, (number - 1) * PER_PAGE)
        found, paging = listed.found, Paging.of(number, PER_PAGE, listed.tally)
        told = held.told_by(found)
        total = held.number(Wanted())
    shown = {
        "found": found, "told": told, "paging": paging, "fields": fields, "total": total,
        "problems": problems, "notes": _told(fields, wanted), "kinds": _KINDS, "statuses": _STATUSES,
        "levels": _LEVELS, "reviews": REVIEWS,
    }  # fmt: skip
    return page(request, "chronicle.html", shown, 400 if problems else 200)


def chronicle_csv(request: Request) -> Response:
    """The list as a table; the same columns as `summitry list --format csv`."""
    with desk_of(request).open() as held:
        found = held.engagements(_strict(request))
        handle = io.StringIO()
        write_csv(handle, found, held.sources(found))
    return download(handle.getvalue().encode("utf-8-sig"), "chronicle.csv", "text/csv; charset=utf-8")


def chronicle_json(request: Request) -> Response:
    """The list as `summitry list --format json` prints it."""
    with desk_of(request).open() as held:
        found = held.engagements(_strict(request))
        sources = held.sources(found)
    plain = [engagement_to_guide(one, sources[one.id]) for one in found]
    return download(msgspec.json.format(msgspec.json.encode(plain), indent=2), "chronicle.json", "application/json")


def chronicle_ics(request: Request) -> Response:
    """The list as a calendar, as `summitry export ical` writes it."""
    options = ExportOptions(wanted=_strict(request))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "chronicle.ics"
        write_export("ical", file, desk_of(request).options.db, options)
        return download(file.read_bytes(), file.name, "text/calendar; charset=utf-8")


def download(body: bytes, name: str, kind: str) -> Response:
    """A file to save; the browser does not show it."""
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _strict(request: Request) -> Wanted:
    wanted, problems = wanted_of(asked(request))
    if problems:
        raise InvalidInput("; ".join(problems.values()), hint="correct the filters on the page of the chronicle")
    return wanted


def wanted_of(fields: Fields) -> tuple[Wanted, Mapping[str, str]]:
    """The filters, and what is wrong with those that cannot be read, by field."""
    problems: dict[str, str] = {}
    given: dict[str, Any] = {
        "between": tuple(codes(fields[side].upper()) for side in ("a", "b") if side in fields),
        "people": tuple(fields.every("person")),
        "words": fields.get("words", ""),
        "disputed": "disputed" in fields,
    }
    for name, last in (("since", False), ("until", True)):
        if name in fields:
            given[name] = _day(name, fields[name], problems, last=last)
    for name, field, choices in (("kinds", "kind", _KINDS), ("statuses", "status", _STATUSES)):
        given[name] = tuple(one for one in fields.every(field) if one in choices)
    for name, allowed in (("level", _LEVELS), ("review", REVIEWS)):
        if fields.get(name) in allowed:
            given[name] = fields[name]
    return Wanted(**given), problems


def _day(name: str, text: str, problems: dict[str, str], *, last: bool) -> date | None:
    try:
        span = bounds(text)
    except InvalidInput as problem:
        problems[name] = f"{problem.message} ({problem.hint})"
        return None
    return span.latest if last else span.earliest


def _told(fields: Fields, wanted: Wanted) -> list[str]:
    """Which predecessors are taken with the states asked for."""
    states = [fields[side].upper() for side in ("a", "b") if side in fields]
    return list(told_of(states, wanted.since))
