"""Neighbours said to lie north, south, east or west, by the capitals of both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.rules import check_rules
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line
from summitry.lexicon.records import City

_APART = 2.0  # degrees of latitude or longitude by which capitals must differ to be called north, south, east or west
_OWNED = re.compile(r"\b(?:its|their|whose|his|our)\b|'s?\b|s'|\bof$")


def neighbours(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """ "its large northern neighbor": the capitals of both must lie so."""
    for rule in check_rules().neighbours:
        for match in draft.find(rule.compiled):
            owner, other = _two(draft, match)
            one, beside = _capital(known, owner), _capital(known, other)
            if one is None or beside is None:
                found = "which two states are meant, or where they lie, is not known"
                yield draft.mark(match.span(), "consistency", "not-in-chronicle", rule.id, found)
                continue
            verdict, side = _lies(match["dir"], one, beside)
            found = f"{beside.name_en} ({other}) lies {side} of {one.name_en} ({owner})"
            proofs = (_proof(one), _proof(beside))
            yield draft.mark(match.span(), "consistency", verdict, "consistency.bearing", found, proofs)


def _proof(city: City) -> Proof:
    return Proof(side="table", quote=line(city), source="cities.csv of Summitry, from GeoNames")


def _lies(said: str, one: City, beside: City) -> tuple[Verdict, str]:
    """Whether a capital lies on the side said of another, and on which it lies."""
    north, east = float(beside.lat) - float(one.lat), float(beside.lon) - float(one.lon)
    by = {"north": north, "south": -north, "east": east, "west": -east}[said]
    upright = "north" if north > 0 else "south"
    side = upright if said in ("north", "south") else "east" if east > 0 else "west"
    return ("supported" if by >= _APART else "contradicted" if by <= -_APART else "partly"), side


def _two(draft: Draft, match: re.Match[str]) -> tuple[str | None, str | None]:
    """The state whose neighbour is meant, and the neighbour.

    "Russia and its northern neighbor", "Russia's northern neighbor": the state before is the one whose neighbour it
    is. Without such a word, "China, a northern neighbour", the state before is the neighbour. The other one is the
    other state of the sentence, else of the text.
    """
    low, high = draft.sentence(match.start())
    states = draft.mentions(low, high, "state", "adjective")
    before = [one for one in states if one.end <= match.start()]
    nearest = before[-1].value if before else None
    rest = [one for one in states if one.value != nearest]
    other = min(rest, key=lambda one: abs(one.start - match.start())).value if rest else _most(draft, nearest)
    owned = _OWNED.search(draft.plain[before[-1].start if before else low : match.start()])
    return (nearest, other) if owned else (other, nearest)


def _most(draft: Draft, but: str | None) -> str | None:
    """The state of which the text speaks most, but for one."""
    named = [one.value for one in draft.annotated.mentions if one.kind in ("state", "adjective") and one.value != but]
    return next((state for state, _ in Counter(named).most_common(1)), None)


def _capital(known: Known, state: str | None) -> City | None:
    names = [row.city for row in known.lexicon.tables.capitals if row.state == state and not row.until]
    cities = [city for name in names for city in known.lexicon.cities_named(name) if city.state == state]
    return cities[0] if cities else None
