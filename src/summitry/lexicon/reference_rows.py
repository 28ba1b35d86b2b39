"""The rows of a reference chronicle: facts, each with its sources and how far it can be trusted.

`verified` means that a source was read which supports the row's main date and place; other rows rest on general
knowledge (`confidence` between 0 and 1, `notes`). Dates are EDTF.
"""

from __future__ import annotations

import msgspec

from summitry.model import Kind, Participant, Place, Qualifier, SignedType, SpeakerType, Status, VisitType


class Cited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source that a row cites."""

    title: str
    url: str | None = None
    publisher: str | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every row of facts carries."""

    verified: bool
    confidence: float | None = None
    notes: str | None = None
    sources: tuple[Cited, ...] = ()


class EngagementRow(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`engagements.jsonl`: `part_of` is the id of the visit or gathering that contains it."""

    id: str
    kind: Kind
    date: str
    status: Status
    participants: tuple[Participant, ...]
    summary: str
    place: Place | None = None
    visit_type: VisitType | None = None
    occasion: str | None = None
    part_of: str | None = None


class DesignationRow(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`designations.jsonl`: the official name of the relationship from a day on; an engagement declared it."""

    since: str
    en: str
    zh: str
    ru: str
    declared_at: str


class TradeRow(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`trade.jsonl`: turnover of a year in US dollars; `change_pct` as published, not computed from the values.

    `key` tells apart what several report of one year; rows without one are China's customs'. `said`: when, as EDTF.
    """

    year: int
    measure: str
    usd: int
    reported_by: str
    change_pct: float | None = None
    reporter_type: SpeakerType = "official"
    key: str | None = None
    said: str | None = None
    qualifier: Qualifier | None = None

    @property
    def id(self) -> str:
        """The row's id: "trade-2015", "trade-2015-tass"."""
        return "-".join(str(part) for part in ("trade", self.year, self.key) if part)


class CountRow(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`claims.jsonl`: a number of meetings or contacts that somebody told on `date`, counted from `since` on."""

    date: str
    since: str
    value: int
    unit: str
    text: str
    people: tuple[str, ...]
    parties: tuple[str, ...]
    qualifier: Qualifier | None = None
    speaker: str | None = None
    speaker_type: SpeakerType | None = None


class SignedRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`documents.jsonl`: a document signed or adopted; `engagement` is the most specific one (the talks)."""

    engagement: str
    type: SignedType
    title: str
    signed: str


class DisagreementClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some sources (addresses; none where it is general knowledge) say."""

    value: str
    sources: tuple[str, ...] = ()


class DisagreementRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`disagreements.jsonl`: sources that differ on `field` of some engagements, why, and the value used here."""

    engagements: tuple[str, ...]
    field: str
    claims: tuple[DisagreementClaim, ...]
    likely_cause: str
    used: str


class About(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`about.toml`: what the reference covers, `since` and to `as_of` both included."""

    title: str
    publisher: str
    parties: tuple[str, ...]
    since: str
    as_of: str
    lang: str
    licence: str
    note: str


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of one reference chronicle."""

    about: About
    engagements: tuple[EngagementRow, ...]
    signed: tuple[SignedRow, ...]
    designations: tuple[DesignationRow, ...]
    trade: tuple[TradeRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    counts: tuple[CountRow, ...] = ()
