"""The gathering that an engagement is, or stands beside."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.macros import macros
from summitry.extraction.scene import Scene
from summitry.extraction.signs import sign
from summitry.lexicon.wording import alternatives

_DETERMINER = re.compile(r"^(?:the|an?|this|its|their)\s+", re.IGNORECASE)

_LINK = re.compile(
    r"\b(?:in|at|of|to|for|on|during|before|after|following|attending|attended|with|from|and|by|as|both|the|an?) "
)


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    """The word that makes a gathering: its name, or "summit"."""
    return re.compile(rf"{sign('G')}|\b(?:{alternatives('gathering_nouns')})\b")


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:on the (?:sidelines?|margins?|fringes) of|during|at|attend(?:ing)?|for|following|after|before)\b"
        rf"{macros()['~g']}(?P<g>{macros()['gathering']})"
    )


def gathering_name(scene: Scene, span: tuple[int, int], content: str) -> str:
    """The name of a gathering as the document words it, without its article."""
    head = _head().search(scene.text, *span)
    before = scene.text[span[0] : head.start()] if head else ""
    cut = max((match.end() for match in _LINK.finditer(before)), default=0)
    low, high = scene.source(span[0] + cut, span[1])
    return _DETERMINER.sub("", content[low:high].strip())


def nearby_occasion(scene: Scene, position: int, content: str) -> str | None:
    """The gathering that the rest of the sentence sets beside the engagement."""
    match = _beside().search(scene.text, max(0, position - 5))
    return gathering_name(scene, match.span("g"), content) if match else None
