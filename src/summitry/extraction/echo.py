"""Echoes: sentences that add a date to an engagement told before ("The talks will be held on 8 May").

They name no parties, so no rule reads them; what they date is the last engagement of the kind that they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.dating import nearest_date
from summitry.extraction.draft import Draft
from summitry.extraction.merge import specificity
from summitry.extraction.scene import Scene, Scenes
from summitry.extraction.signs import sign
from summitry.model import Kind, compatible
from summitry.model.edtf import bounds

KINDS: dict[str, tuple[Kind, ...]] = {
    "visit": ("visit",), "trip": ("visit",), "tour": ("visit",), "journey": ("visit",),
    "meeting": ("meeting", "multilateral"), "talks": ("meeting", "call", "video"), "negotiations": ("meeting",),
    "call": ("call",), "conversation": ("call", "meeting"),
    "summit": ("multilateral", "meeting"), "conference": ("multilateral",), "forum": ("multilateral",),
}  # fmt: skip
REACH = 8  # sentences back to which "the visit" can point


@lru_cache(maxsize=1)
def _pointer() -> re.Pattern[str]:
    kinds = "|".join(KINDS)
    return re.compile(
        rf"\b(?:the|this|that) (?:[a-z-]+ ){{0,3}}?(?P<what>{kinds})\b(?! (?:with|between|of|to|by)\b)"
        r"(?=[^.;:]{0,50}\b(?:will|is|are|was|were|took|takes|began|begins|lasted|has|had|scheduled|for|on)\b)"
        rf"|{sign('D')}[^;:.]{{0,60}}\bfor (?:the|this|that|a) (?:[a-z-]+ ){{0,3}}?(?P<meant>{kinds})\b"
    )


def with_echoes(drafts: Sequence[Draft], scenes: Scenes) -> list[Draft]:
    """The drafts with the dates that such sentences add where none, or a vaguer one, is known.

    Every word for what is told again is a cue.
    """
    if not drafts:
        return []
    found = list(drafts)
    told = {draft.sentence for draft in drafts}
    pointed = {sentence + step for sentence in told for step in range(1, REACH + 1)} - told
    for scene in scenes.of(pointed, cued=True):
        for match in _pointer().finditer(scene.text):
            _apply(found, scene, match)
    return found


def _apply(drafts: list[Draft], scene: Scene, match: re.Match[str]) -> None:
    dated = nearest_date(scene, *match.span())
    number = _pointed(drafts, scene.number, KINDS[match.group("what") or match.group("meant")])
    if dated is None or number is None:
        return
    draft = drafts[number]
    vague = draft.when is None or specificity(dated[0]) < specificity(draft.when)
    fits = draft.when is None or compatible(draft.when.edtf, dated[0].edtf, slack=0)
    if vague and fits and bounds(dated[0].edtf).days:
        drafts[number] = replace(draft, when=dated[0], date_span=dated[1])


def _pointed(drafts: Sequence[Draft], sentence: int, kinds: Sequence[Kind]) -> int | None:
    """The last engagement told before the sentence, of the first kind that there is."""
    for kind in kinds:
        before = [i for i, draft in enumerate(drafts) if draft.kind == kind and 0 < sentence - draft.sentence <= REACH]
        if before:
            return max(before, key=lambda i: drafts[i].sentence)
    return None
