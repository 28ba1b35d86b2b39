"""Leaders' trips: who was in which country, each stay once, however many engagements it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from summitry.export.derive.codes import (
    Base,
    Row,
    codes_of,
    country_of,
    first_day,
    last_day,
    participants_of,
    states_by_id,
)

Stay = tuple[str, str, str]


def trips(base: Base) -> list[dict[str, str]]:
    """The rows of table trips, in the order of the first engagement of each stay."""
    states, parties = states_by_id(base), participants_of(base)
    known = {row["id"]: row for row in base["engagements"]}
    stays: dict[Stay, list[tuple[Row, Row]]] = {}
    for engagement in base["engagements"]:
        if engagement["held"] == "1" and engagement["level"] == "leader":
            for key, person in _abroad(engagement, parties[engagement["id"]], known):
                stays.setdefault(key, []).append((engagement, person))
    return [_row(key, rows, states) for key, rows in stays.items()]


def _abroad(engagement: Row, parties: Sequence[Row], known: dict[str, Row]) -> Iterator[tuple[Stay, Row]]:
    country = country_of(engagement, parties)
    for person in parties if country else ():
        if person["name"] and person["state"] and person["state"] != country:
            yield (person["person_id"] or person["name"], country, _root(engagement, known)["id"]), person


def _root(engagement: Row, known: dict[str, Row]) -> Row:
    """The outermost visit or gathering that contains an engagement, as far as it is exported."""
    seen = {engagement["id"]}
    while (above := known.get(engagement["part_of"])) is not None and above["id"] not in seen:
        engagement = above
        seen.add(above["id"])
    return engagement


def _row(key: Stay, rows: Sequence[tuple[Row, Row]], states: dict[str, Row]) -> dict[str, str]:
    who, country, _ = key
    held, person = [engagement for engagement, _ in rows], rows[0][1]
    starts, ends = [day for one in held if (day := first_day(one))], [day for one in held if (day := last_day(one))]
    start, end = min(starts, default=""), max(ends, default="")
    leader = codes_of(states.get(person["state"]), start)
    visited = codes_of(states.get(country), start)
    return {
        "trip_id": f"{held[0]['id']}:{who}", "leader": person["name"], "person_id": person["person_id"],
        "leader_office": person["office"], "leader_state": person["state"], "country_visited": country,
        **{f"leader_{name}": code for name, code in leader.items()},
        **{f"visited_{name}": code for name, code in visited.items()},
        "city": ";".join(dict.fromkeys(one["place_city"] for one in held if one["place_city"])),
        "trip_start": start, "trip_end": end,
        "trip_days": str((date.fromisoformat(end) - date.fromisoformat(start)).days + 1) if start else "",
        "trip_year": start[:4] or next((one["year"] for one in held if one["year"]), ""),
        "visit_type": _first(held, "visit_type"), "occasion": _first(held, "occasion"),
        "multilateral_only": str(int(all(one["kind"] == "multilateral" for one in held))),
        "engagements": ";".join(one["id"] for one in held),
    }  # fmt: skip


def _first(rows: Sequence[Row], name: str) -> str:
    return next((row[name] for row in rows if row[name]), "")
