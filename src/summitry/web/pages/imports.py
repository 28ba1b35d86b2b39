"""The account of the import: what was met and what became of it, down to each thing that was skipped."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from summitry.store import Outcome
from summitry.web.desk import desk_of
from summitry.web.forms import asked, page_of
from summitry.web.pages.paging import Paging
from summitry.web.rendering import page

PER_PAGE = 100
#: What can be looked at, as (outcome, heading).
VIEWS: tuple[tuple[Outcome, str], ...] = (
    ("skipped", "Skipped"), ("copy", "Exact copies"), ("noted", "Remarks"), ("read", "Read"), ("file", "Files"),
)  # fmt: skip


def imports(request: Request) -> Response:
    """The totals, and the lines of one outcome."""
    fields = asked(request)
    with desk_of(request).open() as held:
        totals, reasons = held.import_totals(), held.import_reasons()
        counted = held.import_outcomes()
        filled: list[Outcome] = [one for one, _ in VIEWS if counted.get(one)]
        asked_for: list[Outcome] = [one for one, _ in VIEWS if one == fields.get("outcome")]
        outcome = [*asked_for, *filled, VIEWS[0][0]][0]
        paging = Paging(page_of(fields), PER_PAGE, counted.get(outcome, 0))
        rows = held.imports_page((outcome,), PER_PAGE, paging.offset)
        complete = held.complete
    shown = {
        "totals": totals, "reasons": reasons, "views": [(*view, counted.get(view[0], 0)) for view in VIEWS],
        "outcome": outcome, "paging": paging, "rows": rows, "fields": fields, "complete": complete,
    }  # fmt: skip
    return page(request, "import.html", shown)
