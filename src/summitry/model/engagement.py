"""An engagement: an entry of the chronicle, assembled from the accounts that tell of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from summitry.model.account import Kind, Level, Participant, Place, SignedDocument, Status, VisitType
from summitry.model.when import When

ConflictKind = Literal["day", "place", "medium", "status", "participants", "count", "rank"]


class FieldValue(msgspec.Struct, frozen=True):
    """A value that some accounts give for one field, as shown to a person, with those accounts' ids."""

    value: str
    accounts: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True):
    """Accounts of one engagement that disagree on `field`; `chosen` is the chronicle's value and `why` its reason.

    `cause` is what probably lies behind it, "" where nothing speaks for a cause.
    """

    field: str
    chosen: str
    why: str
    values: tuple[FieldValue, ...]
    kind: ConflictKind = "day"
    cause: str = ""


class Chosen(msgspec.Struct, frozen=True):
    """Why the chronicle shows this value of a field: the name of the rule that decided, and the reason in words."""

    field: str
    rule: str
    why: str


class Step(msgspec.Struct, frozen=True):
    """One step of what was told of an engagement over time: on the day `told` (None: unknown) it had this status.

    `date` is the day then told as EDTF, `account` the account that tells it first.
    """

    told: date | None
    status: Status
    date: str | None
    account: str


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
    `part_of` the id of the visit or gathering that contains it. `history` tells how a plan went, oldest first. The
    fields show people's `corrections`. `independent_sources` counts publishers, copies of their texts left out.
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
    chosen: tuple[Chosen, ...] = ()
    history: tuple[Step, ...] = ()
    independent_sources: int = 0
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    review: Review | None = None

    @property
    def rejected(self) -> bool:
        """Whether a person rejected it: it stays in the file, and out of lists and counts."""
        return self.review is not None and self.review.verdict == "rejected"
