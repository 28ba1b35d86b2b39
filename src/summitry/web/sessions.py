"""Who is at the other end: a signed cookie with a random id, the reviewer's name, and whether the token was given.

The signature is made with a secret that lives as long as the process; nothing is kept on the server.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

import msgspec

from summitry.present.visible import visible

LONGEST_NAME = 60


class Session(msgspec.Struct, frozen=True):
    """One browser; `name` is None until the reviewer has given one."""

    id: str
    name: str | None = None
    admitted: bool = False


class Sessions(msgspec.Struct, frozen=True):
    """Makes, signs and reads sessions."""

    secret: bytes

    def new(self, name: str | None = None) -> Session:
        """A session that nobody had before."""
        return Session(secrets.token_urlsafe(16), name)

    def sealed(self, session: Session) -> str:
        """The session as the value of a cookie."""
        body = urlsafe_b64encode(msgspec.json.encode(session)).decode()
        return f"{body}.{self._sign('session', body)}"

    def opened(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None for one that was not made here."""
        body, _, signature = (cookie or "").partition(".")
        if not hmac.compare_digest(signature.encode(), self._sign("session", body).encode()):
            return None
        try:
            return msgspec.json.decode(urlsafe_b64decode(body), type=Session)
        except (NotBase64, msgspec.DecodeError):
            return None

    def form_token(self, session: Session) -> str:
        """What a form must carry to be taken as this session's own."""
        return self._sign("form", session.id)

    def accepts(self, session: Session, given: str) -> bool:
        """Whether a form carries the session's token."""
        return hmac.compare_digest(given.encode(), self.form_token(session).encode())

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.digest(self.secret, f"{purpose}:{text}".encode(), "sha256").hex()


def clean_name(given: str) -> str | None:
    """A reviewer's name in one line without control characters; None where nothing is left."""
    name = " ".join(visible(given).split())[:LONGEST_NAME].strip()
    return name or None
