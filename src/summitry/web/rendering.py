"""Pages out of templates: every value is escaped, and its control characters are shown instead of obeyed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from summitry.present.pages import templates
from summitry.present.phrases import person, signed, when, where, where_short, who
from summitry.present.statement_page import TEMPLATES as TABLES
from summitry.present.visible import visible
from summitry.web.desk import desk_of, session_of
from summitry.web.forms import address

#: Pages of the desk, as the navigation shows them.
PAGES = (
    ("/chronicle", "Chronicle"), ("/queue", "Queue"), ("/documents", "Documents"), ("/claims", "Claims"),
    ("/count", "Count"), ("/pictures", "Pictures"), ("/check", "Check"), ("/import", "Import"),
    ("/coverage", "Coverage"), ("/changes", "Changes"), ("/decisions", "Decisions"),
)  # fmt: skip

LONGEST_TITLE = 200
_RUN = re.compile(r"\S{60}(?=\S)")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates with their filters, compiled once."""
    made = templates(
        Path(__file__).parent / "templates", TABLES,
        when=when, where=where, where_short=where_short, who=who, person=person, signed=signed, soft=soft, short=short,
        number=lambda value: f"{value:,}", day=lambda value: str(value)[:10],
        minute=lambda value: str(value)[:16].replace("T", " "),
    )  # fmt: skip
    made.globals |= {"address": address, "document_at": document_at, "engagement_at": engagement_at, "pages": PAGES}
    made.globals["readouts_at"] = readouts_at
    return made


def soft(text: str | None) -> Markup:
    """Text in which a browser may break very long runs without spaces; it takes seconds over them otherwise."""
    return Markup("<wbr>").join(_RUN.sub("\\g<0>\0", visible(text or "")).split("\0"))  # no other NUL is left by then


def short(text: str | None) -> Markup:
    """A title as a list shows it."""
    return soft(text if text is None or len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…")


def page(request: Request, template: str, shown: Mapping[str, Any] | None = None, code: int = 200) -> HTMLResponse:
    """The answer made of a template; `shown` are its values."""
    desk, session = desk_of(request), session_of(request)
    values = {
        "path": request.url.path,
        "here": address(request.url.path, dict(request.query_params)),
        "reviewer": session.name,
        "form_token": desk.sessions.form_token(session),
        "read_only": desk.options.read_only,
        "file": desk.options.db.name,
    }
    return HTMLResponse(environment().get_template(template).render(values | dict(shown or {})), code)


def document_at(doc_id: str, field: str | None = None, start: int | None = None) -> str:
    """The page of a document, at some words of it; any id fits into a query."""
    place = f"#{field[:2]}{start}" if field and start is not None else ""
    return f"/document?{urlencode({'id': doc_id})}{place}"


def engagement_at(given: str) -> str:
    """The page of an engagement."""
    return f"/engagement/{quote(given, safe='')}"


def readouts_at(given: str) -> str:
    """The page of an engagement's read-outs."""
    return f"/readouts/{quote(given, safe='')}"
