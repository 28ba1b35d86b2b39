"""Which recognised parts every match of a pattern holds, read off the pattern: a rule is laid only where they are.

A pattern over skeletons names its parts as brackets of signs. Nothing is said of what may be missing; of several
alternatives, that one of all their parts is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summitry.text.skeleton import BLOCK, FIRST

Classes = frozenset[int]
_TOKEN = re.compile(
    r"(?P<ahead>\(\?<?[=!])|(?P<open>\((?:\?(?:P<\w+>|:))?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<times>[?*+]|\{\d*(?:,\d*)?\})[?+]?|(?P<bracket>\[\^?\]?(?:\\.|[^\]\\])*\])|\\."
    r"|(?:[^\\()\[|?*+{](?![?*+{]))+|.",  # what means nothing here is read at once
    re.DOTALL,
)
_SPAN = re.compile("([\ue000-\uf8ff])-([\ue000-\uf8ff])")


def parts_held(pattern: str) -> tuple[int, ...]:
    """Sets of classes, as bits, of each of which every match holds a part."""
    return tuple(sorted({sum(1 << number for number in classes) for classes in _Reader(pattern).alternatives()}))


def has_all(held: Iterable[int], classes: int) -> bool:
    """Whether parts of these classes, given as bits, are enough for a pattern that holds such parts."""
    return all(classes & needed for needed in held)


class _Reader:
    """Reads a regular expression from the left, group by group."""

    def __init__(self, pattern: str) -> None:
        self._tokens = list(_TOKEN.finditer(pattern))
        self._at = 0

    def alternatives(self) -> list[Classes]:
        """What every match holds of the group that has been opened, up to its end."""
        found = [self._sequence()]
        while self._at < len(self._tokens) and self._tokens[self._at].lastgroup == "or":
            self._at += 1
            found.append(self._sequence())
        if len(found) == 1:
            return found[0]
        least = [min(classes, key=len) for classes in found if classes]
        return [frozenset().union(*least)] if len(least) == len(found) else []

    def _sequence(self) -> list[Classes]:
        held: list[Classes] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.lastgroup in ("or", "close"):
                break
            self._at += 1
            found = self._item(token)
            if not self._may_be_missing():
                held += found
        return held

    def _item(self, token: re.Match[str]) -> list[Classes]:
        if token.lastgroup in ("open", "ahead"):
            found = self.alternatives()
            self._at += 1  # its end
            return found if token.lastgroup == "open" else []
        return [classes] if token.lastgroup == "bracket" and (classes := _classes(token.group())) else []

    def _may_be_missing(self) -> bool:
        if self._at == len(self._tokens) or self._tokens[self._at].lastgroup != "times":
            return False
        times = self._tokens[self._at]["times"]
        self._at += 1
        return times in ("?", "*") or re.match(r"\{0*[,}]", times) is not None


def _classes(bracket: str) -> Classes:
    """The classes of a bracket that takes nothing but signs; empty for any other."""
    if bracket.startswith("[^") or _SPAN.sub("", bracket) != "[]":
        return frozenset()
    spans = [((ord(low) - FIRST) // BLOCK, (ord(high) - FIRST) // BLOCK) for low, high in _SPAN.findall(bracket)]
    return frozenset(number for low, high in spans for number in range(low, high + 1))
