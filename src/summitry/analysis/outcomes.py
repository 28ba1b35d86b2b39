"""Outcomes: which documents were signed at which contact, each once, although a visit and its talks both tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from summitry.analysis.contact import Contact
from summitry.model import Engagement, SignedDocument


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Documents of one contact; `least` how many there are at least ("a series of agreements" is one)."""

    contact: Contact
    documents: tuple[SignedDocument, ...]

    @property
    def least(self) -> int:
        """The number told, one where none is."""
        return sum(one.count or 1 for one in self.documents)


def outcomes(contacts: Iterable[tuple[Contact, Sequence[Engagement]]]) -> tuple[Outcome, ...]:
    """The outcome of each contact; its engagements are a visit with the meetings within it, for example."""
    return tuple(Outcome(contact=contact, documents=tuple(_once(held))) for contact, held in contacts)


def _once(held: Sequence[Engagement]) -> list[SignedDocument]:
    """One document a kind and title; an untitled one is taken for a titled one of its kind."""
    told = [one for engagement in held for one in engagement.documents]
    titled = {(one.type, one.title): one for one in told if one.title}
    kinds = {kind for kind, _ in titled}
    bare: dict[str, SignedDocument] = {}
    for one in told:
        if not one.title and (one.type not in kinds or (one.count or 1) > sum(kind == one.type for kind, _ in titled)):
            bare[one.type] = max(one, bare.get(one.type, one), key=lambda each: each.count or 1)
    counted = [one for key, one in titled.items() if key[0] not in bare]
    return [*counted, *bare.values()]
