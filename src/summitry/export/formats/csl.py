"""CSL-JSON of the sources, for Zotero, pandoc and every citation style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.formats.bibtex import keys_of
from summitry.export.schema import Row


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write all sources."""
    rows = content["sources"]
    keys = keys_of(rows)
    items = [_item(keys[row["source_id"]], row) for row in rows]
    target.write_bytes(msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n")
    return Written(len(rows), "sources")


def _item(key: str, row: Row) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": "webpage" if row["url"] else "document"}
    told = {"title": row["title"], "publisher": row["publisher"], "URL": row["url"], "language": row["lang"]}
    item |= {name: value for name, value in told.items() if value}
    if row["published"]:
        item["issued"] = {"date-parts": [[int(part) for part in row["published"].split("-")]]}
    return item
