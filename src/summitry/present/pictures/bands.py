"""Bands above a timeline: who led each side, and what the relationship was called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from summitry.present.pictures.lanes import decimal
from summitry.present.pictures.sheet import Sheet


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time with a name. `until` None: still; `short` what is written where there is little room."""

    track: str
    label: str
    since: date
    until: date | None = None
    short: str = ""
    id: str | None = None


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """A band on its sheet: `row` within its track, clipped to the years shown, `text` what fits in it."""

    band: Band
    row: int
    begins: float
    ends: float
    text: str


def strips(bands: Sequence[Band], sheet: Sheet, pixels: float) -> dict[str, list[Strip]]:
    """The bands by track. Those of a track that overlap by more than a year stand in rows below each other."""
    found: dict[str, list[Strip]] = {}
    for band in bands:
        begins = max(decimal(band.since), sheet.low)
        ends = min(decimal(band.until) if band.until else sheet.high + 1, sheet.high + 1)
        if ends <= begins:
            continue
        track = found.setdefault(band.track, [])
        row = next(row for row in range(len(bands)) if not _taken(track, row, begins, ends))
        text = _fitting(band, (ends - begins) * pixels - 6)
        track.append(Strip(band=band, row=row, begins=begins, ends=ends, text=text))
    return found


def _taken(track: Sequence[Strip], row: int, begins: float, ends: float) -> bool:
    return any(strip.row == row and min(strip.ends, ends) - max(strip.begins, begins) > 1 for strip in track)


def _fitting(band: Band, room: float) -> str:
    """The name, its short form, or, of long words, as many as there is room for."""
    letters = int(room / 5.3)
    fits = next((text for text in (band.label, band.short) if text and len(text) <= letters), "")
    return fits or (f"{band.label[: letters - 1].rstrip()}…" if not band.short and letters >= 10 else "")
