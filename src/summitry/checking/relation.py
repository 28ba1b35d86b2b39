"""How the day that a text says stands to the days of an engagement, and how far a plan drifted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from summitry.model import Bounds, When, bounds

Relation = Literal["equal", "within", "around", "overlaps", "apart", "unknown"]
_LEAP = 2000


class Stretch(msgspec.Struct, frozen=True):
    """First and last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def stretch_of(when: When | None) -> Stretch | None:
    """The days that a date covers; None for no date, an open end or an unknown year."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return Stretch(when.earliest, when.latest)


def end_of(when: When | None) -> Stretch | None:
    """The days of a date, and of one with an open end ("until 17 February") the end that is known."""
    if when is None or (when.earliest is None) == (when.latest is None):
        return stretch_of(when)
    known = when.earliest or when.latest
    return Stretch(known, known) if known else None


def in_year(when: When, year: int) -> Stretch | None:
    """The days of a date whose year the text does not say, in that year; None where it has no such day."""
    span = bounds(when.edtf)
    if span.year_known:
        return stretch_of(when)
    try:
        return _moved(span, year)
    except ValueError:
        return None  # 29 February


def _moved(span: Bounds, year: int) -> Stretch | None:
    if span.earliest is None or span.latest is None:
        return None
    return Stretch(span.earliest.replace(year=year), span.latest.replace(year=year))


def related(said: Stretch | None, had: Stretch | None) -> Relation:
    """How the days said stand to those of the chronicle: the same, within them, around them, apart."""
    if said is None or had is None:
        return "unknown"
    if said == had:
        return "equal"
    if had.first <= said.first and said.last <= had.last:
        return "within"
    if said.first <= had.first and had.last <= said.last:
        return "around"
    return "overlaps" if said.first <= had.last and had.first <= said.last else "apart"


def distance(said: Stretch, had: Stretch) -> int:
    """Days between two stretches; 0 where they touch or overlap."""
    if said.last < had.first:
        return (had.first - said.last).days
    return (said.first - had.last).days if had.last < said.first else 0


def same_day_of_year(said: Stretch, had: Stretch) -> bool:
    """Whether they begin on the same day of another year."""
    return (said.first.month, said.first.day) == (had.first.month, had.first.day) and said.first.year != had.first.year


def drift(planned: Stretch, held: Stretch) -> str:
    """How what took place lies to the days for which it was planned."""
    apart = distance(planned, held)
    if apart == 0:
        return "within the days that the text gives"
    when = "before" if held.last < planned.first else "after"
    return f"{apart} day{'s' if apart > 1 else ''} {when} the days that the text gives ({shown(planned)})"


def shown(stretch: Stretch) -> str:
    """ "2024-05-16 to 2024-05-17", or one day."""
    if stretch.first == stretch.last:
        return stretch.first.isoformat()
    return f"{stretch.first.isoformat()} to {stretch.last.isoformat()}"


def widened(stretch: Stretch, days: int) -> Stretch:
    """The stretch with some days more at both ends."""
    by = timedelta(days=days)
    low = stretch.first - by if stretch.first > date.min + by else date.min
    return Stretch(low, stretch.last + by if stretch.last < date.max - by else date.max)
