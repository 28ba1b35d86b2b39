"""From a match and its sides to a draft: kind, status, date and place as the sentence gives them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from summitry.extraction.dating import ADJACENT, REACH, any_date, nearest_date
from summitry.extraction.draft import Draft, Side
from summitry.extraction.medium import medium
from summitry.extraction.occasion import nearby_occasion
from summitry.extraction.parties import distinct
from summitry.extraction.placing import destinations, nearest_place
from summitry.extraction.signs import sign
from summitry.extraction.status import PLANNED, timed_status
from summitry.extraction.told import Told
from summitry.lexicon.wording import alternatives
from summitry.model import IN_PERSON, Mention, Place, Status, When

# Talks told in passing: the sentence's date is the main clause's.
_ASIDE = re.compile(r"\b(?:after|before|following|ahead of|prior to|since) (?:the )?$")


def draft_of(told: Told, sides: tuple[Side, ...], status: Status) -> Draft:
    """The draft that a match makes of these sides."""
    scene, span = told.scene, told.focus
    kind = told.rule.kind
    if kind in ("meeting", "call", "multilateral"):
        kind = medium(kind, scene.text, span)
    aside = not told.has_verb and _ASIDE.search(scene.text[: span[0]]) is not None
    dated = _set_day(told, status) or nearest_date(scene, *span, _direction(told, status), ADJACENT if aside else REACH)
    placed = _placed(told) if kind in IN_PERSON else None
    when = dated[0] if dated else None
    return Draft(
        kind=kind,
        sides=distinct(sides),
        weak=status == "occurred" and not _told_as_done(told),
        status=timed_status(status, when, told.annotated.written),
        rule=told.rule.id,
        sentence=scene.number,
        span=scene.source(*span),
        when=when,
        date_span=dated[1] if dated else None,
        place=placed[0] if placed else None,
        place_span=placed[1] if placed else None,
        occasion=nearby_occasion(scene, span[1], told.annotated.content) if kind == "meeting" else None,
    )


def _set_day(told: Told, status: Status) -> tuple[When, tuple[int, int]] | None:
    """The day for which something called off had been set: not the day on which that was said."""
    if status not in ("cancelled", "postponed"):
        return None
    match = _set_for().search(told.scene.text, told.match.start())
    item = told.scene.item(told.scene.skeleton.part(match.group("day"))) if match else None
    if not isinstance(item, Mention) or item.when is None:
        return None
    return item.when, (item.start, item.end)


@lru_cache(maxsize=1)
def _set_for() -> re.Pattern[str]:
    set_for = f"(?:{alternatives('set_for')})"
    return re.compile(rf"\b{set_for} (?:for|on|to (?:start|begin|open|take place) on) (?P<day>{sign('D')})")


def _placed(told: Told) -> tuple[Place, tuple[int, int]] | None:
    """The place that the wording itself holds ("the 2013 Moscow summit"), else the nearest named."""
    inside = destinations(told.scene, told.group("where"), told.lexicon)
    if inside and told.rule.kind == "meeting":
        return inside[0], told.scene.source(*told.match.span("where"))
    return nearest_place(told.scene, *told.focus, told.lexicon)


def _told_as_done(told: Told) -> bool:
    """Whether a verb in the past tells it: a noun or a present tense says less."""
    return told.has_verb and _past().search(told.group("cue")) is not None


@lru_cache(maxsize=1)
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('past_verbs')})\b")


def _direction(told: Told, status: Status) -> Callable[[When], bool]:
    """Which dates a status allows: a plan lies ahead of publication, what a verb tells as done does not."""
    published = told.annotated.written
    if published is None:
        return any_date
    if status in PLANNED and not told.has_verb:  # "met today to prepare the upcoming visit": today is the meeting's
        return lambda when: when.latest is None or when.latest > published
    if status in PLANNED or status in ("cancelled", "postponed"):
        return lambda when: when.latest is None or when.latest >= published
    if status == "occurred" and _told_as_done(told):
        return lambda when: when.earliest is None or when.earliest <= published
    return any_date
