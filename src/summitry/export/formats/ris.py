"""RIS of the sources, for EndNote, Zotero and Dataverse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.formats.bibtex import keys_of
from summitry.export.schema import Row


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write all sources."""
    rows = content["sources"]
    keys = keys_of(rows)
    lines = [line for row in rows for line in _reference(keys[row["source_id"]], row)]
    target.write_text("".join(f"{line}\r\n" for line in lines), encoding="utf-8", newline="")
    return Written(len(rows), "sources")


def _reference(key: str, row: Row) -> Iterator[str]:
    """Tags are two letters, two spaces, a hyphen and a space; every value stands on one line."""
    yield "TY  - ELEC" if row["url"] else "TY  - GEN"
    fields = {
        "ID": key, "TI": row["title"] or "Without a title", "PB": row["publisher"], "PY": row["published"][:4],
        "DA": row["published"].replace("-", "/"), "LA": row["lang"], "UR": row["url"],
    }  # fmt: skip
    yield from (f"{tag}  - {' '.join(value.split())}" for tag, value in fields.items() if value)
    yield "ER  - "
    yield ""
