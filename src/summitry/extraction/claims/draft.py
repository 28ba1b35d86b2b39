"""A claim in the making: what was found where, before speaker, parties and period are worked out."""

from __future__ import annotations

import msgspec

from summitry.model import ClaimType, Qualifier


class ClaimDraft(msgspec.Struct, frozen=True):
    """`span` is the cue and `extent` the wording, both offsets into the content; `sentence` its number.

    `who` is the stretch that names those who undertake something; `flags` tell what could not be read.
    """

    type: ClaimType
    rule: str
    sentence: int
    span: tuple[int, int]
    extent: tuple[int, int]
    value: float | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    change_pct: float | None = None
    who: tuple[int, int] | None = None
    flags: tuple[str, ...] = ()
