"""One running desk: its options, its secret, and the chronicle that it opens anew for each request."""

from __future__ import annotations

import secrets
from functools import cached_property

from starlette.requests import Request

from summitry.store import Chronicle
from summitry.web.options import DeskOptions, check_options
from summitry.web.sessions import Session, Sessions


class Desk:
    """Made once for a process. Raises InvalidInput for options that would leave it open to a network."""

    def __init__(self, options: DeskOptions) -> None:
        check_options(options)
        self.options = options
        self.sessions = Sessions(secrets.token_bytes(32))

    def open(self) -> Chronicle:
        """The chronicle for reading, as it is now; use it as a context manager. Raises StoreError."""
        return Chronicle.open(self.options.db)

    def state(self) -> tuple[int, ...]:
        """Changes whenever the chronicle's file does."""
        beside = self.options.db.with_name(f"{self.options.db.name}-wal")
        found = [path.stat() for path in (self.options.db, beside) if path.is_file()]
        return tuple(number for one in found for number in (one.st_mtime_ns, one.st_size))

    @cached_property
    def cookie(self) -> str:
        """The cookie's name: two desks on one machine do not take each other's."""
        return f"summitry-{self.options.port}"

    def cookie_header(self, session: Session) -> str:
        """The header that gives a browser its session."""
        return f"{self.cookie}={self.sessions.sealed(session)}; Path=/; HttpOnly; SameSite=Strict"


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    found: Desk = request.scope["state"]["desk"]
    return found


def session_of(request: Request) -> Session:
    """The browser's session."""
    found: Session = request.scope["state"]["session"]
    return found
