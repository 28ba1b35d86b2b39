"""The last day of a stay, told apart from its first: "arrived on Monday … and flies home on Thursday".

A visit told by its arrival alone is dated by that day; with its end known it is the whole stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.draft import Draft
from summitry.extraction.scene import Scene, Scenes
from summitry.extraction.signs import sign, span
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Mention, When

REACH = 12  # sentences in which the end of a stay may be told
LONGEST = timedelta(days=31)


@lru_cache(maxsize=1)
def _end() -> re.Pattern[str]:
    """Who leaves or whose visit ends, the way home, and the day."""
    who = rf"(?P<who>{sign('AL')})(?:[’']s?)?"
    way = rf"(?: (?:home|back|for home)| (?:back )?(?:for|to) (?P<where>{sign('SP')}))?"
    day = rf"(?: on| late on| early on)? (?P<day>{sign('D')})"
    filler = rf"[^;:{span('AL')}]{{0,80}}?"
    return re.compile(
        rf"{who}{filler} (?:(?:{alternatives('departures')}){way}{day}"
        rf"|(?:{alternatives('stays')})(?: there| here)?(?: until| till| through)? (?P<until>{sign('D')}))"
        rf"|\b(?:the|this) (?:[a-z-]+ ){{0,3}}?(?:visit|trip|stay|tour){filler} (?:{alternatives('stay_ends')})"
        rf"(?: on| until| till| through)? (?P<last>{sign('D')})"
    )


def with_last_days(drafts: Sequence[Draft], scenes: Scenes) -> list[Draft]:
    """The drafts, with the visits dated to their last day where one of the next sentences tells it."""
    found = list(drafts)
    near = {draft.sentence + step for draft in found if _by_arrival(draft) for step in range(REACH + 1)}
    for scene in scenes.of(near):
        for match in _end().finditer(scene.text):
            for number in _meant(found, scene, match):
                found[number] = _until(found[number], _day(scene, match))
    return found


def _by_arrival(draft: Draft) -> bool:
    return draft.kind == "visit" and not draft.background and draft.when is not None and draft.when.day is not None


def _day(scene: Scene, match: re.Match[str]) -> When | None:
    """The day that the match names; "until Friday" is read as a stretch with an open start."""
    text = match.group("day") or match.group("until") or match.group("last")
    item = scene.item(scene.skeleton.part(text))
    return item.when if isinstance(item, Mention) else None


def _until(draft: Draft, end: When | None) -> Draft:
    """The visit from its day to the last, where that follows within a month."""
    first = draft.when.day if draft.when is not None else None
    last = end.latest if end is not None and (end.day is not None or end.edtf.startswith("../")) else None
    if first is None or last is None or not timedelta(0) < last - first <= LONGEST:
        return draft
    assert draft.when is not None
    return replace(draft, when=When.of(f"{first.isoformat()}/{last.isoformat()}", draft.when.basis))


def _meant(drafts: Sequence[Draft], scene: Scene, match: re.Match[str]) -> Iterator[int]:
    """The visit of the one who leaves: told before, and left for home or for nowhere that is named."""
    who = match.groupdict().get("who")
    names = _names(scene, who) if who else set()
    for number, draft in enumerate(drafts):
        if not _by_arrival(draft) or not 0 <= scene.number - draft.sentence <= REACH:
            continue
        guests = {side.actor.name for side in draft.sides if side.role == "guest"}
        if who and not (guests & names):
            continue
        if match.group("where") and not _homeward(draft, scene, match.group("where")):
            continue
        yield number


def _names(scene: Scene, who: str) -> set[str | None]:
    item = scene.item(scene.skeleton.part(who))
    if not isinstance(item, Actor):
        return set()
    return {one.name for one in item.members or (item,) if one.name}


def _homeward(draft: Draft, scene: Scene, where: str) -> bool:
    """Whether somewhere lies in the guest's own country: leaving one city for the next ends nothing."""
    item = scene.item(scene.skeleton.part(where))
    country = item.value.split("/")[0] if isinstance(item, Mention) else None
    return any(side.role == "guest" and side.actor.country == country for side in draft.sides)
