"""An account: what one document says of one engagement, each field with its evidence.

The words are those of the coding guide (`docs/coding-guide.md`): kinds, levels, statuses and roles.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from summitry.model.span import Evidence
from summitry.model.when import When

Kind = Literal["visit", "meeting", "call", "video", "multilateral", "message"]
Level = Literal["leader", "ministerial"]
Status = Literal["occurred", "ongoing", "scheduled", "expected", "proposed", "cancelled", "postponed", "denied"]
Role = Literal["host", "guest", "participant"]
VisitType = Literal["state", "official", "working"]
SignedType = Literal[
    "treaty", "joint statement", "agreement", "declaration", "communique", "memorandum", "protocol", "contract"
]

#: The kinds in which people are in one place; calls, videos and messages have no place.
IN_PERSON: frozenset[Kind] = frozenset({"visit", "meeting", "multilateral"})


class Place(msgspec.Struct, frozen=True):
    """Country (ISO 3166 alpha-3 as in the guide), city and venue, each only as far as known."""

    country: str | None = None
    city: str | None = None
    venue: str | None = None

    def __bool__(self) -> bool:
        return self.country is not None or self.city is not None or self.venue is not None


class Participant(msgspec.Struct, frozen=True):
    """One side's person, or a delegation when `name` is None.

    `person` is the id in the lexicon when the person is known there; `office` the title held at the date.
    """

    name: str | None
    country: str | None
    role: Role = "participant"
    person: str | None = None
    office: str | None = None


class SignedDocument(msgspec.Struct, frozen=True):
    """What was, or is to be, signed or adopted."""

    type: SignedType
    count: int | None = None
    title: str | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says of one engagement. `account_id` is a hash of doc_id and identity fields.

    `part_of` is the account_id of the visit or gathering, told by the same document, that contains it.
    """

    account_id: str
    doc_id: str
    kind: Kind
    level: Level
    status: Status
    participants: tuple[Participant, ...]
    date: When | None = None
    place: Place | None = None
    visit_type: VisitType | None = None
    occasion: str | None = None
    documents: tuple[SignedDocument, ...] = ()
    central: bool = False
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
