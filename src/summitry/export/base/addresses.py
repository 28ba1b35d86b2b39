"""Addresses of sources as the tables hold them: those of the web as they are, those that would run something marked."""

from __future__ import annotations

from summitry.export.derive.safe import MARK, line
from summitry.text.addresses import web_address

_RUNS = frozenset({"javascript", "data", "vbscript", "file", "blob"})


def address(text: str | None) -> str:
    """A web address on one line; one that would run when clicked is marked, so that nothing takes it for a link."""
    told = line(text)
    if web_address(told):
        return told
    scheme = "".join(told.partition(":")[0].split()).casefold() if ":" in told else ""
    return MARK + told if scheme in _RUNS else told
