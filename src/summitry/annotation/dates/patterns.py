"""Patterns over word classes, written as words in the rule files, turned into regular expressions.

`m=month dot? d=day|ordnum (comma? y=year)?` is a month, perhaps a full stop, a day, perhaps a year; `'of'`
is that very word. Patterns have no unbounded repetition within another, so matching stays linear.
"""

from __future__ import annotations

import re

OTHER = "x"
_FIRST_CODE = 0x4E00  # one letter per class, none of which means anything to `re`
_PART = re.compile(
    r"(?P<name>[a-z]+=)|(?P<literal>'[^']+')|(?P<word>[a-z][a-z0-9-]*)|(?P<open>\()|(?P<rest>[)|?*]+)|\s+"
)
_BUILT_IN = ("day", "int", "year", "decimal", "numdate", "ordnum", "decadenum", "clock", "break", "maybe-holiday",
             "holiday", "rest")  # fmt: skip


class Classes:
    """The characters given to classes of words and to quoted words."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = {}
        self.literals: dict[str, str] = {}
        for name in _BUILT_IN:
            self.add(name)

    def add(self, name: str) -> str:
        """The character of a class, a new one where it has none yet."""
        return self._chars.setdefault(name, chr(_FIRST_CODE + len(self._chars)))

    def char(self, name: str) -> str:
        """The character of a known class."""
        return self._chars[name]

    def knows(self, name: str) -> bool:
        """Whether there is a class of this name."""
        return name in self._chars

    def literal(self, word: str) -> str:
        """The character of a quoted word."""
        if word not in self.literals:
            self.literals[word] = self.add(f"'{word}'")
        return self.literals[word]


def translate(pattern: str, macros: dict[str, str], classes: Classes) -> tuple[str, list[str]]:
    """The regular expression for a pattern, and what is wrong with the pattern."""
    for name in sorted(macros, key=len, reverse=True):
        pattern = re.sub(rf"\b(?<!['=|]){name}\b(?!=)", f"({macros[name]})", pattern)
    out: list[str] = []
    faults: list[str] = []
    named = ""
    position = 0
    while position < len(pattern):
        match = _PART.match(pattern, position)
        if match is None:
            return "", [f"cannot read {pattern[position:]!r}"]
        position = match.end()
        if match["name"]:
            named = match["name"][:-1]
        elif match["open"]:
            out.append(f"(?P<{named}>" if named else "(?:")
            named = ""
        elif match["rest"]:
            out.append(match["rest"])
        elif match["literal"] or match["word"]:
            item, position = _union(pattern, match.start(), classes, faults)
            out.append(f"(?P<{named}>{item})" if named else item)
            named = ""
    return "".join(out), faults


def _union(pattern: str, start: int, classes: Classes, faults: list[str]) -> tuple[str, int]:
    """The set for `day|ordnum|'of'` at `start`, and where it ends."""
    match = re.compile(r"(?:'[^']+'|[a-z][a-z0-9-]*)(?:\|(?:'[^']+'|[a-z][a-z0-9-]*))*").match(pattern, start)
    assert match is not None
    chars = []
    for item in match[0].split("|"):
        if item.startswith("'"):
            chars.append(classes.literal(item[1:-1]))
        elif classes.knows(item):
            chars.append(classes.char(item))
        else:
            faults.append(f"unknown class {item!r}")
    return "[" + "".join(chars) + "]", match.end()


def first_chars(pattern: str) -> set[str]:
    """The characters with which a match can begin, read off the pattern from the left."""
    parser = _FirstSet(pattern)
    chars, _ = parser.alternatives()
    return chars


class _FirstSet:
    """First set and emptiness of the small regular expressions that `translate` writes."""

    def __init__(self, pattern: str) -> None:
        self.tokens = re.findall(r"\(\?P<\w+>|\(\?:|\[[^\]]*\]|[)|?*]", pattern)
        self.at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        chars, empty = self.sequence()
        while self.peek() == "|":
            self.at += 1
            more, also = self.sequence()
            chars, empty = chars | more, empty or also
        return chars, empty

    def sequence(self) -> tuple[set[str], bool]:
        chars: set[str] = set()
        empty = True
        while self.peek() not in ("", ")", "|"):
            more, optional = self.item()
            if empty:
                chars |= more
            empty = empty and optional
        return chars, empty

    def item(self) -> tuple[set[str], bool]:
        token = self.tokens[self.at]
        self.at += 1
        if token.startswith("("):
            chars, optional = self.alternatives()
            self.at += 1
        else:
            chars, optional = set(token[1:-1]), False
        if self.peek() in ("?", "*"):
            self.at += 1
            optional = True
        return chars, optional

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""
