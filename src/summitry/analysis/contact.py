"""A contact: one of what a counting rule counted, with the little that analysis needs of it."""

from __future__ import annotations

from datetime import date

import msgspec

from summitry.model import bounds


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is that of the engagement that stands for it, `edtf` its date (None: undated), `country` where it was."""

    id: str
    edtf: str | None
    country: str | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Earliest and latest day; None for an open end, a date without its year, and no date."""
        if self.edtf is None:
            return None, None
        span = bounds(self.edtf)
        return (span.earliest, span.latest) if span.year_known else (None, None)

    @property
    def begins(self) -> date | None:
        """The earliest day, or the latest where the beginning is open."""
        first, last = self.days
        return first or last

    @property
    def year(self) -> int | None:
        """The year in which it began, or None where the date leaves several: "195X", "1957/..", no date."""
        begins = self._begins()
        return begins[0].year if begins and begins[0].year == begins[1].year else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month in which it began, or None where the date leaves several, as "1957" or a season does."""
        begins = self._begins()
        if begins is None or (begins[0].year, begins[0].month) != (begins[1].year, begins[1].month):
            return None
        return begins[0].year, begins[0].month

    def _begins(self) -> tuple[date, date] | None:
        """The first and the last day on which it may have begun: of an interval the days of its left side."""
        left, _, _ = (self.edtf or "").partition("/")
        if left in ("", ".."):
            return None
        span = bounds(left)
        if not span.year_known or span.earliest is None or span.latest is None:
            return None
        return span.earliest, span.latest
