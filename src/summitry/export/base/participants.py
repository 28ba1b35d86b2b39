"""Who took part, with the office held then, and the states and organisations with their codes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summitry.export.base.cells import listed
from summitry.export.derive.safe import line
from summitry.export.holdings import Holdings
from summitry.export.schema import Row
from summitry.lexicon import Lexicon
from summitry.lexicon.records import Organisation, State
from summitry.model import Participant


def participants(holdings: Holdings) -> Iterator[Row]:
    """The rows of table participants, in the order of the engagements."""
    for one in holdings.engagements:
        day = one.date.earliest if one.date else None
        for ordinal, party in enumerate(one.participants):
            yield {"engagement_id": one.id, "ordinal": str(ordinal), **_party(party, day, holdings.lexicon)}


def _party(one: Participant, day: date | None, lexicon: Lexicon) -> dict[str, str]:
    known = lexicon.people.get(one.person or "")
    return {
        "name": line(one.name), "name_zh": known.name_zh if known else "", "name_ru": known.name_ru if known else "",
        "person_id": one.person or "", "wikidata": known.wikidata if known else "", "state": line(one.country),
        "role": one.role, "office": _office(one, day, lexicon),
    }  # fmt: skip


def _office(one: Participant, day: date | None, lexicon: Lexicon) -> str:
    """The title held on the day, never today's; the sources' own wording where the tables know none."""
    if one.office in lexicon.offices:
        return lexicon.offices[one.office].title_en
    if one.person is not None and day is not None:
        held = [term.office for term in lexicon.terms_of(one.person, day) if term.office in lexicon.offices]
        return listed(dict.fromkeys(lexicon.offices[office].title_en for office in held))
    return line(one.office)


def states(holdings: Holdings) -> Iterator[Row]:
    """The rows of table states: whatever stands as a state or place of an engagement, or was watched."""
    named = {party.country for one in holdings.engagements for party in one.participants}
    named |= {one.place.country for one in holdings.engagements if one.place}
    named |= {state for _, state, _ in holdings.watched}
    for ident in sorted({line(name) for name in named if name}):
        lexicon = holdings.lexicon
        yield _state(ident, lexicon.states.get(ident), lexicon.organisations.get(ident))


def _state(ident: str, state: State | None, body: Organisation | None) -> Row:
    row = dict.fromkeys(("name_en", "since", "until", "iso3", "iso3166_3", "cow", "gw", "wikidata"), "")
    known = state or body
    if known is not None:
        row |= {name: getattr(known, name) for name in ("name_en", "since", "until", "wikidata")}
    if state is not None:
        row |= {name: getattr(state, name) for name in ("iso3", "iso3166_3", "cow", "gw")}
    return {"state": ident, "is_state": str(int(state is not None)), **row}
