"""Where a place lies on the map's paper: the Natural Earth projection, turned so that no continent is cut.

Source: T. Patterson, B. Jenny, B. Šavrič, "A polynomial equation for the Natural Earth projection", 2011, with the
coefficients of d3-geo (`geoNaturalEarth1`), which draws the land under the points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import cos, radians

import msgspec

#: Meridians that may stand in the middle: their opposite ones cut the Pacific, and the Atlantic.
_MIDDLES = (11.0, 150.0)
_REGION = 110.0  # degrees; places that lie closer together get a map of their region
_LATITUDES = (-56.0, 80.0)


class Projection(msgspec.Struct, frozen=True, dict=True):
    """A turned and scaled projection onto paper of `width`; `points` are what must lie on it, as (lon, lat).

    With `close` the paper holds them and what is around them, however far apart they lie.
    """

    width: float
    points: tuple[tuple[float, float], ...] = ()
    close: bool = False

    @cached_property
    def middle(self) -> float:
        """The meridian in the middle: of the region, or the one nearer to most points."""
        if self.region:
            return (self.region[0] + self.region[2]) / 2
        return min(_MIDDLES, key=lambda one: sum(1 - cos(radians(lon - one)) for lon, _ in self.points))

    @cached_property
    def region(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north where all points lie close together, with a margin; else None: the world."""
        if not self.points:
            return None
        west, east = min(lon for lon, _ in self.points), max(lon for lon, _ in self.points)
        if east - west > _REGION and not self.close:
            return None
        margin = max(8.0, (east - west) * 0.15)
        south, north = min(lat for _, lat in self.points), max(lat for _, lat in self.points)
        return west - margin, max(south - margin, -80.0), east + margin, min(north + margin, 82.0)

    @cached_property
    def scale(self) -> float:
        """Pixels for a unit of the sphere's radius."""
        left, right = (self.region[0], self.region[2]) if self.region else (self.middle - 179.9, self.middle + 179.9)
        level = (self.region[1] + self.region[3]) / 2 if self.region else 0.0
        return self.width / (_raw(right - self.middle, level)[0] - _raw(left - self.middle, level)[0])

    @cached_property
    def height(self) -> float:
        """Pixels from the northernmost latitude shown to the southernmost, at most as high as it is wide."""
        low, high = (self.region[1], self.region[3]) if self.region else _LATITUDES
        return min(self.width, self.scale * (_raw(0, high)[1] - _raw(0, low)[1]))

    @property
    def translate(self) -> tuple[float, float]:
        """Where the middle meridian meets the equator."""
        low, high = (self.region[1], self.region[3]) if self.region else _LATITUDES
        centre = (_raw(0, high)[1] + _raw(0, low)[1]) / 2
        return self.width / 2, self.height / 2 + self.scale * centre

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        turned = (lon - self.middle + 180) % 360 - 180
        x, y = _raw(turned, lat)
        left, top = self.translate
        return left + self.scale * x, top - self.scale * y


def _raw(lon: float, lat: float) -> tuple[float, float]:
    turn, phi = radians(lon), radians(lat)
    square = phi * phi
    fourth = square * square
    x = turn * (0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth)))
    y = phi * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    return x, y


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any of the paper."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def beside(
    at: tuple[float, float], radius: float, text: str, taken: Sequence[Box], width: float
) -> tuple[str, Box] | None:
    """Where a label of 10 pixels can stand at a circle without meeting what is `taken`: its side and its box."""
    x, y = at
    long = 5.4 * len(text) + 2
    places = {
        "right": Box(x + radius + 2, y - 6, x + radius + 2 + long, y + 6),
        "left": Box(x - radius - 2 - long, y - 6, x - radius - 2, y + 6),
        "above": Box(x - long / 2, y - radius - 13, x + long / 2, y - radius - 1),
        "below": Box(x - long / 2, y + radius + 1, x + long / 2, y + radius + 13),
    }
    for side, box in places.items():
        if box.left >= 0 and box.right <= width and not any(box.meets(other) for other in taken):
            return side, box
    return None
