"""What a check says: marks on the text, each with a verdict, the rule that gave it, and the words on both sides.

No verdict is about truth. "not-in-chronicle" says that nothing was found in what was looked through, never that
something did not happen; "supported" is not given without an exact quote of a source.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

Verdict = Literal["supported", "contradicted", "partly", "not-in-chronicle"]
MarkType = Literal[
    "date", "place", "person", "office", "format", "status", "visit", "count", "first", "figure", "document",
    "designation", "order", "duration", "consistency",
]  # fmt: skip
Side = Literal["text", "chronicle", "reference", "table"]
WORST_FIRST: tuple[Verdict, ...] = ("contradicted", "partly", "not-in-chronicle", "supported")


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words of one side. `value` is what the chronicle has for the field, `id` its engagement.

    `published` is the publication day of the source where it is known, `cited` the sources that a reference row names.
    """

    side: Side
    quote: str
    source: str = ""
    url: str | None = None
    published: date | None = None
    id: str | None = None
    value: str | None = None
    cited: tuple[str, ...] = ()


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text (code points of the content) with what was found of it.

    `found` says in a sentence what the other side has; `sources` is the number of independent ones behind it, copies
    of one text being one source.
    """

    start: int
    end: int
    text: str
    type: MarkType
    verdict: Verdict
    rule: str
    found: str
    evidence: tuple[Proof, ...] = ()
    sources: int = 0


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its marks in order; `as_of` is the day as of which it was read, `as_of_basis` how that is known.

    `content` is what the marks point into, its text beginning at `body_offset`;
    `notes` say what was looked through and what a reader must know.
    """

    title: str | None
    content: str
    body_offset: int
    as_of: date | None
    as_of_basis: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many marks have each verdict."""
        return {verdict: sum(mark.verdict == verdict for mark in self.marks) for verdict in WORST_FIRST}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of some verdicts; of none it is that nothing was found."""
    given = set(verdicts)
    return next((one for one in WORST_FIRST if one in given), "not-in-chronicle")


def quoted(mark: Mark) -> Mark:
    """The mark, but never "supported" without an exact quote of another side."""
    if mark.verdict != "supported" or any(proof.side != "text" and proof.quote for proof in mark.evidence):
        return mark
    return msgspec.structs.replace(mark, verdict="not-in-chronicle", found=f"{mark.found}; no source can be quoted")
