"""`datapackage.json`: the CSV tables as Frictionless describes them, with types, keys and missing values."""

from __future__ import annotations

from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.schema import Field, Table, schema

_TYPES = {"integer": "integer", "flag": "integer", "number": "number", "day": "date"}


def datapackage(content: Content, title: str) -> bytes:
    """The descriptor (Data Package, version 1; Table Schema)."""
    whole = {
        "profile": "tabular-data-package", "name": "summitry-replication", "title": title,
        "description": content.caption, "resources": [_resource(table) for table in schema().tables.values()],
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": f"data/csv/{table.name}.csv",
        "title": table.title, "description": table.note, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {
            "fields": [_field(field) for field in table.fields], "missingValues": [""],
            "primaryKey": list(table.key), "foreignKeys": [_key(table, column) for column in table.refers],
        },
    }  # fmt: skip


def _field(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"name": field.name, "type": _TYPES.get(field.type, "string"), "description": field.label}
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.values:
        constraints["enum"] = list(schema().values[field.values])
    if field.type == "flag":
        constraints["enum"] = [0, 1]
    return told | ({"constraints": constraints} if constraints else {})


def _key(table: Table, column: str) -> dict[str, Any]:
    other, _, name = table.refers[column].partition(".")
    return {"fields": [column], "reference": {"resource": other, "fields": [name]}}
