"""Conflicts of a chronicle, each value with who gives it: of the accounts, and of the claims of their documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from summitry.linking import Source
from summitry.linking.claim_conflicts import by_kind, claim_conflicts
from summitry.model import Claim, ClaimType, Conflict, ConflictKind, Engagement
from summitry.store import Chronicle, Wanted

_TYPES: tuple[ClaimType, ...] = ("count", "figure", "designation")


class Disagreement(msgspec.Struct, frozen=True):
    """One conflict of an engagement; `tellers` are the sources of each account or document that it names."""

    engagement: Engagement
    conflict: Conflict
    tellers: Mapping[str, Source]

    def sources(self, position: int) -> list[Source]:
        """The sources of the value at this position, once each, by day."""
        named = (self.tellers[one] for one in self.conflict.values[position].accounts if one in self.tellers)
        found = {one.doc_id: one for one in named}
        return sorted(found.values(), key=lambda one: (str(one.published or "9999"), one.doc_id))


def disagreements(
    chronicle: Chronicle, wanted: Wanted | None = None, kinds: Sequence[ConflictKind] = ()
) -> Iterator[Disagreement]:
    """Conflicts in the order of the engagements' days."""
    for one in chronicle.engagements(wanted):
        tellers = chronicle.tellers(one)
        documents = {source.doc_id: source for source in tellers.values()}
        claims = list(_claims(chronicle, sorted(documents))) if len(documents) > 1 else []
        for conflict in by_kind((*one.conflicts, *claim_conflicts(claims)), kinds):
            yield Disagreement(one, conflict, {**documents, **tellers})


def _claims(chronicle: Chronicle, doc_ids: Sequence[str]) -> Iterator[Claim]:
    for kind in _TYPES:
        yield from chronicle.claims_in(doc_ids, kind)
