"""An account with its source, and how much its word weighs: copies of a text have no voice of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import msgspec

from summitry.lexicon.reference_sources import reference_row
from summitry.linking.card import PLANS, Source, is_reference
from summitry.linking.standing import standing
from summitry.model import Account

Value = TypeVar("Value", bound=Hashable)


class Told(msgspec.Struct, frozen=True):
    """An account with its source."""

    account: Account
    source: Source

    @property
    def voice(self) -> str:
        """Whom it counts as: the publisher of the original text, or the document where none is known."""
        return self.source.voice

    @property
    def held(self) -> bool:
        """Whether it tells of what happened, not of a plan."""
        return self.account.status not in PLANS

    @property
    def official(self) -> bool:
        """Whether an official body tells it in its own words."""
        return self.source.copy_of is None and standing(self.source.publisher, self.source.url) == "official"

    @property
    def checked(self) -> bool:
        """Whether it is a row of a reference chronicle for which a person read a source."""
        if not is_reference(self.account.doc_id):
            return False
        row = reference_row(self.account.doc_id)
        return row is not None and row.verified


def by_value(told: Sequence[Told], read: Callable[[Account], Value | None]) -> dict[Value, list[Told]]:
    """Those who give a value, by value."""
    found: dict[Value, list[Told]] = defaultdict(list)
    for one in told:
        value = read(one.account)
        if value is not None:
            found[value].append(one)
    return found


def voices(told: Sequence[Told]) -> int:
    """Number of independent publishers."""
    return len({one.voice for one in told})
