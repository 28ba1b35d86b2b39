"""The name under which somebody decides."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from summitry.web.desk import desk_of, session_of
from summitry.web.forms import asked, local, sent
from summitry.web.rendering import page
from summitry.web.sessions import LONGEST_NAME, clean_name


def name_form(request: Request) -> Response:
    """The form."""
    shown = {"back": local(asked(request).get("back", "/"), "/chronicle"), "longest": LONGEST_NAME, "problem": None}
    return page(request, "name.html", shown)


def take_name(request: Request) -> Response:
    """Take the name into the session and go back to where one was."""
    fields = sent(request)
    back, name = local(fields.get("back", "/"), "/chronicle"), clean_name(fields.get("name", ""))
    if name is None:
        shown = {"back": back, "longest": LONGEST_NAME, "problem": "a name needs at least one letter"}
        return page(request, "name.html", shown, 400)
    return named(request, RedirectResponse(back, 303), name)


def named(request: Request, answer: Response, name: str) -> Response:
    """The answer, with the name in the browser's session from now on."""
    session = msgspec.structs.replace(session_of(request), name=name)
    answer.headers.append("set-cookie", desk_of(request).cookie_header(session))
    return answer
