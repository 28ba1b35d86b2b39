"""Hard-wrapped lines become paragraphs: by the room left in a line, the space between lines, and their size.

PDF knows no paragraphs. A line goes on in the next unless it ends far from the margin, unless the first
word of the next line would still have fitted behind its full stop, or unless the next line is set apart:
by more space than the page's lines have between them, by an indent, or by another size of letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median

import msgspec

FULL = 0.7  # a line this full, against the page's longest, may go on in the next
NARROW = 30  # characters; in a narrower page every line stands alone
MORE_SPACE = 1.35  # times the usual distance of lines
OTHER_SIZE = 1.15
INDENT = 0.8  # of the height of a letter
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…", ":", "。", "！", "？")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of a page. Places are in points from the page's left and bottom edge; zero heights are unknown."""

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    height: float = 0.0


def joined(lines: Sequence[Line], stands_alone: Callable[[str], bool] = lambda _: False) -> Iterator[str]:
    """The paragraphs of a page. Lines for which `stands_alone` holds are never joined to others."""
    width = max((len(line.text) for line in lines), default=0)
    margin = max((line.right for line in lines), default=0.0)
    usual = _usual_distance(lines)
    held = ""
    for line, after in zip_longest(lines, lines[1:]):
        held = appended(held, line.text)
        apart = after is None or stands_alone(line.text) or stands_alone(after.text)
        if apart or after is None or width < NARROW or _ends(line, after, width, margin) or _apart(line, after, usual):
            yield held
            held = ""


def _ends(line: Line, after: Line, width: int, margin: float) -> bool:
    """Whether the line ends before it is full."""
    if len(line.text) < FULL * width:
        return True
    if not line.text.endswith(SENTENCE_ENDS) or not line.height or not after.height:
        return False
    letter = (line.right - line.left) / len(line.text)
    word = after.text.split(" ", 1)[0]
    return margin - line.right > (len(word) + 2) * letter


def _apart(line: Line, after: Line, usual: float) -> bool:
    """Whether the next line is set apart from this one."""
    if not line.height or not after.height or not usual:
        return False
    if max(line.height, after.height) > OTHER_SIZE * min(line.height, after.height):
        return True
    if line.base - after.base > MORE_SPACE * usual:
        return True
    indent = after.left - line.left > INDENT * line.height
    return indent and line.text.endswith(SENTENCE_ENDS)


def _usual_distance(lines: Sequence[Line]) -> float:
    known = (line for line in lines if line.height)
    down = [one.base - two.base for one, two in pairwise(known) if one.base > two.base]
    return median(down) if down else 0.0


def appended(held: str, line: str) -> str:
    """A line put behind what is held: divided words made whole, no blank between Chinese characters."""
    if not held:
        return line
    if held[-1] == "-" and line[0].islower() and "-" not in held[:-1].rsplit(" ", 1)[-1]:
        return held[:-1] + line  # a word divided at the line's end; "leader-to-" keeps its hyphen
    if held[-1] == "-":
        return held + line
    wide = held[-1] > "\u2e7f" and line[0] > "\u2e7f"
    return f"{held}{line}" if wide else f"{held} {line}"
