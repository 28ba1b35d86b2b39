"""Talks that only the heading of their record tells of: participants, day and place in labelled fields."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from summitry.extraction.draft import Draft, Side
from summitry.extraction.parties import NO_PARTY
from summitry.extraction.placing import joined, mention_place
from summitry.lexicon import Lexicon
from summitry.lexicon.headings import Span, aide, heading_of
from summitry.lexicon.records import LEADER_RANKS
from summitry.lexicon.rulebook import rule_file
from summitry.model import Actor, Annotated, Mention

RULE = "record.heading"
_ALONE = re.compile(r"(?<=\n)[ \t*•-]*(?P<office>The [A-Z][a-z]+(?: [A-Z][a-z]+)?)[ \t,.]*(?=\n|$)")


def recorded(annotated: Annotated, lexicon: Lexicon) -> list[Draft]:
    """The talks of a record's heading; none where the heading does not name two sides."""
    heading = heading_of(annotated.content)
    if heading is None or heading.participants == (0, 0):
        return []
    present = [*_listed(annotated, heading.participants), *_by_office(annotated, heading.participants, lexicon)]
    sides = [Side(actor) for actor in _principals(sorted(present, key=lambda actor: actor.start))]
    if len({side.actor.country for side in sides}) < 2:
        return []
    day = _first(annotated, heading.day, "date")
    places = [item for item in _within(annotated, heading.place) if item.kind in ("city", "state", "venue")]
    place = joined([mention_place(item, lexicon) for item in places])
    low, high = sides[0].actor.start, sides[-1].actor.end
    return [
        Draft(
            kind="call" if heading.call else "meeting",
            sides=tuple(sides),
            status="occurred",
            rule=RULE,
            sentence=_sentence(annotated, low),
            span=(low, high),
            when=day.when if day else None,
            date_span=(day.start, day.end) if day else None,
            place=place[0] if place and not heading.call else None,
            place_span=(places[0].start, places[-1].end) if place and not heading.call else None,
        )
    ]


def _listed(annotated: Annotated, span: Span) -> list[Actor]:
    """Those whom the list names, without those who interpret or take notes."""
    content, found = annotated.content, []
    for actor in annotated.actors:
        if not span[0] <= actor.start < span[1] or actor.name is None or actor.country is None or actor.members:
            continue
        end = content.find("\n", actor.end)
        if actor.rank not in NO_PARTY and not aide(content[actor.start : end if end >= 0 else span[1]]):
            found.append(actor)
    return found


def _by_office(annotated: Annotated, span: Span, lexicon: Lexicon) -> Iterator[Actor]:
    """Those whom the list calls by an office alone, as archives of one state do: "The Secretary" is that of State."""
    for line in _ALONE.finditer(annotated.content, *span):
        for words, country, rank in rule_file("en", "records")["by_office"]:
            person = _holder(lexicon, country, rank, annotated.written)
            if line.group("office").casefold() == words and person is not None:
                name, office = person
                yield Actor(*line.span("office"), name, country, None, office, rank, "title.holder", "title")


def _holder(lexicon: Lexicon, country: str, rank: str, day: date | None) -> tuple[str, str] | None:
    """Who alone held an office of this rank on the day, with the office's title; None where the day is not known."""
    offices = [office for office in lexicon.offices_of(country) if office.rank == rank]
    found = {(term.person, office.title_en) for office in offices for term in lexicon.holders(office.id, day)}
    if day is None or len(found) != 1:
        return None
    person, office = found.pop()
    return lexicon.people[person].name_en, office


def _principals(listed: Sequence[Actor]) -> list[Actor]:
    """Who leads each side: its leaders, or else the first whom the list names."""
    found: dict[tuple[str | None, str | None], Actor] = {}
    for country in dict.fromkeys(actor.country for actor in listed):
        own = [actor for actor in listed if actor.country == country]
        for actor in [actor for actor in own if actor.rank in LEADER_RANKS] or own[:1]:
            found.setdefault((country, actor.name), actor)
    return sorted(found.values(), key=lambda actor: actor.start)


def _within(annotated: Annotated, span: Span) -> list[Mention]:
    return [item for item in annotated.mentions if span[0] <= item.start < span[1]]


def _first(annotated: Annotated, span: Span, kind: str) -> Mention | None:
    return next((item for item in _within(annotated, span) if item.kind == kind and item.when is not None), None)


def _sentence(annotated: Annotated, position: int) -> int:
    return max(0, bisect_left(annotated.sentences, (position + 1,)) - 1)
