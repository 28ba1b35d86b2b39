"""The readings of a Chinese document: each rule's matches become drafts or are rejected with their reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.extraction.chinese.gatherings import gatherings
from summitry.extraction.chinese.grammar import rules_for
from summitry.extraction.chinese.scenes import ChineseScene, chinese_scenes
from summitry.extraction.chinese.stay import with_stays
from summitry.extraction.chinese.told import Told, date_of, place_of, sides_of, status_of, words
from summitry.extraction.chinese.visits import visits
from summitry.extraction.complete import many_sided
from summitry.extraction.draft import Draft, Rejected, Side
from summitry.extraction.evidence import with_evidence
from summitry.extraction.merge import merge
from summitry.extraction.parties import distinct
from summitry.extraction.status import timed_status
from summitry.lexicon import Lexicon
from summitry.model import IN_PERSON, Annotated, Kind, Status
from summitry.text.chinese import chinese_form


def read_chinese(annotated: Annotated, lexicon: Lexicon, rejected: list[Rejected]) -> list[Draft]:
    """The readings of a Chinese document, those of one engagement merged; adds to `rejected` what was not taken."""
    text = chinese_form(annotated.content)
    drafts: list[Draft] = []
    for scene in chinese_scenes(annotated, text):
        drafts += [with_evidence(many_sided(one), annotated) for one in _in_scene(scene, annotated, lexicon, rejected)]
    return with_stays(merge(drafts), annotated, text)


def _in_scene(scene: ChineseScene, annotated: Annotated, lexicon: Lexicon, rejected: list[Rejected]) -> Iterator[Draft]:
    """Every reading of a sentence. Of readings of one cue the first rule's stands, visits and gatherings apart."""
    taken: dict[str, list[tuple[int, int]]] = {"visit": [], "multilateral": [], "contact": []}
    for one in rules_for(scene.cues):
        family = taken.get(one.rule.kind, taken["contact"])
        for match in one.pattern.finditer(scene.text):
            low, high = match.span("cue")
            if any(low < last and first < high for first, last in family):
                continue
            drafts = list(_read(Told(annotated, lexicon, scene, one.rule, match, rejected)))
            if drafts:
                family.append((low, high))
                yield from drafts


def _read(told: Told) -> Iterator[Draft]:
    status = status_of(told)
    if status is None:
        told.reject("the words say that there is no such occasion")
        return
    sides = sides_of(told)
    if told.rule.kind == "visit":
        yield from visits(told, sides, status)
    elif told.rule.kind == "multilateral":
        yield from gatherings(told, sides, status)
    else:
        yield from _contacts(told, sides, status)


def _contacts(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """Meetings, calls and messages: two countries at least, and somebody who is named."""
    if len({side.actor.country for side in sides}) < 2:
        told.reject("one country only")
    elif not any(side.actor.name or side.actor.rank for side in sides):
        told.reject("states only: relations, not an occasion")
    else:
        for group in _separate(told, sides):
            yield _contact(told, group, status)


def _separate(told: Told, sides: Sequence[Side]) -> Iterator[Sequence[Side]]:
    """One group of sides, or one for each counterpart where the sentence says that they met apart."""
    first = sides[0].actor.country
    others = list(dict.fromkeys(side.actor.country for side in sides if side.actor.country != first))
    if len(others) < 2 or not words("apart").search(f"{told.group('aux')}{told.group('cue')}{told.group('mid')}"):
        yield sides
        return
    for country in others:
        yield [side for side in sides if side.actor.country in (first, country)]


def _contact(told: Told, sides: Sequence[Side], status: Status) -> Draft:
    kind = _kind(told)
    dated = date_of(told)
    placed = place_of(told) if kind in IN_PERSON else None
    when = dated[0] if dated else None
    return Draft(
        kind=kind,
        sides=distinct(sides),
        status=timed_status(status, when, told.annotated.written),
        rule=told.rule.id,
        sentence=told.scene.number,
        span=told.span(),
        when=when,
        date_span=dated[1] if dated else None,
        place=placed[0] if placed else None,
        place_span=placed[1] if placed else None,
        background=told.scene.spoken,
    )


def _kind(told: Told) -> Kind:
    """A talk by picture is a video talk."""
    around = f"{told.group('aux')}{told.group('mid')}{told.group('cue')}"
    if told.rule.kind in ("meeting", "call", "multilateral") and words("video").search(around):
        return "video"
    return told.rule.kind
