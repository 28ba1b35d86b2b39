"""When: the date that stands nearest to the cue, and what a document's own day adds."""

from __future__ import annotations

import re

from summitry.extraction.scene import Scene
from summitry.model import Mention, When

REACH = 140  # skeleton characters between a cue and its date
_NOT_OF_IT = re.compile(
    r"(?:\b(?:since|from|until|after|before|prior to|following|ahead of|for|re-election in|elected in|founded in|"
    r"inaugurated in|published|dated|reported|signed in|of the|election in|elections? (?:on|in))) (?:the )?$"
)


def nearest_date(scene: Scene, low: int, high: int) -> tuple[When, tuple[int, int]] | None:
    """The dated mention nearest to the stretch `low` to `high`; dates after the cue win over those before."""
    best: tuple[float, Mention] | None = None
    for position, char in enumerate(scene.text):
        if char < "\ue000":
            continue
        item = scene.item(scene.skeleton.part(char))
        if not isinstance(item, Mention) or item.when is None:
            continue
        distance = _distance(scene.text, position, low, high)
        if distance <= REACH and (best is None or distance < best[0]):
            best = distance, item
    if best is None or best[1].when is None:
        return None
    return best[1].when, (best[1].start, best[1].end)


def _distance(text: str, position: int, low: int, high: int) -> float:
    before = text[max(0, position - 24) : position]
    penalty = 60.0 if _NOT_OF_IT.search(before) else 0.0
    if low <= position < high:
        return penalty
    if position >= high:
        gap = text[high:position]
        return position - high + penalty + 40 * len(re.findall(r"[;:]|, (?:and|but|which|while|who)", gap))
    return 1.3 * (low - position) + penalty
