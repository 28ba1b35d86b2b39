"""Who held what in a state on a day, and which state a code or an id meant then.

A dissolved state is not its successor: asked for Russia in 1957 this module says that the state then was
the Soviet Union and answers with the Soviet Union's holders.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import msgspec

from summitry.errors import NotFound
from summitry.lexicon.codes import code_hint
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.periods import covers, dated_values
from summitry.lexicon.records import KnownGap, Office, Person, Rank, State, Term

_ORDER = {rank: place for place, rank in enumerate(get_args(Rank))}


class Holding(msgspec.Struct, frozen=True):
    """A term with its office and its person."""

    term: Term
    office: Office
    person: Person


class Answer(msgspec.Struct, frozen=True):
    """What `who_then` found: the polity asked for, the one that stood on that day (or None), and its holders.

    `name` is the English name of the one that stood; `gaps` are its offices that nobody held, with the reason.
    """

    asked: str
    polity: str | None
    day: date
    holdings: tuple[Holding, ...]
    name: str = ""
    gaps: tuple[tuple[Office, KnownGap], ...] = ()


def who(lexicon: Lexicon, polity: str, day: date) -> list[Holding]:
    """The holders of a polity's offices on `day`, by rank (head of state first), then by office id."""
    found = [
        Holding(term, office, lexicon.people[term.person])
        for office in lexicon.offices_of(polity)
        for term in lexicon.holders(office.id, day)
    ]
    return sorted(found, key=lambda held: (_ORDER.get(held.office.rank, len(_ORDER)), held.office.id, held.term.start))


def who_then(lexicon: Lexicon, polity: str, day: date) -> Answer:
    """As `who`, of the state that stood on that day in place of `polity` (RUS in 1957: SUN).

    Raises NotFound when no state or organisation has that id.
    """
    if polity not in lexicon.states and polity not in lexicon.organisations:
        raise NotFound(f"no state or organisation {polity!r} in the lexicon", hint=code_hint(lexicon, polity))
    then = polity_then(lexicon, polity, day)
    if then is None:
        return Answer(polity, None, day, ())
    row = lexicon.states.get(then) or lexicon.organisations[then]
    return Answer(polity, then, day, tuple(who(lexicon, then, day)), row.name_en, tuple(gaps_on(lexicon, then, day)))


def gaps_on(lexicon: Lexicon, polity: str, day: date) -> list[tuple[Office, KnownGap]]:
    """The offices of a polity that nobody is known to have held on `day`, with the reason that the tables give."""
    offices = {office.id: office for office in lexicon.offices_of(polity)}
    return [
        (offices[gap.office], gap)
        for gap in lexicon.tables.known_gaps
        if gap.office in offices and covers(gap.since, gap.until, day) and not lexicon.holders(gap.office, day)
    ]


def polity_then(lexicon: Lexicon, polity: str, day: date) -> str | None:
    """The polity itself while it stood, else the state that it was part of or that followed it; None if neither."""
    seen: set[str] = set()
    while polity in lexicon.states and polity not in seen:
        seen.add(polity)
        state = lexicon.states[polity]
        if covers(state.since, state.until, day):
            return polity
        within = [value for value, since, until in dated_values(state.part_of) if covers(since, until, day)]
        if not within:
            return None
        polity = within[0]
    return polity if polity in lexicon.organisations else None


def states_of_code(lexicon: Lexicon, scheme: Literal["cow", "gw"], code: str, day: date) -> list[str]:
    """The states that a Correlates of War or Gleditsch-Ward number meant on `day`: none, one, seldom two."""
    rows = code_index(lexicon, scheme).get(code, ())
    return [
        state.id for state, since, until in rows if covers(state.since, state.until, day) and covers(since, until, day)
    ]


def code_index(lexicon: Lexicon, scheme: Literal["cow", "gw"]) -> dict[str, list[tuple[State, str, str]]]:
    """Every number of a scheme with the states that it meant, and since and until when."""
    found: dict[str, list[tuple[State, str, str]]] = {}
    for state in lexicon.tables.states:
        for code, since, until in dated_values(state.cow if scheme == "cow" else state.gw):
            found.setdefault(code, []).append((state, since, until))
    return found
