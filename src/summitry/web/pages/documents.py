"""The documents: by publisher and year, or by words in their texts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from summitry.store import CLOSE, OPEN, Found, Tally
from summitry.web.desk import desk_of
from summitry.web.forms import asked, page_of
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PER_PAGE = 50
_MOST_FOUND = 100
_MOST_COUNTED = 1000


def documents(request: Request) -> Response:
    """The list, or what a search found."""
    fields = asked(request)
    words = fields.get("words", "")
    publisher = request.query_params.get("publisher")
    year = request.query_params.get("year")
    year = year if year == "" or (year and year.isascii() and year.isdigit() and len(year) == 4) else None
    with desk_of(request).open() as held:
        found = [(one, _passage(one)) for one in held.search(words, _MOST_FOUND)] if words else []
        hits = held.hits(words, _MOST_COUNTED + 1) if len(found) == _MOST_FOUND else len(found)
        paging = Paging(page_of(fields), PER_PAGE, 0 if words else held.holdings_number(publisher, year))
        holdings = [] if words else held.holdings(publisher, year, PER_PAGE, paging.offset)
    shown = {
        "words": words, "found": found, "holdings": holdings, "paging": paging, "fields": fields,
        "publisher": publisher, "year": year, "hits": Tally(min(hits, _MOST_COUNTED), more=hits > _MOST_COUNTED),
    }  # fmt: skip
    return page(request, "documents.html", shown)


def _passage(one: Found) -> list[tuple[str, bool]]:
    """The passage in stretches, each with whether it was looked for."""
    stretches = " ".join(one.passage.split()).replace(CLOSE, OPEN).split(OPEN)
    return [(text, bool(number % 2)) for number, text in enumerate(stretches) if text]
