"""What stands before every page: whose request it is, how large it may be, and what the answer must say.

Refused are foreign hosts (a name that somebody points at 127.0.0.1), a missing token, bodies over the limit, and
forms that were not sent from a page of this desk.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summitry.web.desk import Desk
from summitry.web.forms import read_fields
from summitry.web.options import is_loopback
from summitry.web.refusals import refusal
from summitry.web.sessions import Session

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make the browser hide where our own forms come from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_ASKING = frozenset({"GET", "HEAD"})


class TooLarge(Exception):
    """The body goes over the limit."""


class Guard:
    """An ASGI application around the pages."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on to the pages."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        desk = self._desk
        request = Request(scope, receive)
        session = desk.sessions.opened(request.cookies.get(desk.cookie))
        fresh = session is None
        session = session or desk.sessions.new(desk.options.name)
        scope["state"] = {"desk": desk, "session": session, "fields": {}}
        answer = self._refused_host(request) or self._admitted(request, session)
        answer = answer or await self._refused_form(request, session)
        finish = _Finish(send, desk.cookie_header(session) if fresh else None)
        await (answer or self._app)(scope, receive, finish)

    def _refused_host(self, request: Request) -> Response | None:
        """Names that only point at this machine are no names of this desk."""
        options = self._desk.options
        if not is_loopback(options.host):
            return None
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        if is_loopback(host):
            return None
        return refusal(request, 403, f"this desk does not answer for the host {host!r}", f"open {options.address}")

    def _admitted(self, request: Request, session: Session) -> Response | None:
        """None for those who gave the token; else the page that asks for it, or the way on once it is given."""
        wanted = self._desk.options.token
        if wanted is None or session.admitted or request.url.path.startswith("/static/"):
            return None
        if _same(request.headers.get("authorization", "").removeprefix("Bearer "), wanted):
            return None
        if _same(request.query_params.get("token", ""), wanted):
            left = request.url.remove_query_params("token")
            onward = RedirectResponse(f"{left.path}?{left.query}" if left.query else left.path, 303)
            admitted = Session(session.id, session.name, admitted=True)
            onward.headers.append("set-cookie", self._desk.cookie_header(admitted))
            return onward
        return refusal(
            request, 401, "this desk asks for its token", "use the address with ?token=… that you were given"
        )

    async def _refused_form(self, request: Request, session: Session) -> Response | None:
        if request.method in _ASKING:
            return None
        try:
            body = await _body(request, self._desk.options.body_limit)
        except TooLarge:
            limit = f"{self._desk.options.body_limit:,} bytes"
            return refusal(request, 413, f"this is more than the desk takes ({limit})", "send less text at once")
        if not _from_here(request.headers):
            return refusal(
                request, 403, "this form was sent from another site; nothing was decided", "open the desk itself"
            )
        fields = read_fields(body, request.headers.get("content-type", ""))
        if not self._desk.sessions.accepts(session, fields.get("form_token", "")):
            return refusal(
                request, 403, "this form is not of your session; nothing was decided",
                "open the page again and decide there: the desk may have been started anew",
            )  # fmt: skip
        request.scope["state"]["fields"] = fields
        return None


class _Finish:
    """Sends the answer with the headers of every answer, and the cookie of a new session."""

    def __init__(self, send: Send, cookie: str | None) -> None:
        self._send, self._cookie = send, cookie

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if self._cookie and "set-cookie" not in headers:
                headers.append("set-cookie", self._cookie)
        await self._send(message)


async def _body(request: Request, limit: int) -> bytes:
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > limit:
        raise TooLarge
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that the form stood on a page of this host; one that says nothing is not believed."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host")
    return site is not None


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
