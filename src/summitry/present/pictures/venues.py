"""The map of venues: a circle a city, its area the number of contacts; what has no coordinates stands in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import msgspec

from summitry.present.pictures.look import (
    INK,
    MUTED,
    PAPER,
    TALL,
    TONES,
    WIDE,
    chart,
    colour,
    linked,
    towards,
    values,
)
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, Spec, some
from summitry.present.pictures.projection import Box, Projection, beside

LAND = Path(__file__).with_name("land.json")
_ATLANTIC = -30.0  # degrees; west of it lie the Americas
CREDIT = "Land: Natural Earth (public domain). Positions of cities: GeoNames (CC BY 4.0) and the table of Summitry."


class Venue(msgspec.Struct, frozen=True, kw_only=True):
    """A city where contacts took place, in degrees, with their ids."""

    city: str
    country: str
    lat: float
    lon: float
    ids: tuple[str, ...]
    name_zh: str = ""
    name_ru: str = ""


def venues_picture(
    found: Sequence[Venue], absent: Sequence[Absent], said: Mapping[str, str], framing: Framing
) -> Picture:
    """The picture of the venues; `absent` are the contacts that have no coordinates."""
    total = sum(len(venue.ids) for venue in found)
    ordered = sorted(found, key=lambda venue: (-len(venue.ids), venue.city))
    third = [venue for venue in ordered if _soil(venue, framing) == "third"]
    return Picture(
        id="venues",
        heading="Where they met",
        title=f"Venues: {some(total, 'contact')} in {some(len(found), 'city', 'cities')} ({framing.by_rule})",
        alt=f"Circles on a map of the world. Most contacts: {_most(ordered)}. Third countries: {_most(third)}.",
        source=framing.source,
        columns=("city", "中文", "русский", "country", "contacts", "latitude", "longitude"),
        rows=tuple(
            Row((one.city, one.name_zh, one.name_ru, one.country, len(one.ids), one.lat, one.lon), one.ids)
            for one in ordered
        ),
        spec=chart(**_panel(ordered, said, framing, Paper(_paper(ordered, WIDE), 7))),
        tall=_tall(ordered, said, framing),
        notes=(
            (
                f"The area of a circle is the number of contacts; a city is a point, venues within it are not parted. "
                f"{framing.statement}"
            ),
            CREDIT,
        ),
        not_shown=tuple(absent),
    )


def _soil(venue: Venue, framing: Framing) -> str:
    """Whose soil it is; of a city that belonged to several states, the last."""
    return framing.place(venue.country.rpartition("/")[2])


def _most(venues: Sequence[Venue]) -> str:
    return ", ".join(f"{venue.city} {len(venue.ids)}" for venue in venues[:5]) or "none"


@lru_cache(maxsize=1)
def land() -> Mapping[str, Any]:
    """The outline of land, a GeoJSON geometry."""
    geometry: dict[str, Any] = msgspec.json.decode(LAND.read_bytes())
    return geometry


class Paper(msgspec.Struct, frozen=True):
    """What a map is drawn on, and the breadth of a circle for one contact, in pixels."""

    projection: Projection
    unit: float


def _paper(found: Sequence[Venue], width: int, *, close: bool = False) -> Projection:
    return Projection(width, tuple((venue.lon, venue.lat) for venue in found), close)


def _tall(found: Sequence[Venue], said: Mapping[str, str], framing: Framing) -> Spec:
    """The world on two sheets, one below the other, so that neither is too small to be read on a telephone."""
    east = [one for one in found if one.lon >= _ATLANTIC]
    west = [one for one in found if one.lon < _ATLANTIC]
    panels = [
        {"title": title} | _panel(held, said, framing, Paper(_paper(held, TALL, close=True), 4.5))
        for title, held in (("Europe, Africa, Asia, Oceania", east), ("The Americas", west))
        if held
    ]
    return chart(vconcat=panels)


def _panel(found: Sequence[Venue], said: Mapping[str, str], framing: Framing, sheet: Paper) -> dict[str, Any]:
    paper = sheet.projection
    circles = [_circle(venue, said, framing, sheet) for venue in found]
    layers = [
        {
            "data": {"values": {"type": "Feature", "geometry": land()}},
            "mark": {"type": "geoshape", "fill": "#e6eaed", "stroke": None},
            "projection": {
                "type": "naturalEarth1",
                "rotate": [-paper.middle, 0, 0],
                "scale": paper.scale,
                "translate": list(paper.translate),
                "clipExtent": [[0, 0], [paper.width, paper.height]],
            },
        },
        {
            "data": values(circles),
            "mark": {"type": "circle", "fillOpacity": 0.85, "strokeWidth": 0.8, "opacity": 1},
            "encoding": _at("x", "y")
            | linked()
            | {
                "color": colour(),
                "stroke": colour("edge"),
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            },
        },
        *_labels(circles, int(paper.width)),
    ]
    return {"layer": layers, "width": paper.width, "height": paper.height}


def _at(x: str, y: str) -> dict[str, Any]:
    """Channels of pixels."""
    return {
        name: {"field": field, "type": "quantitative", "scale": None, "axis": None}
        for name, field in (("x", x), ("y", y))
    }


def _circle(venue: Venue, said: Mapping[str, str], framing: Framing, sheet: Paper) -> dict[str, Any]:
    x, y = sheet.projection.at(venue.lon, venue.lat)
    unit = sheet.unit
    number, place = len(venue.ids), _soil(venue, framing)
    told = "; ".join(said.get(one, one) for one in venue.ids[:12]) + ("; …" if number > 12 else "")
    return {
        "x": x,
        "y": y,
        "radius": unit * sqrt(number) / 2,
        "size": 3.1416 * (unit * sqrt(number) / 2) ** 2,
        "tone": TONES[place],
        "edge": MUTED if place == "third" else PAPER,
        "href": towards(venue.ids),
        "city": venue.city,
        "number": number,
        "said": f"{venue.city}, {venue.country}, {number}: {told}",
    }


def _labels(circles: Sequence[Mapping[str, Any]], width: int) -> list[dict[str, Any]]:
    """Names where there is room, those of the busiest cities first."""
    taken = [
        Box(c["x"] - c["radius"], c["y"] - c["radius"], c["x"] + c["radius"], c["y"] + c["radius"]) for c in circles
    ]
    rows = []
    for circle in circles:
        text = f"{circle['city']} {circle['number']}" if circle["number"] > 1 else circle["city"]
        place = beside((circle["x"], circle["y"]), circle["radius"], text, taken, width)
        if place is not None:
            taken.append(place[1])
            rows.append({"text": text, **_placed(*place)})
    look = {"type": "text", "fontSize": 10, "baseline": "middle", "color": INK}
    halo = look | {"stroke": PAPER, "strokeWidth": 2.5, "strokeOpacity": 0.85}
    encoding = _at("x", "y") | {"text": {"field": "text"}}
    return [
        {
            "data": values(row for row in rows if row["align"] == align),
            "mark": mark | {"align": align},
            "encoding": encoding,
        }
        for align in ("left", "right", "center")
        for mark in (halo, look)
    ]


def _placed(side: str, box: Box) -> dict[str, Any]:
    align = {"right": "left", "left": "right"}.get(side, "center")
    x = {"left": box.left, "right": box.right}.get(align, (box.left + box.right) / 2)
    return {"x": x, "y": (box.top + box.bottom) / 2, "align": align}
