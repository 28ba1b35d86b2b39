"""Answers that refuse: a page in words with its code, never a traceback."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from summitry.errors import DecidedMeanwhile, InvalidInput, NotFound, StoreError, SummitryError
from summitry.web.rendering import page

_CODES: tuple[tuple[type[SummitryError], int], ...] = (
    (NotFound, 404), (InvalidInput, 400), (StoreError, 503), (DecidedMeanwhile, 409),
)  # fmt: skip
_TITLES = {
    400: "That cannot be read", 401: "A token is needed", 403: "Refused", 404: "Not here", 405: "Not that way",
    409: "Somebody decided before you", 413: "Too much at once", 500: "A defect of the desk", 503: "No chronicle",
}  # fmt: skip


def refusal(request: Request, code: int, message: str, hint: str | None = None) -> Response:
    """A page that says what was wrong and what to do."""
    title = _TITLES.get(code, "Refused")
    return page(request, "refusal.html", {"title": title, "message": message, "hint": hint}, code)


def told(request: Request, problem: Exception) -> Response:
    """An error of Summitry as a page."""
    assert isinstance(problem, SummitryError)
    code = next((code for kind, code in _CODES if isinstance(problem, kind)), 400)
    return refusal(request, code, problem.message, problem.hint)


def unrouted(request: Request, problem: Exception) -> Response:
    """An address or method that the desk does not have."""
    assert isinstance(problem, HTTPException)
    path = request.url.path
    if problem.status_code == 405:
        return refusal(request, 405, f"{path} does not take {request.method}", "use the forms of the pages")
    return refusal(request, problem.status_code, f"there is no page {path!r}", "go on from one of the pages above")


def defect(request: Request, problem: Exception) -> Response:
    """A fault of the program: said as one, without what stands behind it."""
    message = f"something went wrong while this page was made ({type(problem).__name__})"
    return refusal(request, 500, message, "please report it with the address of the page; nothing was decided")
