"""Laying the rules over a scene: each match becomes drafts or is rejected with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.extraction.dating import nearest_date
from summitry.extraction.draft import Draft, Rejected, Side
from summitry.extraction.drafting import draft_of
from summitry.extraction.each_day import each_day
from summitry.extraction.gatherings import gatherings
from summitry.extraction.grammar import rules
from summitry.extraction.parties import named_sides, separate, sides_told
from summitry.extraction.scene import Scene
from summitry.extraction.told import Told, status_told
from summitry.extraction.visits import visits
from summitry.lexicon import Lexicon
from summitry.model import Annotated, Status


def drafts_of(scene: Scene, annotated: Annotated, lexicon: Lexicon, rejected: list[Rejected]) -> list[Draft]:
    """Every reading of a sentence. Of readings of one cue the first rule's stands, visits and gatherings apart."""
    found: list[Draft] = []
    taken: dict[str, list[tuple[int, int]]] = {"visit": [], "multilateral": [], "contact": []}
    for compiled in rules("en").candidates(scene.text, scene.cues):
        family = taken.get(compiled.rule.kind, taken["contact"])
        for match in compiled.matches(scene.text):
            cue = match.span("cue")
            if any(low < cue[1] and cue[0] < high for low, high in family):
                continue
            drafts = _read(Told(annotated, lexicon, scene, compiled, match, rejected))
            if drafts:
                family.append(cue)
                found += drafts
    return found


def _read(told: Told) -> list[Draft]:
    status = status_told(told)
    if status is None:
        told.reject("the words say that there is no such occasion")
        return []
    sides = sides_told(told)
    if not sides:
        told.reject("nobody who can take part")
        return []
    return [one for draft in _drafts(told, sides, status) for one in each_day(told, draft)]


def _drafts(told: Told, sides: Sequence[Side], status: Status) -> list[Draft]:
    if told.rule.kind == "visit":
        return list(visits(told, sides, status))
    if told.rule.kind == "multilateral":
        return list(gatherings(told, sides, status))
    return _contacts(told, sides, status)


def _contacts(told: Told, sides: Sequence[Side], status: Status) -> list[Draft]:
    """Meetings, calls and messages: two sides at least, and more than relations between states."""
    implied = told.rule.subject in ("sentence", "travellers")
    if implied and all(side.actor.rule == "delegation" for side in named_sides(told)):
        told.reject("with a state, not a person: relations, not an occasion")
        return []
    if len({side.actor.country for side in sides if side.actor.country}) < 2:
        told.reject("one country only")
        return []
    persons = any(side.actor.name or side.actor.rank for side in sides)
    if not persons and nearest_date(told.scene, *told.match.span()) is None:
        told.reject("states only and no date: relations, not an occasion")
        return []
    return [draft_of(told, group, status) for group in separate(told, sides)]
