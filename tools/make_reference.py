"""Convert the compiled China–Russia facts into the program's own reference files.

`python tools/make_reference.py FOLDER` reads the JSON lines of FOLDER (engagements, designations, trade,
disagreements) and writes `src/summitry/lexicon/reference/chn-rus/`. Every row keeps its sources, whether it was
verified, confidence and notes. What changes: one EDTF `date` for start and end, city names as in the lexicon,
ids of people, and the documents signed in a file of their own, each once and at the most specific engagement.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from summitry.lexicon import load_lexicon

TARGET = Path(__file__).parents[1] / "src" / "summitry" / "lexicon" / "reference" / "chn-rus"
ENGAGEMENTS = ("chrus_1949_2012.jsonl", "chrus_2013_2026.jsonl")
#: The compilation's spelling of a city, and the lexicon's.
CITIES = {
    "Benaulim (Goa)": "Benaulim",
    "Brasilia": "Brasília",
    "Moscow region": "Moscow",
    "Sochi/Adler area": "Sochi",
    "St Petersburg": "St. Petersburg",
}
TYPES = {"joint communique": "communique"}
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def engagement(row: Row, people: dict[str, str]) -> Row:
    """An engagement in our fields."""
    city = row["place"]["city"]
    place = {"country": row["place"]["country"], "city": CITIES.get(city, city), "venue": row["place"]["venue"]}
    return {
        "id": row["id"],
        "kind": row["kind"],
        "date": f"{row['start']}/{row['end']}" if row["end"] and row["end"] != row["start"] else row["start"],
        "status": row["status"],
        "participants": [{**one, "person": people.get(one["name"])} for one in row["participants"]],
        "place": {name: value for name, value in place.items() if value} or None,
        **{name: row[name] for name in ("visit_type", "occasion", "part_of", "summary", "notes")},
        **marks(row),
    }


def marks(row: Row) -> Row:
    """How far a row can be trusted, and on what it rests."""
    return {"verified": row["verified"] == "yes", "confidence": row.get("confidence"), "sources": row["sources"]}


def documents(found: list[Row]) -> list[Row]:
    """The documents signed, each once: where a visit and its talks both list one, the talks keep it."""
    parent = {row["id"]: row["part_of"] for row in found}
    holders: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in found:
        for one in row["documents"]:
            holders.setdefault((one["title"], one["signed"]), []).append((row["id"], one["type"]))
    listed = []
    for (title, signed), held in holders.items():
        above = {parent[holder] for holder, _ in held}
        for holder, kind in held:
            if holder not in above:
                listed.append({"engagement": holder, "type": TYPES.get(kind, kind), "title": title, "signed": signed})
    return listed


def designation(row: Row) -> Row:
    """A designation in our fields."""
    names = {lang: row[f"designation_{lang}"] for lang in ("en", "zh", "ru")}
    return {"since": row["from"], **names, "declared_at": row["declared_at"], "notes": row["notes"], **marks(row)}


def trade(row: Row) -> Row:
    """A year of trade, in whole US dollars."""
    return {
        "year": row["year"],
        "measure": row["measure"],
        "usd": round(row["value_usd_bn"] * 1e9),
        "change_pct": row["yoy_pct"],
        "reported_by": row["reported_by"],
        "notes": row["notes"],
        **marks(row),
    }


def disagreement(row: Row) -> Row:
    """A known disagreement between sources."""
    return {
        "engagements": row["engagement_ids"],
        "field": row["field"],
        "claims": row["claims"],
        "likely_cause": row["likely_cause"],
        "used": row["used_in_reference"],
    }


def write(name: str, converted: Iterable[Row]) -> None:
    """Write one file, a row a line, without empty fields."""
    lines = [
        json.dumps({key: value for key, value in row.items() if value not in (None, [], {}, "")}, ensure_ascii=False)
        for row in converted
    ]
    (TARGET / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(lines)} rows\n")


def main(folder: Path) -> None:
    """Convert everything."""
    people = {person.name_en: person.id for person in load_lexicon().people.values()}
    found = [row for name in ENGAGEMENTS for row in rows(folder / name)]
    TARGET.mkdir(parents=True, exist_ok=True)
    write("engagements", (engagement(row, people) for row in found))
    write("documents", documents(found))
    write("designations", map(designation, rows(folder / "designations.jsonl")))
    write("trade", map(trade, rows(folder / "trade.jsonl")))
    write("disagreements", map(disagreement, rows(folder / "disagreements_1949_2012.jsonl")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
