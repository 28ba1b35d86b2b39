"""Marks as JSON for an editor's pipeline: one flat list, offsets into the stored title or text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from summitry.checking import Checked, Mark


def marks_to_plain(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """Every mark of every text: start, end, text, type, verdict, rule, evidence, and what stands beside them.

    `start` and `end` are code points of the field that `field` names, as `summitry read` prints it; `document` numbers
    the documents of a file from 1.
    """
    return [one for number, text in enumerate(checked, 1) for one in _marks(text, number)]


def _marks(checked: Checked, number: int) -> Iterator[dict[str, Any]]:
    for mark in checked.marks:
        yield _mark(mark, checked.body_offset, number)


def _mark(mark: Mark, offset: int, number: int) -> dict[str, Any]:
    in_title = mark.start < offset
    moved = 0 if in_title else offset
    return {
        "start": mark.start - moved, "end": mark.end - moved, "text": mark.text, "type": mark.type,
        "verdict": mark.verdict, "rule": mark.rule, "evidence": [msgspec.to_builtins(one) for one in mark.evidence],
        "found": mark.found, "sources": mark.sources, "field": "title" if in_title else "text", "document": number,
    }  # fmt: skip
