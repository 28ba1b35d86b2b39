"""Text of documents made inert: what cannot be seen does not act, what looks like a formula is none.

Names and titles lose control and direction marks (each becomes �) and line ends. Quotes stay exact slices, except in
spreadsheets and CSV, where the same marks are replaced one for one, so that lengths still fit the offsets.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "�"
#: Explicit directional formatting, isolates and marks of Unicode's bidirectional algorithm (UAX #9).
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ACTS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r＝＋－＠�]")


def inert(text: str) -> str:
    """The text with � for every control, direction mark, lone surrogate and odd line end; tabs and "\\n" stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(MARK if _acts(char) else char for char in text)


def _acts(char: str) -> bool:
    if char in "\t\n":
        return False
    return char in _DIRECTION or unicodedata.category(char) in _ACTS or ord(char) & 0xFFFE == 0xFFFE


def line(text: str | None) -> str:
    """Inert text on one line, its white space folded."""
    return " ".join(inert(text).split()) if text else ""


def cell(text: str) -> str:
    """Inert text that no spreadsheet takes for a formula: an apostrophe stands before =, +, -, @, tab and return.

    One stands, too, before text that has such an apostrophe already, so that `uncell` gives back what was there.
    """
    return ("'" if _FORMULA.match(text) else "") + inert(text)


def uncell(text: str) -> str:
    """What stood in the cell before `cell`, but for the marks that were replaced."""
    return text[1:] if _PROTECTED.match(text) else text
