"""A finding: something that a person should look at, with what it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

FindingKind = Literal["conflict", "plan without outcome", "single source", "impossible"]


class Finding(msgspec.Struct, frozen=True):
    """One thing to look at in the engagement of this id; `accounts` are the ids of the accounts that it rests on."""

    kind: FindingKind
    engagement: str
    text: str
    accounts: tuple[str, ...] = ()
