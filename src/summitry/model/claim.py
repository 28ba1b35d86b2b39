"""A claim: a checkable or attributed assertion about a relationship, with who makes it."""

from __future__ import annotations

from typing import Literal

import msgspec

from summitry.model.span import Evidence

ClaimType = Literal["figure", "count", "first", "designation", "commitment", "assessment"]
SpeakerType = Literal["leader", "official", "expert", "anonymous", "media"]
Qualifier = Literal["over", "about", "under", "record"]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion in one document; `speaker` None is the document's own voice.

    `value` is in `unit` (for money the full amount: 244800000000 USD), `change_pct` in per cent against `change_base`
    (the document's words). `said` is the day on which the document says that it was said, as EDTF. `flags` tell what
    could not be read: such a claim has no value.
    """

    claim_id: str
    doc_id: str
    type: ClaimType
    text: str
    speaker: str | None = None
    speaker_type: SpeakerType | None = None
    parties: tuple[str, ...] = ()
    value: float | None = None
    unit: str | None = None
    period: str | None = None
    change_pct: float | None = None
    qualifier: Qualifier | None = None
    change_base: str | None = None
    said: str | None = None
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
