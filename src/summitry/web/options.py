"""What the desk may be told, and the one thing that it refuses: to be open to a network without a token."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput

SHORTEST_TOKEN = 12


class DeskOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is the reviewer where there is only one; `lexicon` a folder of the user's own tables.

    `body_limit` is the most bytes that a request may send.
    """

    db: Path = Path("chronicle.db")
    host: str = "127.0.0.1"
    port: int = 8765
    name: str | None = None
    token: str | None = None
    read_only: bool = False
    lexicon: Path | None = None
    body_limit: int = 1_000_000

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the desk."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host; a name other than localhost is taken for a network's."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def check_options(options: DeskOptions) -> None:
    """Raise InvalidInput for a desk that others could reach without being asked for anything."""
    offer = f"--token {secrets.token_urlsafe(18)}"
    if options.token is None and not is_loopback(options.host):
        raise InvalidInput(
            f"{options.host} can be reached from other machines; the desk shows whole documents and takes decisions",
            hint=f"stay on 127.0.0.1, or ask everybody for a token: {offer}",
        )
    if options.token is not None and len(options.token) < SHORTEST_TOKEN:
        raise InvalidInput(
            f"the token has {len(options.token)} characters; it can be guessed",
            hint=f"give at least {SHORTEST_TOKEN}, such as {offer}",
        )
