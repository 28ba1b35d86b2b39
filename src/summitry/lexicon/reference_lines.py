"""The very words of a reference row: pieces of the lines of its files, by which a reader can check a field."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon.reference import REFERENCES

#: Fields of an engagement by the keys of its line that tell them.
_KEYS = {
    "date": ("date",), "place": ("place",), "kind": ("kind",), "status": ("status",), "visit_type": ("visit_type",),
    "participants": ("participants",),
}  # fmt: skip


def words_of_row(name: str, row_id: str, field: str) -> tuple[str, ...]:
    """Pieces of the lines of row `row_id` of reference `name` that tell `field`, each an exact slice of its line."""
    if field == "documents":
        return tuple(_slice(line, "title") for line in _papers(name).get(row_id, ()))
    line = _lines(name).get(row_id, "")
    return tuple(words for key in _KEYS.get(field, ()) if (words := _slice(line, key)))


def _slice(line: str, key: str) -> str:
    """`"date": "2025-05-08"` as it stands in the line; nothing where the key is not there."""
    data = json.loads(line) if line else {}
    if key not in data:
        return ""
    words = f'"{key}": {json.dumps(data[key], ensure_ascii=False)}'
    return words if words in line else ""


@lru_cache(maxsize=4)
def _lines(name: str) -> Mapping[str, str]:
    text = (REFERENCES / name / "engagements.jsonl").read_text(encoding="utf-8")
    return {json.loads(line)["id"]: line for line in text.splitlines()}


@lru_cache(maxsize=4)
def _papers(name: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in (REFERENCES / name / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        found[json.loads(line)["engagement"]].append(line)
    return found
