"""Pairs of characters for full-text search in scripts without spaces.

SQLite's tokenizer takes an unspaced Chinese sentence for one word; overlapping pairs are found as phrases.
"""

from __future__ import annotations

import re

_RUN = re.compile(r"[㐀-䶿一-鿿豈-﫿぀-ヿ가-힯]+")


def pairs_of(text: str) -> str:
    """Every run as its overlapping pairs, runs apart by a full stop; "" when there is none."""
    return " . ".join(" ".join(_pairs(run)) for run in _RUN.findall(text))


def has_cjk(text: str) -> bool:
    """Whether the text holds such characters at all."""
    return _RUN.search(text) is not None


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
