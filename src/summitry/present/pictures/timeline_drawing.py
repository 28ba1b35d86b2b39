"""The timeline as a drawing: where each band, lane and mark stands across the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from summitry.model import Status
from summitry.present.phrases import PLANNED
from summitry.present.pictures.bands import Band, Strip, strips
from summitry.present.pictures.lanes import Mark, depths, lane_label
from summitry.present.pictures.look import (
    FAINT,
    HAIR,
    INK,
    MUTED,
    PAPER,
    TONES,
    chart,
    colour,
    linked,
    number,
    towards,
    values,
)
from summitry.present.pictures.picture import Framing, Spec
from summitry.present.pictures.sheet import Channel, Sheet

SLOT, BAND, GAP = 7.0, 17.0, 10.0
#: What `Sheet.length` is asked for: pixels beside the time axis on wide paper, pixels a year on tall paper.
LENGTH = (150, 15.0)
_CALLED_OFF = frozenset({"cancelled", "denied", "postponed"})


class Drawn(msgspec.Struct, frozen=True):
    """What stands on the paper: marks in their slots, bands, and the status of each engagement by id."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    status: Mapping[str, Status]


class _Paper(msgspec.Struct, frozen=True):
    """The sheet with its two channels; `offsets` are the beginnings of tracks and lanes across it."""

    sheet: Sheet
    time: Channel
    across: Channel
    offsets: Mapping[str, tuple[float, float]]

    def channels(self, *, ends: bool) -> Channel:
        """From and to in time, and across the paper."""
        return self.sheet.channels(self.time, self.across, "to" if ends else None, "below")


def timeline_spec(drawn: Drawn, said: Mapping[str, str], framing: Framing, sheet: Sheet) -> Spec:
    """The specification for one sheet."""
    length = sheet.length(*LENGTH)
    tracks = strips(drawn.bands, sheet, length / sheet.years)
    offsets, depth = _offsets(tracks, depths(drawn.marks))
    across = number("above", 0, depth, reverse=not sheet.tall)
    paper = _Paper(sheet, sheet.time("from", labels=True), across, offsets)
    shapes = list(_shapes(drawn, said, offsets))
    layers = [
        _ground(paper),
        *_bands(paper, tracks),
        _labels(paper, {name: lane_label(name, framing) for name in offsets}),
        _marks(paper, shapes),
        _crosses(paper, shapes),
    ]
    return chart(layer=layers, **sheet.size(length, depth))


def _offsets(
    tracks: Mapping[str, list[Strip]], lanes: Mapping[str, int]
) -> tuple[dict[str, tuple[float, float]], float]:
    """Beginning and end across the paper of each track and lane, and the depth of all."""
    found: dict[str, tuple[float, float]] = {}
    at = 0.0
    thick = {name: BAND * (1 + max(strip.row for strip in track)) for name, track in tracks.items()}
    thick |= {lane: SLOT * max(slots, 2) for lane, slots in lanes.items()}
    for name, depth in thick.items():
        found[name] = (at, at + depth)
        at += depth + (4 if name in tracks else GAP)
    return found, max(at - GAP / 2, 20.0)


def _ground(paper: _Paper) -> Channel:
    """Thin lines between the lanes, and the axis of years."""
    rows = [
        {"from": paper.sheet.low, "to": paper.sheet.high + 1, "above": end + GAP / 2 - 0.5}
        for name, (_, end) in paper.offsets.items()
    ]
    return {
        "data": values(rows[:-1]),
        "mark": {"type": "rule", "color": HAIR},
        "encoding": paper.sheet.channels(paper.time, paper.across, "to"),
    }


def _bands(paper: _Paper, tracks: Mapping[str, list[Strip]]) -> Iterator[Channel]:
    rows = [
        _band(strip, place, paper.offsets[name][0])
        for name, track in tracks.items()
        for place, strip in enumerate(track)
    ]
    yield {
        "data": values(rows),
        "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 1},
        "encoding": paper.channels(ends=True) | {"color": colour(), "description": {"field": "said"}, "tooltip": None},
    }
    tall = paper.sheet.tall
    yield {
        "data": values(row for row in rows if row["text"]),
        "mark": {
            "type": "text", "align": "left", "baseline": "middle", "fontSize": 10, "dx": 4, "color": INK,
            "angle": 90 if tall else 0,
        },
        "encoding": paper.sheet.channels(paper.time, paper.across | {"field": "middle"}) | {"text": {"field": "text"}},
    }  # fmt: skip


def _band(strip: Strip, place: int, base: float) -> dict[str, Any]:
    above = base + strip.row * BAND
    return {
        "from": strip.begins, "to": strip.ends, "above": above, "below": above + BAND, "middle": above + BAND / 2,
        "tone": (HAIR, FAINT)[place % 2], "text": strip.text, "said": strip.band.label,
    }  # fmt: skip


def _labels(paper: _Paper, names: Mapping[str, str]) -> Channel:
    rows = [{"above": sum(paper.offsets[name]) / 2, "text": label} for name, label in names.items()]
    across = {"x" if paper.sheet.tall else "y": paper.across, "y" if paper.sheet.tall else "x": {"value": -6}}
    look = {"angle": 270, "align": "left"} if paper.sheet.tall else {"align": "right"}
    return {
        "data": values(rows),
        "mark": {"type": "text", "fontSize": 11, "color": MUTED, "baseline": "middle", **look},
        "encoding": across | {"text": {"field": "text"}},
    }


def _shapes(
    drawn: Drawn, said: Mapping[str, str], offsets: Mapping[str, tuple[float, float]]
) -> Iterator[dict[str, Any]]:
    for mark in drawn.marks:
        above = offsets[mark.lane][0] + mark.slot * SLOT
        place = mark.lane.rpartition(" ")[2]
        tone = TONES.get(place, TONES["none"])
        status = drawn.status[mark.id]
        hollow = status in PLANNED
        yield {
            "from": mark.begins, "to": mark.ends, "above": above, "below": above + SLOT - 1, "tone": tone,
            "fill": PAPER if hollow else tone, "opacity": 1 if hollow or mark.sure else 0.3,
            "crossed": status in _CALLED_OFF, "t": (mark.begins + mark.ends) / 2, "middle": above + SLOT / 2 - 0.5,
            "href": towards([mark.id]), "said": said.get(mark.id, mark.id),
        }  # fmt: skip


def _marks(paper: _Paper, shapes: list[dict[str, Any]]) -> Channel:
    look = {
        "color": colour("fill"), "stroke": colour("tone"), "strokeWidth": {"value": 1},
        "fillOpacity": {"field": "opacity", "type": "quantitative", "scale": None, "legend": None},
    }  # fmt: skip
    return {
        "data": values(shapes),
        "mark": {"type": "rect", "cornerRadius": 2.5},
        "encoding": paper.channels(ends=True) | look | linked(),
    }


def _crosses(paper: _Paper, shapes: list[dict[str, Any]]) -> Channel:
    across = paper.across | {"field": "middle"}
    return {
        "data": values(shape for shape in shapes if shape["crossed"]),
        "mark": {"type": "text", "text": "✕", "fontSize": 9, "color": INK},
        "encoding": paper.sheet.channels(paper.time | {"field": "t"}, across),
    }
