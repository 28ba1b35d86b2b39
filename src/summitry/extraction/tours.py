"""The days of a tour, told before its stops: "will visit four Latin American countries from April 19 to 26"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.dating import nearest_date
from summitry.extraction.draft import Draft
from summitry.extraction.scene import Scene, Scenes
from summitry.extraction.signs import sign, span
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, When

REACH = 3  # sentences after which the stops are named


@lru_cache(maxsize=1)
def _tour() -> re.Pattern[str]:
    nations = rf"(?:{alternatives('numbers')}) (?:[a-z-]+ ){{0,3}}?(?:countries|nations|states)"
    return re.compile(
        rf"(?P<who>{sign('A')})[^;:{span('AL')}]{{0,60}}?\b(?:visits?|tour|trips?|travel)\b[^;:]{{0,30}}?\b{nations}"
    )


@lru_cache(maxsize=1)
def _nations() -> re.Pattern[str]:
    """What every tour tells of, and most texts do not."""
    return re.compile(r" (?:countries|nations|states)\b")


def with_tours(drafts: Sequence[Draft], scenes: Scenes, content: str) -> list[Draft]:
    """The drafts, with the days of the whole tour on those of its stops that have none of their own."""
    found = list(drafts)
    undated = {draft.sentence for draft in found if draft.kind == "visit" and draft.when is None}
    if not undated or _nations().search(content) is None:
        return found
    near = {number - step for number in undated for step in range(REACH + 1)}
    for scene in scenes.telling():
        if scene.number not in near:
            continue
        for guest, when, day in _tours(scene):
            for number, draft in enumerate(found):
                if _stop(draft, guest) and 0 <= draft.sentence - scene.number <= REACH:
                    found[number] = replace(draft, when=when, date_span=day)
    return found


def _tours(scene: Scene) -> Iterator[tuple[Actor, When, tuple[int, int]]]:
    for match in _tour().finditer(scene.text):
        dated = nearest_date(scene, *match.span())
        item = scene.item(scene.skeleton.part(match.group("who")))
        whole = dated is not None and dated[0].day is None  # not the day on which it starts
        if dated is not None and whole and isinstance(item, Actor) and item.name is not None:
            yield item, *dated


def _stop(draft: Draft, guest: Actor) -> bool:
    guests = {side.actor.name for side in draft.sides if side.role == "guest"}
    return draft.kind == "visit" and draft.when is None and not draft.background and guest.name in guests
