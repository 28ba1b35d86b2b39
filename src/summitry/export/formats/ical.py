"""iCalendar (RFC 5545): all-day events with stable ids; plans are tentative, what was called off is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from summitry.export.content import Content
from summitry.export.derive.codes import first_day, last_day
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row
from summitry.text.addresses import web_address

_OCTETS = 75  # of a line, without its end (section 3.1)
_STATUS = {
    "occurred": "CONFIRMED", "ongoing": "CONFIRMED", "scheduled": "TENTATIVE", "expected": "TENTATIVE",
    "proposed": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
_LINE_END = "\r\n"


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write the engagements whose days are certain; the others are told."""
    sources = {row["source_id"]: row["url"] for row in content["sources"]}
    urls: dict[str, str] = {}
    for row in content["citations"]:
        if sources[row["source_id"]]:
            urls.setdefault(row["engagement_id"], sources[row["source_id"]])
    dated = [row for row in content["engagements"] if first_day(row)]
    stamp = _stamp(content)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Summitry//chronicle//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALDESC:{_escaped(content.caption)}")
    for row in dated:
        lines += _event(row, urls.get(row["id"], ""), stamp)
    text = "".join(folded(line) + _LINE_END for line in [*lines, "END:VCALENDAR"])
    target.write_bytes(text.encode("utf-8"))
    left = len(content["engagements"]) - len(dated)
    return Written(len(dated), "events", (f"{left} left out: their day is not certain",) if left else ())


def _stamp(content: Content) -> str:
    """The moment of the export must be given; it is the last day covered, so that two exports are equal."""
    day = next((row["value"] for row in content["about"] if row["name"] == "as_of"), "")
    return (day or "2000-01-01").replace("-", "") + "T000000Z"


def _event(row: Row, url: str, stamp: str) -> Iterator[str]:
    after = date.fromisoformat(last_day(row)) + timedelta(days=1)
    place = ", ".join(part for part in (row["place_venue"], row["place_city"], row["place_country"]) if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}@summitry"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first_day(row).replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_escaped(_summary(row))}"
    yield f"STATUS:{_STATUS[row['status']]}"
    yield f"CATEGORIES:{row['kind'].upper()}"
    yield f"DESCRIPTION:{_escaped(_description(row))}"
    if place:
        yield f"LOCATION:{_escaped(place)}"
    if row["latitude"]:
        yield f"GEO:{row['latitude']};{row['longitude']}"
    if url.isascii() and web_address(url):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(row: Row) -> str:
    planned = "" if row["held"] == "1" else f" ({row['status']})"
    return f"{row['kind'].capitalize()}{planned}: {row['participants'].replace(';', ', ')}"


def _description(row: Row) -> str:
    parts = [f"{row['id']}: {row['status']}", row["occasion"], f"documents that tell of it: {row['documents']}"]
    return "\n".join(part for part in parts if part)


def _escaped(text: str) -> str:
    for plain, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, safe)
    return text.replace("\t", " ")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never broken within a character; further ones begin with a space."""
    pieces, held, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > _OCTETS:
            pieces.append(held)
            held, size = "", 1
        held, size = held + char, size + octets
    return f"{_LINE_END} ".join([*pieces, held])
