"""Which addresses may be links. One rule for all that Summitry writes: what is not plainly of the web stays text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Nothing that ends an attribute, a Markdown link or a line, and nothing that some browsers read as a slash.
_PLAIN = re.compile(r"https?://[^\s<>\"\\^`{|}]{1,2000}", re.IGNORECASE)


def web_address(given: str | None) -> str | None:
    """The address where a page may link to it; None for any other scheme and for what only looks like one.

    Refused are addresses with a user's name before the host, which show one site and lead to another, and all
    characters that cannot be seen.
    """
    if not given or not given.isprintable() or not _PLAIN.fullmatch(given):
        return None
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a bracket without its fellow, a port that is none
        return None
    return given if host and "@" not in parts.netloc else None
