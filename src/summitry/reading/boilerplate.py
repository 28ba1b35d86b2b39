"""Lines that belong to the page and not to the article: "No time to read?", "Next Article" and its title.

Only whole lines, rows of such words, or lines with a telling beginning, are taken out, by the table `boilerplate.csv`,
whose examples and counter-examples are run as tests. JSON lines and CSV are never touched.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

import msgspec

from summitry.reading.passages import Passage
from summitry.reading.reasons import TABLES

T = TypeVar("T")
LONGEST = 240  # a longer line is a paragraph, whatever it begins with
BETWEEN = re.compile(r"[|·•/]|[?!]\s")  # "Print · Share · Suggest to a friend"
ENDINGS = " \t\u00a0.:?!…»›→>•|·*_-–—"


class Cue(msgspec.Struct, frozen=True):
    """A row of the table. `match` line or start; `take` next also takes the title that follows."""

    lang: str
    match: str
    take: str
    cue: str
    example: str
    counterexample: str


class Cues(msgspec.Struct, frozen=True):
    """The table, ready to be looked up: whole lines by their folded text, and beginnings."""

    lines: dict[str, Cue]
    starts: tuple[str, ...]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of `boilerplate.csv`."""
    rows = table()
    starts = tuple(row.cue.casefold() for row in rows if row.match == "start")
    return Cues({folded(row.cue): row for row in rows if row.match == "line"}, starts)


def table() -> tuple[Cue, ...]:
    """The rows of `boilerplate.csv`."""
    with (TABLES / "boilerplate.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(Cue(**row) for row in csv.DictReader(handle))


def folded(line: str) -> str:
    """A line for comparison: no case, single blanks, no marks or list bullets around it."""
    return " ".join(line.casefold().split()).strip(ENDINGS)


def without_boilerplate(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that belong to the article."""
    return _kept(passages, lambda passage: passage.text)


def article_lines(lines: Iterable[str]) -> Iterator[str]:
    """The same for lines whose places nobody asks for."""
    return _kept(lines, str)


def _kept(given: Iterable[T], text_of: Callable[[T], str]) -> Iterator[T]:
    title_follows = False
    for one in given:
        text = text_of(one)
        taken = taken_by(text)
        if taken is not None:
            title_follows = taken == "next"
        elif title_follows and not text.strip():
            continue
        elif title_follows and is_title(text):
            title_follows = False
        else:
            title_follows = False
            yield one


def taken_by(line: str) -> str | None:
    """ "self" or "next" when a cue takes the line, None when it stays."""
    if not line or len(line) > LONGEST:
        return None
    known = cues()
    cue = known.lines.get(folded(line))
    if cue is not None:
        return cue.take
    pieces = BETWEEN.split(line)
    parts = [part for part in map(folded, pieces) if part] if len(pieces) > 1 else []
    if len(parts) > 1 and all(part in known.lines for part in parts):
        return known.lines[parts[-1]].take
    return "self" if line.casefold().lstrip(ENDINGS).startswith(known.starts) else None


def is_title(line: str) -> bool:
    """Whether a line reads as a headline: short and not ended as a sentence is."""
    return len(line) <= LONGEST and not line.rstrip().endswith((".", "。", "!", "！", ";", ":"))
