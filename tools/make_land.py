"""Write the outline of land that maps stand on: `python tools/make_land.py land-110m.json`.

The file comes from the npm package world-atlas 2.0.2 (ISC licence; `npm pack world-atlas@2.0.2`), which holds Natural
Earth's 1:110m land (public domain) as TopoJSON. Here it is unpacked, simplified and rounded to a tenth of a degree;
Antarctica and islets are left out. Rings keep their direction, which tells inside from outside on a sphere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "summitry" / "present" / "pictures" / "land.json"
TOLERANCE, LEAST_AREA, SOUTH = 0.25, 0.6, -60.0
Point = tuple[float, float]


def arcs(topology: dict) -> list[list[Point]]:
    """The arcs in degrees: they are stored as differences of whole numbers."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def ring(numbers: Sequence[int], known: list[list[Point]]) -> list[Point]:
    """The arcs of a ring joined; a negative number is an arc backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = known[number] if number >= 0 else known[~number][::-1]
        points += arc[1:] if points else arc
    return points


def simplified(points: list[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Douglas and Peucker 1973: leave out what lies nearer to the chord than `tolerance` degrees."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point: Point) -> float:
        if not length:
            return ((point[0] - ax) ** 2 + (point[1] - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda place: off(points[place]))
    if off(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: far + 1], tolerance)[:-1] + simplified(points[far:], tolerance)


def area(points: Sequence[Point]) -> float:
    """Square degrees."""
    pairs = pairwise(points)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def main(path: str) -> None:
    """Write the outline as one GeoJSON geometry."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    known = arcs(topology)
    polygons = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for rings in geometry["arcs"]:
            outer = ring(rings[0], known)
            if area(outer) < LEAST_AREA or max(y for _, y in outer) < SOUTH:
                continue
            kept = [simplified(ring(one, known)) for one in rings]
            polygons.append([[[round(x, 1), round(y, 1)] for x, y in one] for one in kept if len(one) > 3])
    text = json.dumps({"type": "MultiPolygon", "coordinates": polygons}, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(polygons)} polygons, {len(text):,} characters")


if __name__ == "__main__":
    main(sys.argv[1])
