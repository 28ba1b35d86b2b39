"""A draft: what one rule read in one sentence, before the document is put together."""

from __future__ import annotations

import msgspec

from summitry.model import Actor, Evidence, Kind, Place, Role, SignedDocument, Status, VisitType, When


class Side(msgspec.Struct, frozen=True):
    """A party with the role that the wording gives it; None where it gives none."""

    actor: Actor
    role: Role | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One reading; `span` are offsets in the document's content, `sentence` the sentence's number.

    A draft is `weak` when its status is only the default of a noun ("the talks"), which any verb overrides.
    """

    kind: Kind
    sides: tuple[Side, ...]
    status: Status
    rule: str
    sentence: int
    span: tuple[int, int]
    when: When | None = None
    date_span: tuple[int, int] | None = None
    place: Place | None = None
    place_span: tuple[int, int] | None = None
    visit_type: VisitType | None = None
    occasion: str | None = None
    documents: tuple[SignedDocument, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    background: bool = False
    weak: bool = False

    def countries(self) -> frozenset[str]:
        """The states and organisations that take part."""
        return frozenset(side.actor.country for side in self.sides if side.actor.country)


class Rejected(msgspec.Struct, frozen=True):
    """A reading that was not taken, and why; for `explain`."""

    rule: str
    span: tuple[int, int]
    reason: str
