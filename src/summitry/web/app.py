"""The application: addresses, errors as pages, and the guard around all of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from summitry.errors import SummitryError
from summitry.web.desk import Desk
from summitry.web.guard import Guard
from summitry.web.options import DeskOptions
from summitry.web.pages.changes import changes, changes_atom, changes_csv
from summitry.web.pages.checking import check, check_form
from summitry.web.pages.chronicle import chronicle, chronicle_csv, chronicle_ics, chronicle_json
from summitry.web.pages.claims import claims
from summitry.web.pages.counting import count_csv, count_json, count_page
from summitry.web.pages.coverage import coverage
from summitry.web.pages.deciding import decide
from summitry.web.pages.decisions import decisions
from summitry.web.pages.document import document
from summitry.web.pages.documents import documents
from summitry.web.pages.engagement import engagement
from summitry.web.pages.imports import imports
from summitry.web.pages.naming import name_form, take_name
from summitry.web.pages.pictures import behind, picture_csv, picture_png, picture_svg, pictures
from summitry.web.pages.queue import queue
from summitry.web.pages.readouts import readouts
from summitry.web.refusals import defect, told, unrouted

_STATIC = Path(__file__).parent / "static"
_KINDS = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


def application(options: DeskOptions) -> Starlette:
    """The desk over one chronicle. Raises InvalidInput for options that would leave it open to a network."""
    desk = Desk(options)
    return Starlette(
        routes=[*_reading(), *_deciding()],
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={HTTPException: unrouted, SummitryError: told, Exception: defect},
    )


def _reading() -> list[Route]:
    return [
        Route("/", _home),
        Route("/chronicle", chronicle),
        Route("/chronicle.csv", chronicle_csv),
        Route("/chronicle.json", chronicle_json),
        Route("/chronicle.ics", chronicle_ics),
        Route("/engagement/{id:path}", engagement),
        Route("/documents", documents),
        Route("/document", document),
        Route("/claims", claims),
        Route("/count", count_page),
        Route("/count.csv", count_csv),
        Route("/count.json", count_json),
        Route("/pictures", pictures),
        Route("/pictured", behind),
        Route("/picture.csv", picture_csv),
        Route("/picture.svg", picture_svg),
        Route("/picture.png", picture_png),
        Route("/readouts/{id:path}", readouts),
        Route("/changes", changes),
        Route("/changes.csv", changes_csv),
        Route("/changes.atom", changes_atom),
        Route("/check", check_form),
        Route("/check", check, methods=["POST"]),
        Route("/import", imports),
        Route("/coverage", coverage),
        Route("/static/{name}", _file),
    ]


def _deciding() -> list[Route]:
    return [
        Route("/queue", queue),
        Route("/decisions", decisions),
        Route("/decide", decide, methods=["POST"]),
        Route("/name", name_form),
        Route("/name", take_name, methods=["POST"]),
    ]


def _home(_request: Request) -> Response:
    return RedirectResponse("/chronicle", 307)


def _file(request: Request) -> Response:
    """One of the desk's own two files; a name is looked up, never a path."""
    name = request.path_params["name"]
    if name not in _KINDS:
        raise HTTPException(404)
    return Response(_own_file(name), headers={"Content-Type": _KINDS[name]})


@lru_cache(maxsize=2)
def _own_file(name: str) -> bytes:
    return (_STATIC / name).read_bytes()
