"""GeoJSON (RFC 7946): one feature an engagement, longitude first; without a position the geometry is null."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row, schema


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write all engagements; those without a position are told."""
    rows = content["engagements"]
    features = [_feature(row) for row in rows]
    whole = {"type": "FeatureCollection", "description": content.caption, "features": features}
    target.write_bytes(msgspec.json.encode(whole) + b"\n")
    bare = sum(one["geometry"] is None for one in features)
    note = f"{bare} of {len(rows)} have no position (only the country is known, or no place): geometry null"
    return Written(len(rows), "features", (note,) if bare else ())


def _feature(row: Row) -> dict[str, Any]:
    geometry = None
    if row["latitude"]:
        geometry = {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]}
    told = {field.name: field.typed(row[field.name]) for field in schema().table("engagements").fields}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": told}
