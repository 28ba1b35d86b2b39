"""BibTeX of the sources: one @misc each, in UTF-8, its key the source's id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"}


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write all sources."""
    rows = content["sources"]
    keys = keys_of(rows)
    entries = ["\n".join(_entry(keys[row["source_id"]], row)) for row in rows]
    target.write_text("\n\n".join(entries) + ("\n" if entries else ""), encoding="utf-8", newline="\n")
    return Written(len(rows), "sources")


def keys_of(rows: Sequence[Row]) -> dict[str, str]:
    """A citation key for each source: its id in letters, digits and -._, made unique by a number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for row in rows:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "-", row["source_id"]).strip("-") or "source"
        key, number = plain, 2
        while key.casefold() in taken:
            key, number = f"{plain}-{number}", number + 1
        taken.add(key.casefold())
        found[row["source_id"]] = key
    return found


def _entry(key: str, row: Row) -> Iterator[str]:
    fields = {
        "title": "{" + _escaped(row["title"] or "Without a title") + "}",
        "howpublished": _escaped(row["publisher"]),
        "year": row["published"][:4],
        "date": row["published"],
        "language": row["lang"],
        "url": "".join(_IN_URL.get(char, char) for char in row["url"]),
    }
    yield f"@misc{{{key},"
    yield from (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    yield "}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text.replace("\n", " "))
