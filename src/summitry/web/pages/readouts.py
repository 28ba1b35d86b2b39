"""Both sides' read-outs of one engagement in columns, by topic, each sentence leading to where it stands."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from summitry.errors import InvalidInput
from summitry.present.statement_page import readout_values
from summitry.run.readouts import ReadoutOptions, readouts_of
from summitry.web.desk import desk_of
from summitry.web.forms import address, asked
from summitry.web.rendering import document_at, page, readouts_at


def readouts(request: Request) -> Response:
    """The page of an id; an older id leads to the one that it has now."""
    wanted, fields = request.path_params["id"], asked(request)
    desk = desk_of(request)
    with desk.open() as held:
        one = held.engagement(wanted)
    if one.id != wanted:
        return RedirectResponse(address(readouts_at(one.id), fields), 302)
    states = tuple(dict.fromkeys(party.country for party in one.participants if party.country))
    between = tuple(fields[side].upper() for side in ("a", "b") if "a" in fields and "b" in fields)
    shown = {"one": one, "fields": fields, "states": states, "at": document_at, "found": None, "problem": None}
    try:
        shown |= readout_values(readouts_of(ReadoutOptions(wanted=one.id, db=desk.options.db, between=between)))
    except InvalidInput as problem:
        shown["problem"] = problem
    return page(request, "readouts_page.html", shown, 400 if shown["problem"] and between else 200)
