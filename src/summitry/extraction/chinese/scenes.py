"""Scenes of a Chinese text: sentences with everything recognised folded, without who invites and who attends.

A sentence is `spoken` when its paragraph is somebody's speech: engagements told there are background.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from summitry.extraction.chinese.grammar import LANG, cue_words
from summitry.extraction.scene import Item, Scene, items_of, part_of
from summitry.extraction.signs import sign
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Annotated
from summitry.text.skeleton import Skeleton, fold


class ChineseScene(Scene):
    """A scene with who was cut from it, `inviters` in text order, and whose speech it belongs to, if any.

    `before` is the sentence before, while its own is read.
    """

    inviters: tuple[Actor, ...] = ()
    speaker: Actor | None = None
    before: Scene | None = None

    @property
    def spoken(self) -> bool:
        """Whether somebody speaks in it: what is told then is background."""
        return self.speaker is not None


def chinese_scenes(annotated: Annotated, text: str) -> Iterator[ChineseScene]:
    """One scene for each sentence with a cue; `text` is the content in its one form."""
    before: ChineseScene | None = None
    for number, skeleton, inside, speaker in _sentences(annotated, text):
        start, end = annotated.sentences[number]
        cues = frozenset(cue_words().findall(text, start, end))
        scene = _scene(skeleton, inside, (number, (start, end), cues), speaker)
        scene.before = before
        if cues and not text.endswith("?", start, end):
            yield scene
        scene.before, before = None, scene  # one sentence back is enough: no chain of all


def speakers(annotated: Annotated, text: str) -> list[Actor | None]:
    """For each sentence who speaks in it."""
    return [speaker for _, _, _, speaker in _sentences(annotated, text)]


def _sentences(annotated: Annotated, text: str) -> Iterator[tuple[int, Skeleton, list[Item], Actor | None]]:
    """Each sentence folded, with its items and the speaker of its paragraph so far."""
    items = items_of(annotated)
    starts = [item.start for item in items]
    speaker: Actor | None = None
    paragraph = 0
    for number, (start, end) in enumerate(annotated.sentences):
        inside = items[bisect_left(starts, start) : bisect_left(starts, end)]
        skeleton = fold(text, start, end, (part_of(item, i) for i, item in enumerate(inside)))
        if start == 0 or text.find("\n", paragraph, start) >= 0:
            speaker = None
        paragraph = start
        speaker = _speaker(skeleton, inside) or speaker
        yield number, skeleton, inside, speaker


def _speaker(skeleton: Skeleton, items: list[Item]) -> Actor | None:
    """Who says what the sentence tells."""
    match = _speech().match(skeleton.text)
    item = items[skeleton.part(match["who"]).index] if match is not None else None
    return item if isinstance(item, Actor) else None


def _scene(
    skeleton: Skeleton, items: list[Item], place: tuple[int, tuple[int, int], frozenset[str]], speaker: Actor | None
) -> ChineseScene:
    invited = [
        items[part.index] for match in _invited().finditer(skeleton.text) for part in skeleton.parts(match.group())
    ]
    for pattern in (_invited(), _suite()):
        skeleton = skeleton.without(pattern)
    scene = ChineseScene(skeleton, items, *place)
    scene.inviters = tuple(actor for actor in invited if isinstance(actor, Actor))
    scene.speaker = speaker
    return scene


@lru_cache(maxsize=1)
def _invited() -> re.Pattern[str]:
    return re.compile(rf"应{sign('A')}(?:的)?(?:邀请|之邀),?")


@lru_cache(maxsize=1)
def _suite() -> re.Pattern[str]:
    """Who only attends: 在…陪同下, and wives."""
    return re.compile(rf"在{sign('A')}(?:等)?陪同下|陪同(?={sign('A')})")


@lru_cache(maxsize=1)
def _speech() -> re.Pattern[str]:
    """A sentence that opens a speech: somebody says, perhaps after greetings."""
    return re.compile(rf"[^。;]{{0,12}}?(?P<who>{sign('AL')})[^。;,]{{0,10}}?(?:{alternatives('said', LANG)})")
