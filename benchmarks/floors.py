"""Pinned floors of quality: what the examples scored when they were last pinned, and for which files.

A floor may rise by `--pin`; to lower one is an act of its own (`--allow-regression`). The hashes say for which gold
file and which documents the floors hold: where either changes, the floors must be pinned anew. Fields are pinned as
shares of all gold engagements, not of the matched ones, so that finding more never counts as a loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from benchmarks.sets import GoldSet, digest
from summitry.evaluate import Figures, flat

FLOORS = Path(__file__).parent / "floors.json"

#: Half of the last digit that is pinned: floors are rounded to four places, so a measured figure may lie that much
#: below its own floor. The figures are ratios of whole numbers and extraction has no chance in it: nothing else varies.
EPSILON = 0.00005
#: Figures over what was found, not over all that is to find, may fall a little when harder cases are found at last;
#: recall and F1, which are pinned beside them, may not. The floor itself stays where it was.
SLACK = {"engagements.leader.precision": 0.02, "clusters.b3_f1": 0.02, "clusters.lea_f1": 0.02}
_PLACES = 4
_FIRST = "examples"

PINNED = (
    "engagements.leader.f1", "engagements.leader.precision", "engagements.leader.recall", "engagements.ministerial.f1",
    "engagements.all.f1", "central_recall",
    "right.date_exact", "right.status", "right.place_country", "right.place_city", "right.roles", "right.visit_type",
    "right.document_types",
    "claims.figure.f1", "claims.count.f1", "claims.first.f1", "claims.designation.f1",
    "clusters.b3_f1", "clusters.lea_f1",
)  # fmt: skip


class Floors(msgspec.Struct, frozen=True):
    """Floors by figure, and the hashes of the files that they were measured on."""

    gold_sha256: str
    documents_sha256: str
    floors: dict[str, float]


def floors_of(of: GoldSet) -> Path:
    """The file that holds the floors of a set."""
    return FLOORS if of.name == _FIRST else FLOORS.with_name(f"floors_{of.name}.json")


def measured(found: Figures, of: GoldSet) -> Floors:
    """The floors that this run would pin."""
    shares = pinnable(found)
    floors = {name: round(shares[name], _PLACES) for name in PINNED if name in shares}
    return Floors(digest(of.gold), digest(of.documents), floors)


def pinnable(found: Figures) -> dict[str, float]:
    """All figures, and by field the share of gold engagements that are found and have the field right."""
    gold = found.engagements["all"].gold
    right = {f"right.{name}": share.accuracy * share.n / gold for name, share in found.fields.items()}
    return dict(flat(found)) | right


def below(pinned: Mapping[str, float], now: Mapping[str, float]) -> Iterator[str]:
    """Each figure that lies below its floor, or is no longer measured."""
    for name, floor in pinned.items():
        value = now.get(name)
        if value is None:
            yield f"{name}: no longer measured, floor {floor:.4f}"
        elif value < floor - SLACK.get(name, EPSILON):
            yield f"{name}: {value:.4f} is below its floor {floor:.4f}"


def load(path: Path = FLOORS) -> Floors:
    """The pinned floors."""
    return msgspec.json.decode(path.read_bytes(), type=Floors)


def pin(now: Floors, path: Path = FLOORS, *, allow_regression: bool = False) -> list[str]:
    """Write the floors unless one would be lowered; what would be lowered.

    Written all the same, and as measured, with `allow_regression`; else the higher of both stays within the slack.
    """
    before = load(path).floors if path.is_file() else {}
    lowered = list(below(before, now.floors))
    if lowered and not allow_regression:
        return lowered
    kept = {} if allow_regression else before
    floors = {name: max(value, kept.get(name, value)) for name, value in now.floors.items()}
    written = msgspec.structs.replace(now, floors=floors)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n")
    return lowered
