"""Summits of a year that were held in another city than the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry.checking.consistency.calendar import year_of
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.rules import number_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line
from summitry.lexicon.records import Edition
from summitry.model import Mention
from summitry.text.names import fold

_REACH = 60  # characters behind a gathering within which its city stands
_SHOWN = 3
_BEFORE = 24
_NUMBERED = re.compile(r"\b(?P<n>\d+(?:st|nd|rd|th)|[a-z-]+th|second|third|first) (?:annual )?$")


def gatherings(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A city or a number given to a summit that is not that of the summit of that year."""
    for mention in draft.annotated.mentions:
        if mention.kind == "gathering":
            editions = _editions(draft, known, mention, *draft.sentence(mention.start))
            proofs = tuple(_proof(one) for one in editions[:_SHOWN])
            yield from _of_city(draft, mention, editions, proofs)
            yield from _of_number(draft, mention, editions, proofs)


def _of_city(draft: Draft, mention: Mention, editions: Sequence[Edition], proofs: tuple[Proof, ...]) -> Iterator[Mark]:
    held = {fold(one.city) for one in editions if one.city}
    high = draft.sentence(mention.start)[1]
    cities = draft.mentions(mention.end, min(high, mention.end + _REACH), "city")
    for city in [one for one in cities if _directly(draft, mention, one)][:1]:
        if held and fold(city.value.split("/")[-1]) not in held:
            found = "; ".join(f"{mention.text} {one.year}: {one.city}" for one in editions[:_SHOWN])
            span, rule = (city.start, city.end), "consistency.gathering"
            yield draft.mark(span, "consistency", "contradicted", rule, found, proofs)


def _of_number(
    draft: Draft, mention: Mention, editions: Sequence[Edition], proofs: tuple[Proof, ...]
) -> Iterator[Mark]:
    """ "the 16th BRICS summit": the number of the edition of that year."""
    held = {one.ordinal: one for one in editions if one.ordinal}
    match = _NUMBERED.search(draft.plain[max(0, mention.start - _BEFORE) : mention.start])
    number = number_of(match["n"]) if match else None
    if match is None or number is None or not held:
        return
    start = mention.start - len(match.group())
    verdict: Verdict = "supported" if str(number) in held else "contradicted"
    found = "; ".join(f"{mention.text} {one.year} was number {one.ordinal}" for one in held.values())
    rule = "consistency.gathering-number"
    yield draft.mark((start, mention.end), "consistency", verdict, rule, found, proofs)


def _proof(edition: Edition) -> Proof:
    return Proof(side="table", quote=line(edition), source="editions of gatherings, tables of Summitry")


def _directly(draft: Draft, gathering: Mention, city: Mention) -> bool:
    """Whether "in" the city stands right behind the gathering: "summit in Tashkent"."""
    return re.fullmatch(r"[\w\s-]{0,30}\bin (?:[\w-]+ ){0,3}", draft.plain[gathering.end : city.start]) is not None


def _editions(draft: Draft, known: Known, mention: Mention, low: int, high: int) -> list[Edition]:
    """The editions of the gathering in the year of which the sentence speaks."""
    dated = [one for one in draft.mentions(low, high, "date") if year_of(one) is not None]
    near = min(dated, key=lambda one: min(abs(one.start - mention.end), abs(mention.start - one.end)), default=None)
    year = str(year_of(near)) if near is not None else None
    rows = known.lexicon.tables.editions
    return [row for row in rows if row.gathering == mention.value.partition("/")[0] and row.start[:4] == year]
