"""When something happened, as far as a document says it, and how that was worked out."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from summitry.model.edtf import bounds

Basis = Literal["stated", "weekday", "relative", "inferred", "publication", "year-unknown"]


class When(msgspec.Struct, frozen=True):
    """An EDTF date with its bounds and its basis.

    `basis`: stated (written out in full), weekday ("on Thursday"), relative ("last week", "yesterday"),
    inferred (a part such as the year taken from elsewhere in the text), publication (the day of
    publication, used and flagged), year-unknown (`XXXX-03-20`: the bounds are then None).
    """

    edtf: str
    earliest: date | None
    latest: date | None
    basis: Basis

    @classmethod
    def of(cls, edtf: str, basis: Basis) -> When:
        """Build from an EDTF string. Raises InvalidInput outside the subset."""
        span = bounds(edtf)
        if not span.year_known:
            return cls(edtf, None, None, "year-unknown")
        return cls(edtf, span.earliest, span.latest, basis)

    @property
    def day(self) -> date | None:
        """The single day that is meant, or None."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None
