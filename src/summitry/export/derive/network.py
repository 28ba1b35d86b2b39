"""Who meets whom: people as nodes, their contacts as edges. Counted, not laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from summitry.export.derive.codes import Base, Row, first_day, last_day, participants_of

Pair = tuple[str, str]
_COLUMNS = {"visit": "visits", "meeting": "meetings", "call": "calls", "video": "videos"}


def edges(base: Base) -> list[dict[str, str]]:
    """The rows of table edges, by source and target."""
    parties = participants_of(base)
    held = [row for row in base["engagements"] if row["held"] == "1" and row["kind"] in _COLUMNS]
    talked = {(row["part_of"], pair) for row in held if row["kind"] == "meeting" for pair in _pairs(parties[row["id"]])}
    found: dict[Pair, list[Row]] = {}
    for row in held:
        for pair in _pairs(parties[row["id"]]):
            if row["kind"] != "visit" or (row["id"], pair) not in talked:
                found.setdefault(pair, []).append(row)
    return [_edge(pair, rows) for pair, rows in sorted(found.items())]


def _pairs(parties: Sequence[Row]) -> Iterator[Pair]:
    """Pairs of people of different states, each once, by id."""
    people = {_ident(row): row["state"] for row in parties if row["name"]}
    for one, other in combinations(sorted(people), 2):
        if people[one] != people[other]:
            yield one, other


def _ident(row: Row) -> str:
    return row["person_id"] or f"{row['name']} ({row['state']})"


def _edge(pair: Pair, rows: Sequence[Row]) -> dict[str, str]:
    kinds = Counter(row["kind"] for row in rows)
    starts, ends = [day for row in rows if (day := first_day(row))], [day for row in rows if (day := last_day(row))]
    return {
        "source": pair[0], "target": pair[1], "weight": str(len(rows)),
        **{column: str(kinds[kind]) for kind, column in _COLUMNS.items()},
        "first": min(starts, default=""), "last": max(ends, default=""),
    }  # fmt: skip


def nodes(base: Base) -> list[dict[str, str]]:
    """The rows of table nodes, by id."""
    people = {_ident(row): row for row in reversed(base["participants"]) if row["name"]}
    partners: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    for edge in edges(base):
        for end in (edge["source"], edge["target"]):
            partners[end] += 1
            contacts[end] += int(edge["weight"])
    return [
        {
            "id": ident, "label": people[ident]["name"], "state": people[ident]["state"],
            "person_id": people[ident]["person_id"], "partners": str(number), "contacts": str(contacts[ident]),
        }
        for ident, number in sorted(partners.items())
    ]  # fmt: skip
