"""The derived tables by name, and who computes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summitry.export.derive.coded import cameo, plover
from summitry.export.derive.codes import Base
from summitry.export.derive.dyads import dyad_events
from summitry.export.derive.network import edges, nodes
from summitry.export.derive.trips import trips
from summitry.export.derive.years import dyad_years, monad_years

DERIVED: Mapping[str, Callable[[Base], list[dict[str, str]]]] = {
    "dyad_events": dyad_events,
    "dyad_years": dyad_years,
    "monad_years": monad_years,
    "trips": trips,
    "cameo": cameo,
    "plover": plover,
    "nodes": nodes,
    "edges": edges,
}
