"""Chunks as mentions: each with its kind and the value that the tables give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.annotation.chunks import (
    ADJECTIVE,
    CITY,
    DATE,
    GATHERING,
    OFFICE,
    ORGANISATION,
    PERSON,
    PLURAL,
    STATE,
    SURNAME,
    VENUE,
    Chunk,
)
from summitry.annotation.naming import Naming
from summitry.lexicon import Lexicon
from summitry.model import Mention, MentionKind

_KINDS: dict[int, MentionKind] = {
    PERSON: "person", SURNAME: "person", STATE: "state", ADJECTIVE: "adjective", CITY: "city",
    ORGANISATION: "organisation", OFFICE: "office", PLURAL: "office", GATHERING: "gathering",
    VENUE: "venue", DATE: "date",
}  # fmt: skip


def mentions(content: str, chunks: Sequence[Chunk], naming: Naming, lexicon: Lexicon) -> Iterator[Mention]:
    """Every chunk as a mention, in text order; what a state or city means is read as of the document's day."""
    for chunk in chunks:
        value, rule = _value(chunk, naming, lexicon)
        when = chunk.date.when if chunk.date else None
        yield Mention(_KINDS[chunk.klass], chunk.start, chunk.end, content[chunk.start : chunk.end], value, rule, when)


def _value(chunk: Chunk, naming: Naming, lexicon: Lexicon) -> tuple[str, str]:
    if chunk.date is not None:
        return (chunk.date.when.edtf if chunk.date.when else "", chunk.date.rule)
    if chunk.office is not None:
        return chunk.office.rank, "offices"
    if chunk.klass in (STATE, ADJECTIVE, ORGANISATION):
        return naming.polity(chunk) or "", "tables"
    if chunk.klass == CITY:
        return _city(chunk, naming, lexicon), "tables"
    return next(iter(chunk.ids(_KINDS[chunk.klass], "surname")), ""), "tables"


def _city(chunk: Chunk, naming: Naming, lexicon: Lexicon) -> str:
    """ "STATE/City": the state that a city belongs to, or that a seat of government stands for."""
    capital = naming.people.state(chunk.names, "capital")
    if capital is not None:
        usual = next((lexicon.cities[name.id].name_en for name in chunk.names if name.kind == "city"), None)
        return f"{capital}/{usual or chunk.names[0].text}"  # Peking and Kiev are Beijing and Kyiv
    for name in chunk.names:
        if name.kind == "city":
            city = lexicon.cities[name.id]
            return f"{city.state}/{city.name_en}"
    return f"{naming.people.state(chunk.names, 'metonym')}/"


def states_named(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The states that a document names, by any form or by their seat of government."""
    kinds = frozenset({"state", "adjective", "demonym", "capital", "metonym"})
    return frozenset(name.id for chunk in chunks for name in chunk.names if name.kind in kinds)
