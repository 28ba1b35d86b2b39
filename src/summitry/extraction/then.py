"""States of the time: Moscow in 1957 lies in the Soviet Union, whatever the day of the document.

The engagement's own date decides, as far as it is known; without one the document's day has decided already.
"""

from __future__ import annotations

from msgspec.structs import replace

from summitry.extraction.draft import Draft, Side
from summitry.lexicon import Lexicon
from summitry.lexicon.periods import covers


def of_the_time(draft: Draft, lexicon: Lexicon) -> Draft:
    """The draft with its city in the state that held it then, and that state's nameless delegation with it."""
    day = draft.when.earliest if draft.when is not None else None
    if day is None or draft.place is None or draft.place.city is None:
        return draft
    for city in lexicon.cities_named(draft.place.city):
        for period in city.past_states.split(";"):
            state, _, bounds = period.strip().partition(":")
            since, _, until = bounds.partition(":")
            if state and covers(since, until, day):
                return _moved(draft, city.state, state)
    return draft


def _moved(draft: Draft, today: str, then: str) -> Draft:
    if draft.place is None or draft.place.country != today:
        return draft
    sides = tuple(_renamed(side, today, then) for side in draft.sides)
    return replace(draft, place=replace(draft.place, country=then), sides=sides)


def _renamed(side: Side, today: str, then: str) -> Side:
    if side.actor.name is None and side.actor.country == today:
        return Side(replace(side.actor, country=then), side.role)
    return side
