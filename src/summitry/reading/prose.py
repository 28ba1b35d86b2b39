"""Drafts of texts that consist of lines or paragraphs: boilerplate out, the title where the first line is one."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.reading.boilerplate import is_title, without_boilerplate
from summitry.reading.outcome import Draft
from summitry.reading.passages import LINE, Passage, assemble
from summitry.reading.reasons import Unreadable

LONGEST_TITLE = 200


def whole(text: str) -> tuple[Passage, ...]:
    """A text far longer than any article as one passage: neither cleaned nor mapped line by line."""
    return (Passage(text, "line", 1, 1 + text.count("\n"), 0),)


def plain_draft(path: str, passages: Iterable[Passage], title: str | None = None, gap: str = LINE) -> Draft:
    """A draft from passages, with boilerplate taken out. Raises Unreadable when nothing is left."""
    text, segments = assemble(without_boilerplate(passages), gap)
    if not text:
        raise Unreadable("blank")
    return Draft(text=text, path=path, title=title or title_of(text), segments=segments)


def title_of(text: str) -> str | None:
    """The first line, when it is short, no sentence, and a blank line or a much longer one follows."""
    first, _, rest = text[: 2 * LONGEST_TITLE].partition("\n")
    if not rest or not is_title(first) or len(first) > LONGEST_TITLE:
        return None
    second = text[len(first) + 1 :][: 3 * LONGEST_TITLE].split("\n", 1)[0]
    return first.strip() if not second.strip() or len(second) > 2 * len(first) else None
