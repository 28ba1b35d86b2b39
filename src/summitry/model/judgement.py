"""A judgement: what a person decided, bound to the words that were looked at and not to row numbers.

It names accounts by content (document hash, identity fields, quote), so that it finds them again after the document
was read anew, by another version of the program, or into another file.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from summitry.model.account import Kind

Decision = Literal["same", "different", "accept", "reject", "correct", "split", "undo"]


class Anchor(msgspec.Struct, frozen=True, order=True):
    """An account as it was seen: `sha256` is its document's, `quote` the words that show the engagement.

    `parties` are the country codes, sorted; `date` is EDTF.
    """

    account_id: str
    doc_id: str
    sha256: str
    kind: Kind
    date: str | None
    parties: tuple[str, ...]
    quote: str


class Subject(msgspec.Struct, frozen=True):
    """An engagement, or part of one, as the person saw it."""

    id: str
    accounts: tuple[Anchor, ...]

    @property
    def account_ids(self) -> frozenset[str]:
        """The accounts' ids at the time."""
        return frozenset(one.account_id for one in self.accounts)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision; `n` is its number in the chronicle's file, 0 before it is stored.

    `made_at` is ISO 8601 in UTC. same: all subjects are one engagement; different: they are not; split: the first
    subject's accounts leave what they stood with, the second; correct: `field` is `value`, where the machine had
    `machine`; undo: the judgement whose key is `undoes` no longer holds.
    """

    made_at: str
    made_by: str
    decision: Decision
    subjects: tuple[Subject, ...] = ()
    field: str | None = None
    value: str | None = None
    machine: str | None = None
    why: str | None = None
    undoes: str | None = None
    n: int = 0

    @property
    def key(self) -> str:
        """A hash of what was decided, by whom and when: the same in every file."""
        plain = msgspec.json.encode(msgspec.structs.replace(self, n=0))
        return hashlib.sha256(plain).hexdigest()[:16]

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of the engagements, as they were."""
        return tuple(one.id for one in self.subjects)
