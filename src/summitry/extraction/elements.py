"""The elements of a rule's pattern, from left to right: what stands in every match, read off the pattern.

Nothing is said of what may be missing or is one of several, so that a text that lacks it has no match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENCLOSED = r"\((?:[^()\\]|\\.)*\)"
for _ in range(4):  # groups within groups
    _ENCLOSED = rf"\((?:[^()\\]|\\.|{_ENCLOSED})*\)"
_OPEN = r"\((?:\?P<\w+>|\?:)"
_ELEMENT = re.compile(rf"(?P<what>{_ENCLOSED}|\[[^\]]*\]|<[\w~'-]+>|\\.|.)(?P<missing>[?*]|\{{0,\d+\}})?")
_WORDS = re.compile(rf"{_OPEN}(?:\\b|{_OPEN})*[a-z]")
_PLAIN = re.compile(rf"{_OPEN}([^|]*)\)")  # a group without alternatives


def first_words(pattern: str) -> int | None:
    """Where the first group of words begins that is in every match; None where none is."""
    return next((match.start() for match in _required(pattern) if _WORDS.match(match["what"])), None)


def holds(pattern: str, macro: str) -> bool:
    """Whether every match holds what a macro stands for."""
    for match in _required(pattern):
        group = _PLAIN.fullmatch(match["what"])
        if match["what"] == macro or (group is not None and holds(group[1], macro)):
            return True
    return False


def _required(pattern: str) -> Iterator[re.Match[str]]:
    """The elements that no match lacks, up to the first that is one of several alternatives of the whole."""
    elements = list(_ELEMENT.finditer(pattern))
    if all(match["what"] != "|" for match in elements):
        yield from (match for match in elements if match["missing"] is None)
