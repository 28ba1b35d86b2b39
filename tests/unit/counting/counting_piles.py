"""Small piles of engagements for counting, one line each: "name = kind | who | day | field=value; …"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from factories.accounts import people, place
from summitry.counting import Citation, Entry, Question, Side
from summitry.model import Engagement, When

QUESTION = Question(sides=(Side.of("CHN"), Side.of("RUS", "SUN")), people=("Xi", "Putin"), as_of=date(2026, 5, 31))


def entries(rows: Sequence[str]) -> list[Entry]:
    names: dict[str, str] = {}
    return [_entry(row, number, names) for number, row in enumerate(rows, 1)]


def _entry(row: str, number: int, names: dict[str, str]) -> Entry:
    kind, who, day, *more = (part.strip() for part in row.split("|"))
    name, _, kind = kind.rpartition(" = ")
    given: dict[str, Any] = dict(pair.strip().split("=", 1) for pair in (more[0].split(";") if more else []))
    reviewed = given.pop("reviewed", "no") == "yes"
    listed = given.pop("listed", "no") == "yes"
    identity = f"e{number}-{kind}"
    names[name] = identity
    if "place" in given:
        given["place"] = place(given["place"])
    if "part_of" in given:
        given["part_of"] = names[given["part_of"]]
    engagement = Engagement(
        id=identity, kind=kind, participants=people(who), date=When.of(day, "stated") if day != "-" else None,
        **{"level": "leader", "status": "occurred", **given},
    )  # fmt: skip
    return Entry(engagement, (Citation("Read-out", "Wire", f"https://example.org/{number}"),), reviewed, listed)
