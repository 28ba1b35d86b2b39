"""An engagement in words, and the words behind it with the value that is in question."""

from __future__ import annotations

from msgspec.structs import replace

from summitry.checking.known import Known
from summitry.checking.verdict import Proof
from summitry.model import Engagement

#: What a field is called to a reader.
_SHOWN = {"visit_type": "rank of the visit", "documents": "signed"}


def described(engagement: Engagement) -> str:
    """The engagement in a few words: kind, people, place, day, id."""
    people = " and ".join(dict.fromkeys(one.name or one.country or "" for one in engagement.participants))
    place = engagement.place.city or engagement.place.country if engagement.place else None
    where = f" in {place}" if place else ""
    when = f", {engagement.date.edtf}" if engagement.date else ""
    return f"{engagement.kind} of {people}{where}{when} ({engagement.id})"


def quotes(known: Known, engagement: Engagement, field: str) -> tuple[Proof, ...]:
    """The words behind a field of an engagement, with what the chronicle has for it."""
    value = f"{_SHOWN.get(field, field)}: {value_of(engagement, field)}"
    return tuple(replace(proof, value=value) for proof in known.quotes(engagement, field))


def value_of(engagement: Engagement, field: str) -> str:
    """The chronicle's value of a field as a reader sees it."""
    if field == "date":
        return engagement.date.edtf if engagement.date else "not told"
    if field == "place":
        place = engagement.place
        return ", ".join(part for part in (place.venue, place.city, place.country) if part) if place else "none"
    if field == "participants":
        return ", ".join(one.name or one.country or "" for one in engagement.participants)
    if field == "documents":
        return "; ".join(f"{one.type}: {one.title or 'untitled'}" for one in engagement.documents) or "nothing named"
    return str(getattr(engagement, field) or "not told")
