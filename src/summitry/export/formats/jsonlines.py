"""JSON lines: each engagement whole, with accounts and exact quotes; or the rows of one table with typed values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row, Table, schema

Plain = dict[str, Any]


def write(content: Content, target: Path, options: WriteOptions) -> Written:
    """Write engagements with everything below them, or a table."""
    table = schema().table(options.table or "engagements")
    encode = msgspec.json.Encoder().encode
    whole = _Whole(content) if options.table is None else None
    with target.open("wb") as handle:
        for row in content[table.name]:
            plain = whole.engagement(row) if whole else _plain(table, row)
            handle.write(encode(plain) + b"\n")
    return Written(len(content[table.name]), "engagements" if whole else f"rows of {table.name}")


def _plain(table: Table, row: Row, *without: str) -> Plain:
    return {
        field.name: _listed(row[field.name]) if field.type == "list" else field.typed(row[field.name])
        for field in table.fields
        if field.name not in without
    }


def _listed(text: str) -> list[str]:
    return text.split(";") if text else []


class _Whole:
    """The rows below each engagement and account."""

    def __init__(self, content: Content) -> None:
        self._below = {
            name: _grouped(content, name, "engagement_id")
            for name in ("participants", "signed", "conflicts", "citations", "accounts")
        }
        self._evidence = _grouped(content, "evidence", "account_id")
        self._sources = {row["source_id"]: row for row in content["sources"]}

    def engagement(self, row: Row) -> Plain:
        tables, ident = schema().tables, row["id"]
        plain = _plain(tables["engagements"], row, "participants", "accounts", "documents", "conflicts")
        for name in ("participants", "signed", "conflicts"):
            plain[name] = [_plain(tables[name], one, "engagement_id") for one in self._below[name].get(ident, ())]
        cited = dict.fromkeys(one["source_id"] for one in self._below["citations"].get(ident, ()))
        plain["sources"] = [_plain(tables["sources"], self._sources[one]) for one in cited]
        plain["accounts"] = [self._account(one) for one in self._below["accounts"].get(ident, ())]
        return plain

    def _account(self, row: Row) -> Plain:
        tables = schema().tables
        quotes = self._evidence.get(row["account_id"], ())
        told = [_plain(tables["evidence"], one, "account_id", "ordinal") for one in quotes]
        return {**_plain(tables["accounts"], row, "engagement_id"), "evidence": told}


def _grouped(content: Content, name: str, column: str) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in content[name]:
        found[row[column]].append(row)
    return dict(found)
