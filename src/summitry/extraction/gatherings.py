"""Gatherings: summits and other occasions of three or more sides, with their host and company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.draft import Draft, Side
from summitry.extraction.drafting import draft_of
from summitry.extraction.macros import macros
from summitry.extraction.occasion import gathering_name
from summitry.extraction.placing import destinations
from summitry.extraction.signs import GATHERING, sign
from summitry.extraction.told import Told
from summitry.lexicon import Gathering
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Mention, Status


def gatherings(told: Told, sides: Sequence[Side], status: Status) -> Iterator[Draft]:
    """The draft of a gathering; one of two sides only, such as an EU-China summit, is a meeting."""
    named, generic, pair = _patterns()
    draft = draft_of(told, (*sides, *_company(told)), status)
    text = told.group("g")
    occasion = None
    if named.search(text) or generic.search(text):
        occasion = gathering_name(told.scene, told.match.span("g"), told.annotated.content)
    talks = named.search(text) is None and _between_two(draft)
    talks = talks and told.rule.subject != "all"  # "ahead of the Venice summit": others will be there
    bilateral = talks or any(row.kind == "bilateral" for row in _rows(told)) or pair.search(text) is not None
    if bilateral and draft.kind == "multilateral" and len(draft.countries()) <= 2:
        draft = replace(draft, kind="meeting")
    if draft.place is None and draft.kind != "video":
        inside = destinations(told.scene, re.sub(sign("S"), "", text), told.lexicon)  # its states are parties
        draft = replace(draft, place=inside[0]) if inside else draft
    yield replace(draft, occasion=occasion, background=told.rule.subject == "all")


def _between_two(draft: Draft) -> bool:
    """Whether a summit without a name has just two sides, each with a person: "a summit with President Bush"."""
    persons = {side.actor.country for side in draft.sides if side.actor.name}
    return len(persons) == 2 == len(draft.countries())


def _company(told: Told) -> Iterator[Side]:
    """Who else is there: the host and those named behind the gathering, and the body that gathers."""
    for company in _company_pattern().finditer(told.scene.text, told.match.end("g")):
        for actor in told.scene.actors(company.group("who")):
            yield Side(actor, "host" if company.group("host") else None)
    for row in _rows(told):
        if row.organisation:
            yield Side(Actor(0, 0, None, row.organisation))


def _rows(told: Told) -> list[Gathering]:
    items = told.scene.found(told.group("g"), GATHERING)
    ids = [item.value for item in items if isinstance(item, Mention)]
    return [told.lexicon.gatherings[value] for value in ids if value in told.lexicon.gatherings]


@lru_cache(maxsize=1)
def _company_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<host>hosted by|chaired by|convened by|at the invitation of)|with|alongside|joined by|together with|"
        rf"attended by|including) (?P<who>{macros()['who']})"
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A gathering known by name, a word for one, and the name of two sides ("U.S.-India")."""
    side = sign("SO")
    return re.compile(sign("G")), re.compile(alternatives("gathering_nouns")), re.compile(rf"{side}[-–]{side}")
