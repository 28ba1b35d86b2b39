"""The timeline: lanes by kind and setting under bands of leaders and designations.

Uncertain days are pale bars over the time that the sources leave, plans are hollow, what was called off is crossed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitry.model import Engagement
from summitry.present.pictures.bands import Band
from summitry.present.pictures.lanes import Mark, lane_label, lane_of, marks
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, some
from summitry.present.pictures.sheet import Sheet
from summitry.present.pictures.timeline_drawing import LENGTH, SLOT, Drawn, timeline_spec


def timeline_picture(
    found: Sequence[Engagement], bands: Sequence[Band], said: Mapping[str, str], framing: Framing
) -> Picture:
    """The picture of all engagements, whatever their status; `said` are the words of each by its id."""
    low, high = _years(found, framing)
    wide, tall = Sheet(tall=False, low=low, high=high), Sheet(tall=True, low=low, high=high)
    status = {one.id: one.status for one in found}
    placed, timeless = _placed(found, framing, wide)
    upright, _ = _placed(found, framing, tall)
    return Picture(
        id="timeline",
        heading="Everything on one line of time",
        title=f"Timeline: {some(len(placed), 'engagement')} by kind and setting (every entry, no counting rule; "
        f"{framing.until})",
        alt=_alt(placed, framing),
        source=framing.source,
        columns=("date", "lane", "status", "engagement"),
        rows=tuple(_row(one, said, framing) for one in found),
        spec=timeline_spec(Drawn(placed, tuple(bands), status), said, framing, wide),
        tall=timeline_spec(Drawn(upright, tuple(bands), status), said, framing, tall),
        notes=(
            (
                "Every entry is one mark: a visit and the talks during it are two. Pale bars: the day is uncertain and "
                "lies within the bar. Hollow: planned. Crossed: called off."
            ),
            "A gap is a gap in this chronicle, not proof that nobody met.",
        ),
        not_shown=tuple(Absent(said.get(one.id, one.id), "no year, or an open date", one.id) for one in timeless),
    )


def _placed(
    found: Sequence[Engagement], framing: Framing, sheet: Sheet
) -> tuple[tuple[Mark, ...], tuple[Engagement, ...]]:
    least = (SLOT - 1) * sheet.years / sheet.length(*LENGTH)
    return marks(found, lambda one: lane_of(one, framing), least)


def _years(found: Sequence[Engagement], framing: Framing) -> tuple[int, int]:
    days = [day for one in found if one.date for day in (one.date.earliest, one.date.latest) if day]
    days += [day for day in (framing.since, framing.as_of) if day]
    return (min(days).year, max(days).year) if days else (0, 0)


def _row(one: Engagement, said: Mapping[str, str], framing: Framing) -> Row:
    edtf = one.date.edtf if one.date else "undated"
    return Row((edtf, lane_label(lane_of(one, framing), framing), one.status, said.get(one.id, one.id)), (one.id,))


def _alt(placed: Sequence[Mark], framing: Framing) -> str:
    lanes: dict[str, int] = {}
    for mark in placed:
        lanes[mark.lane] = lanes.get(mark.lane, 0) + 1
    told = ", ".join(f"{lane_label(lane, framing)} {number}" for lane, number in lanes.items())
    return f"Marks along the years, in lanes: {told}."
