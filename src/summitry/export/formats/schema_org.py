"""schema.org events as JSON-LD, for web pages. No verdict is given: claims are not exported as ClaimReview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.derive.codes import first_day, last_day
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row

Node = dict[str, Any]
_SCHEMA = "https://schema.org"
_STATUS = {"cancelled": "EventCancelled", "denied": "EventCancelled", "postponed": "EventPostponed"}
_ONLINE = ("call", "video", "message")


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write all engagements as one graph; each says in words whether it took place."""
    people: dict[str, list[Row]] = {}
    for row in content["participants"]:
        people.setdefault(row["engagement_id"], []).append(row)
    sources = {row["source_id"]: row for row in content["sources"]}
    cited: dict[str, list[Row]] = {}
    for row in content["citations"]:
        cited.setdefault(row["engagement_id"], []).append(sources[row["source_id"]])
    graph = [_event(row, people.get(row["id"], []), cited.get(row["id"], [])) for row in content["engagements"]]
    whole = {"@context": _SCHEMA, "@graph": graph}
    target.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")
    return Written(len(graph), "events")


def _event(row: Row, people: Sequence[Row], sources: Sequence[Row]) -> Node:
    told = {
        "startDate": first_day(row) or row["year"], "endDate": last_day(row), "description": _description(row),
        "superEvent": {"@id": f"urn:summitry:{row['part_of']}"} if row["part_of"] else None,
        "location": _place(row), "attendee": [_attendee(one) for one in people],
        "subjectOf": [_work(one) for one in sources],
    }  # fmt: skip
    mode = "Online" if row["kind"] in _ONLINE else "Offline"
    return {
        "@type": "Event", "@id": f"urn:summitry:{row['id']}", "identifier": row["id"],
        "name": f"{row['kind'].capitalize()}: {row['participants'].replace(';', ', ')}",
        "eventStatus": f"{_SCHEMA}/{_STATUS.get(row['status'], 'EventScheduled')}",
        "eventAttendanceMode": f"{_SCHEMA}/{mode}EventAttendanceMode",
        **{name: value for name, value in told.items() if value},
    }  # fmt: skip


def _description(row: Row) -> str:
    """schema.org has no word for "took place"."""
    state = "Took place" if row["held"] == "1" else f"Not known to have taken place ({row['status']})"
    return f"{state}; date as told: {row['date_edtf'] or 'none'}."


def _place(row: Row) -> Node | None:
    if not (row["place_country"] or row["place_city"]):
        return None
    address = {"addressCountry": row["place_country"], "addressLocality": row["place_city"]}
    place: Node = {"@type": "Place", "address": {"@type": "PostalAddress", **_held(address)}}
    if row["place_venue"]:
        place["name"] = row["place_venue"]
    if row["latitude"]:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": float(row["latitude"])}
        place["geo"]["longitude"] = float(row["longitude"])
    return place


def _attendee(row: Row) -> Node:
    if not row["name"]:
        return {"@type": "GovernmentOrganization", "name": row["state"] or "unknown"}
    person: Node = {"@type": "Person", "name": row["name"]}
    if row["wikidata"]:
        person["sameAs"] = f"http://www.wikidata.org/entity/{row['wikidata']}"
    return person | _held({"jobTitle": row["office"]})


def _work(row: Row) -> Node:
    told = {"name": row["title"], "publisher": row["publisher"], "datePublished": row["published"], "url": row["url"]}
    return {"@type": "CreativeWork", **_held(told)}


def _held(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if value}
