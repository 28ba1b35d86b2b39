"""The claims: who said what, in exact words; nothing here is taken for a fact."""

from __future__ import annotations

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from summitry.model import ClaimType
from summitry.store import ClaimsWanted
from summitry.web.desk import desk_of
from summitry.web.forms import asked, page_of
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PER_PAGE = 50
_TYPES = get_args(ClaimType)


def claims(request: Request) -> Response:
    """The list of claims, as far as the filters let through."""
    fields = asked(request)
    wanted = ClaimsWanted(
        type=next((one for one in _TYPES if one == fields.get("type")), None),
        speaker=fields.get("speaker", ""),
        party=fields.get("party", "").upper(),
        words=fields.get("words", ""),
    )
    with desk_of(request).open() as held:
        paging = Paging.of(page_of(fields), PER_PAGE, held.claims_number(wanted))
        found = held.claims_page(wanted, PER_PAGE, paging.offset)
        total = held.claims_number(ClaimsWanted()).number
    shown = {"found": found, "paging": paging.met(len(found)), "fields": fields, "types": _TYPES, "total": total}
    return page(request, "claims.html", shown)
