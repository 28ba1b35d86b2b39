"""CAMEO and PLOVER events: codes by a table of kinds, places and statuses, for programs that read event data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from summitry.export.derive.codes import Base, Row, first_day, participants_of
from summitry.export.derive.dyads import dyad_events

Coded = tuple[Row, str, str, str]


@lru_cache(maxsize=1)
def mapping() -> Mapping[str, Any]:
    """The file beside this one: what is coded how, and from where that comes."""
    return tomllib.loads(Path(__file__).with_name("cameo.toml").read_text(encoding="utf-8"))


def cameo(base: Base) -> list[dict[str, str]]:
    """The rows of table cameo."""
    texts = mapping()["codes"]
    return [
        {
            **_common(row, source, target, code), "source_actor": f"{source}GOV", "target_actor": f"{target}GOV",
            "cameo_code": code, "cameo_root": code[:2], "cameo_text": texts[code]["text"], "quad_class": "1",
        }
        for row, source, target, code in _coded(base)
    ]  # fmt: skip


def plover(base: Base) -> list[dict[str, str]]:
    """The rows of table plover."""
    codes = mapping()["codes"]
    return [
        {
            **_common(row, source, target, code), "actor": source, "recipient": target,
            "event_type": codes[code]["plover"], "event_mode": codes[code]["mode"],
            "event_context": codes[code]["context"], "quad_code": "Verbal Cooperation",
        }
        for row, source, target, code in _coded(base)
    ]  # fmt: skip


def _common(row: Row, source: str, target: str, code: str) -> dict[str, str]:
    names = ("engagement_id", "date_edtf", "status")
    ident = f"{row['engagement_id']}:{code}:{source}-{target}"
    return {"event_id": ident, "date": first_day(row), **{one: row[one] for one in names}}


def _coded(base: Base) -> Iterator[Coded]:
    """Each dyad-event with source, target and code, both ways."""
    signed = {row["engagement_id"] for row in base["signed"]}
    visits = {row["id"] for row in base["engagements"] if row["kind"] == "visit"}
    parties = participants_of(base)
    hosts = {key: {row["state"] for row in rows if row["role"] == "host"} for key, rows in parties.items()}
    for row in dyad_events(base):
        a, b = row["state_a"], row["state_b"]
        for rule in mapping()["rule"]:
            if _fits(rule, row, within=row["part_of"] in visits):
                host = _host(row, hosts[row["engagement_id"]])
                yield from _directed(rule, row, (a, b), host)
                break
        if row["held"] == "1" and row["engagement_id"] in signed and row["parties"] == "2":
            yield from ((row, a, b, "057"), (row, b, a, "057"))


def _fits(rule: Mapping[str, Any], row: Row, *, within: bool) -> bool:
    return (
        row["status"] in rule["statuses"]
        and row["kind"] in rule.get("kinds", (row["kind"],))
        and row["direction"] in rule.get("directions", (row["direction"],))
        and within == rule.get("within_visit", within)
    )


def _host(row: Row, hosts: set[str]) -> str:
    """The side that receives: by the place, else by role."""
    by_place = {"a_to_b": row["state_b"], "b_to_a": row["state_a"]}.get(row["direction"], "")
    return by_place or next(iter(sorted(hosts & {row["state_a"], row["state_b"]})), "")


def _directed(rule: Mapping[str, Any], row: Row, sides: Sequence[str], host: str) -> Iterator[Coded]:
    """Guest to host first, where there is one; each way with its code."""
    if "host" in rule and host:
        guest = sides[1] if host == sides[0] else sides[0]
        yield (row, guest, host, rule["guest"])
        yield (row, host, guest, rule["host"])
        return
    for source, target in (tuple(sides), tuple(reversed(sides))):
        yield (row, source, target, rule["code"])
