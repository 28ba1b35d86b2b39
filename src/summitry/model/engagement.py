"""An engagement: an entry of the chronicle, assembled from the accounts that tell of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from summitry.model.account import Kind, Level, Participant, Place, SignedDocument, Status, VisitType
from summitry.model.when import When


class FieldValue(msgspec.Struct, frozen=True):
    """A value that some accounts give for one field, as shown to a person, with those accounts' ids."""

    value: str
    accounts: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True):
    """Accounts of one engagement that disagree on `field`; `chosen` is the chronicle's value and `why` its reason."""

    field: str
    chosen: str
    why: str
    values: tuple[FieldValue, ...]


class Correction(msgspec.Struct, frozen=True):
    """A person's value of one field beside the machine's, both as shown to a person; `n` is the judgement's number."""

    field: str
    machine: str | None
    value: str | None
    by: str
    at: str
    n: int
    why: str | None = None


class Review(msgspec.Struct, frozen=True):
    """A person's word on an engagement as a whole; `added` are the accounts that came after it."""

    verdict: Literal["accepted", "rejected"]
    by: str
    at: str
    n: int
    why: str | None = None
    added: tuple[str, ...] = ()


class Engagement(msgspec.Struct, frozen=True, kw_only=True):
    """One occasion. `id` is readable and stable: pair, date and kind, as in `chn-rus-2025-05-08-meeting`.

    `accounts` are the ids of the accounts that tell of it; `aliases` older ids that still answer;
    `part_of` the id of the visit or gathering that contains it. The fields show people's `corrections`.
    """

    id: str
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
    accounts: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    review: Review | None = None

    @property
    def rejected(self) -> bool:
        """Whether a person rejected it: it stays in the file, and out of lists and counts."""
        return self.review is not None and self.review.verdict == "rejected"
