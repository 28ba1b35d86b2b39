"""Parts of the world by which texts name where somebody travels, as states of the tables (`facts/regions.csv`)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from summitry.lexicon.facts import FACTS


@lru_cache(maxsize=1)
def regions() -> Mapping[str, frozenset[str]]:
    """States by the lower-case name of the region."""
    found: dict[str, set[str]] = defaultdict(set)
    with (FACTS / "regions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["region"]].add(row["state"])
    return {name: frozenset(states) for name, states in found.items()}
