"""The gathering that an engagement is, or stands beside."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.grammar import MACROS
from summitry.extraction.scene import Scene

_DETERMINER = re.compile(r"^(?:the|an?|this|its|their)\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:on the (?:sidelines?|margins?|fringes) of|during|at|attend(?:ing)?|for|following|after|before)\b"
        rf"{MACROS['~g']}(?P<g>{MACROS['gathering']})"
    )


def gathering_name(scene: Scene, span: tuple[int, int], content: str) -> str:
    """The name of a gathering as the document words it, without its article."""
    low, high = scene.source(*span)
    return _DETERMINER.sub("", content[low:high].strip())


def nearby_occasion(scene: Scene, position: int, content: str) -> str | None:
    """The gathering that the rest of the sentence sets beside the engagement."""
    match = _beside().search(scene.text, max(0, position - 5))
    return gathering_name(scene, match.span("g"), content) if match else None
