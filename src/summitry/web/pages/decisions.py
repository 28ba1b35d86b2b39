"""Who decided what, when and why: everything that is on record, the latest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from summitry.web.decided import decided, just_done
from summitry.web.desk import desk_of
from summitry.web.forms import asked, page_of
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PER_PAGE = 50


def decisions(request: Request) -> Response:
    """The list."""
    fields = asked(request)
    with desk_of(request).open() as held:
        everything = decided(held.judgements())
        seen, done = held.last_judgement, just_done(held, fields.get("done", ""))
    by = sorted({one.judgement.made_by for one in everything})
    found = [one for one in everything if fields.get("by") in (None, one.judgement.made_by)]
    paging = Paging(page_of(fields), PER_PAGE, len(found))
    shown = {
        "found": found[paging.offset : paging.last_shown], "paging": paging, "fields": fields, "by": by, "seen": seen,
        "done": done, "back": "/decisions",
    }  # fmt: skip
    return page(request, "decisions.html", shown)
