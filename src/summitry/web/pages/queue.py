"""The queue: one decision a screen, the gravest doubt first."""

from __future__ import annotations

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from summitry.run.dossiers import SHOWN, dossier_of
from summitry.run.doubts import doubts_of
from summitry.store import Doubt
from summitry.web.decided import just_done
from summitry.web.desk import desk_of
from summitry.web.forms import address, asked
from summitry.web.pages.engagement import decidable, sheet_of
from summitry.web.rendering import page

#: What can be asked for, with the words of the page.
VIEWS: dict[Doubt | None, str] = {
    None: "all", "disputed": "sources disagree", "plan": "plans", "single": "told once", "day": "no day told",
    "leaders": "leaders",
}  # fmt: skip


def queue(request: Request) -> Response:
    """The undecided engagement at a place of the queue, with everything that a decision needs."""
    fields = asked(request)
    doubt: Doubt | None = next((one for one in get_args(Doubt) if one == fields.get("doubt")), None)
    with desk_of(request).open() as held:
        number = held.waiting(doubt)
        place = min(_place(fields.get("skip", "0")), max(0, number - 1))
        one = held.queued(doubt, place)
        done = just_done(held, fields.get("done", ""))
        dossier = dossier_of(held, one.id, SHOWN) if one else None
        shown: dict[str, object] = {
            "doubt": doubt, "views": VIEWS, "place": place, "waiting": number, "done": done, "fields": fields,
            "back": address("/queue", {}, doubt=doubt, skip=place or None),
        }  # fmt: skip
        if dossier is not None:
            shown |= sheet_of(dossier) | decidable(held, dossier)
            shown["words_first"] = True
            shown["doubts"] = doubts_of(dossier, held.last_published)
    return page(request, "queue.html", shown)


def _place(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
