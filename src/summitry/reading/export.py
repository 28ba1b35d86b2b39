"""Files of news databases that hold many articles, each closed by a line such as "End of Document".

The line before "Body" that is nothing but a date tells where an article's header is, so the cover page
in front of the first article does not swallow its headline. The export's own count, "Documents (25)",
is held against what was read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from summitry.reading.outcome import Draft, Reading
from summitry.reading.passages import LINE, Passage
from summitry.reading.prose import plain_draft
from summitry.reading.published import from_field
from summitry.reading.reasons import TABLES, Unreadable, noted
from summitry.reading.source import Source

DECLARED = re.compile(r"Documents \((\d{1,5})\)")
LONGEST_DATE = 60


def drafts_of(source: Source, passages: Sequence[Passage], title: str | None = None, gap: str = LINE) -> Reading:
    """The drafts of a file: one, or one per article when it is an export (`path` is then `file#n`).

    Counts each as a record of `source`. Raises Unreadable when a file that is no export holds no text.
    """
    if not is_export(passages):
        source.count()
        yield plain_draft(source.path, passages, title, gap)
        return
    for group in _groups(passages):
        path = f"{source.path}#{source.count()}"
        try:
            yield _article(path, group, gap)
        except Unreadable as problem:
            yield problem.at(path)
    declared = next((int(match[1]) for each in passages if (match := DECLARED.fullmatch(each.text.strip()))), None)
    if declared is not None and declared != source.found:
        yield noted(source.path, "declared", detail=declared, found=source.found)


def is_export(passages: Sequence[Passage]) -> bool:
    """Whether a line closes an article in the way of a news database."""
    return any(each.text.strip() in marks("end") for each in passages)


def is_mark(line: str) -> bool:
    """Whether a line belongs to the frame that a news database puts around an article."""
    return line in marks("end") or line in marks("body") or line.startswith(marks("after"))


def _groups(passages: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
    """The passages of each article, without the closing lines; a rest with words in it counts as an article."""
    start = 0
    for place, each in enumerate(passages):
        if each.text.strip() in marks("end"):
            yield passages[start:place]
            start = place + 1
    if any(each.text.strip() for each in passages[start:]):
        yield passages[start:]


def _article(path: str, group: Sequence[Passage], gap: str) -> Draft:
    body = next((place for place, each in enumerate(group) if each.text.strip() in marks("body")), None)
    if body is None:
        return plain_draft(path, group, None, gap)
    header = [each.text.strip() for each in group[:body] if each.text.strip()]
    place, day = _date_line(header)
    draft = plain_draft(path, list(_until_after(group[body + 1 :])), _at(header, place - 2), gap)
    basis = "given" if day else "none"
    return msgspec.structs.replace(draft, publisher=_at(header, place - 1), published=day, published_basis=basis)


def _date_line(header: Sequence[str]) -> tuple[int, date | None]:
    """Place and day of the last line that is a date and no labelled field."""
    for place in range(len(header) - 1, -1, -1):
        line = header[place]
        day = from_field(line) if len(line) <= LONGEST_DATE and ":" not in line[:20] else None
        if day is not None:
            return place, day
    return 2, None  # headline, publisher, and a date that is not understood


def _at(header: Sequence[str], place: int) -> str | None:
    return header[place] if 0 <= place < len(header) else None


def _until_after(passages: Sequence[Passage]) -> Iterator[Passage]:
    for each in passages:
        if each.text.strip().startswith(marks("after")):
            return
        yield each


@lru_cache(maxsize=4)
def marks(kind: str) -> tuple[str, ...]:
    """The lines of `exports.csv` of one kind: end, body or after."""
    with (TABLES / "exports.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(row["text"] for row in csv.DictReader(handle) if row["kind"] == kind)
