"""FollowTheMoney entities as JSON lines: people, the events they took part in, the documents that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row

Entity = dict[str, Any]


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write Person, Document and Event entities. Plans are left out: an Event is something that took place."""
    events = [row for row in content["engagements"] if row["held"] == "1"]
    entities = [*_people(content), *_documents(content), *_events(content, events)]
    with target.open("wb") as handle:
        handle.writelines(msgspec.json.encode(one) + b"\n" for one in entities)
    left = len(content["engagements"]) - len(events)
    notes = (f"{left} left out: they did not take place, or not yet",) if left else ()
    return Written(len(entities), "entities", notes)


def _entity(schema: str, key: str, properties: Mapping[str, Iterable[str]]) -> Entity:
    """Every property is a list of text; what is empty is left out."""
    held = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in held.items() if values}}


def _key(kind: str, name: str) -> str:
    return f"summitry-{kind}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:20]}"


def _person_key(row: Row) -> str:
    return _key("person", row["person_id"] or f"{row['name']} ({row['state']})")


def _people(content: Content) -> Iterator[Entity]:
    found: dict[str, list[Row]] = {}
    for row in content["participants"]:
        if row["name"]:
            found.setdefault(_person_key(row), []).append(row)
    names = {row["state"]: row["name_en"] or row["state"] for row in content["states"]}
    for key, rows in sorted(found.items()):
        first = rows[0]
        yield _entity(
            "Person", key,
            {
                "name": [row["name"] for row in rows], "alias": [first["name_zh"], first["name_ru"]],
                "country": [names.get(row["state"], row["state"]) for row in rows],
                "wikidataId": [first["wikidata"]], "position": [row["office"] for row in rows],
            },
        )  # fmt: skip


def _documents(content: Content) -> Iterator[Entity]:
    for row in content["documents"]:
        told = {"title": [row["title"] or row["doc_id"]], "fileName": [row["doc_id"]], "sourceUrl": [row["url"]]}
        more = {"publisher": [row["publisher"]], "date": [row["published"]], "language": [row["lang"]]}
        yield _entity("Document", _key("document", row["doc_id"]), told | more)


def _events(content: Content, events: Iterable[Row]) -> Iterator[Entity]:
    involved: dict[str, list[str]] = {}
    for row in content["participants"]:
        if row["name"]:
            involved.setdefault(row["engagement_id"], []).append(_person_key(row))
    proofs: dict[str, list[str]] = {}
    for row in content["accounts"]:
        proofs.setdefault(row["engagement_id"], []).append(_key("document", row["doc_id"]))
    names = {row["state"]: row["name_en"] or row["state"] for row in content["states"]}
    for row in events:
        place = ", ".join(part for part in (row["place_venue"], row["place_city"]) if part)
        one_day = row["date_earliest"] and row["date_earliest"] == row["date_latest"]
        yield _entity(
            "Event", _key("event", row["id"]),
            {
                "name": [f"{row['kind'].capitalize()}: {row['participants'].replace(';', ', ')}"],
                "recordId": [row["id"]], "involved": involved.get(row["id"], []), "location": [place],
                "country": [names.get(row["place_country"], row["place_country"])],
                "date": [row["date_earliest"] if one_day else ""], "summary": [row["occasion"]],
                "startDate": ["" if one_day else row["date_earliest"]],
                "endDate": ["" if one_day else row["date_latest"]], "proof": proofs.get(row["id"], []),
            },
        )  # fmt: skip
