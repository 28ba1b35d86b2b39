"""The stage itself: one document and the lexicon in, sentences, mentions and actors out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summitry.annotation.actors import sentence_actors
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
    find_chunks,
)
from summitry.annotation.dates import DateMention
from summitry.annotation.home import dateline, home_country, own_state_chunks
from summitry.annotation.naming import Naming
from summitry.annotation.people import People
from summitry.annotation.speakers import first_speaker, labelled, titled_speaker
from summitry.annotation.words import grammar
from summitry.annotation.written import dated
from summitry.lexicon import Lexicon
from summitry.lexicon.cues import cues_of, lowered
from summitry.model import Actor, Annotated, Document, Mention, MentionKind
from summitry.text.sentences import sentences

_KINDS: dict[int, MentionKind] = {
    PERSON: "person", SURNAME: "person", STATE: "state", ADJECTIVE: "adjective", CITY: "city",
    ORGANISATION: "organisation", OFFICE: "office", PLURAL: "office", GATHERING: "gathering",
    VENUE: "venue", DATE: "date",
}  # fmt: skip


def annotate(document: Document, lexicon: Lexicon) -> Annotated:
    """Sentences, mentions and actors of a document. Pure: the same input gives the same output."""
    content = document.content
    home = home_country(document)
    written, dates = dated(document)
    chunks = _chunks(content, dates, home, lexicon)
    naming = Naming(People(lexicon, written, _states(chunks)), home)
    naming.attach(content)
    ranges = sentences(content)
    actors: list[Actor] = []
    starts = [chunk.start for chunk in chunks]
    cues = cues_of(content)
    naming.register.speaker = naming.register.own_head = first_speaker(document, home, lexicon)
    for start, end in ranges:
        if labelled(content, start):
            naming.register.speaker = None  # until the label is read
        inside = chunks[bisect_left(starts, start) : bisect_left(starts, end)]
        if _names_somebody(inside) or cues.within(start, end):
            actors += sentence_actors(content, start, end, inside, naming)
        if start == 0 and document.title:
            naming.register.speaker = titled_speaker(document, actors, naming.register.speaker)
    opening = dateline(content, document.body_offset, lexicon, naming.people)
    return Annotated(
        document=document,
        content=content,
        sentences=ranges,
        mentions=tuple(_mentions(content, chunks, naming, lexicon)),
        actors=tuple(actors),
        home=home,
        dateline=opening[1] if opening else None,
        written=written,
    )


def _chunks(content: str, dates: Sequence[DateMention], home: str | None, lexicon: Lexicon) -> list[Chunk]:
    chunks = find_chunks(content, lexicon, dates)
    back = _pairs(content)
    if back:  # "the two leaders" points back: its "leaders" is no title of somebody else
        chunks = [chunk for chunk in chunks if chunk.office is None or not _inside(chunk, back)]
    own = own_state_chunks(content, grammar().own_state, home, lexicon)
    return sorted(chunks + own) if own else chunks


def _pairs(content: str) -> list[tuple[int, int]]:
    """Where "the two leaders" and the like stand: one pass finds the words, the pattern looks at what follows."""
    match = grammar().plural_reference.match
    return [found.span() for start, _ in grammar().plural.find(lowered(content)) if (found := match(content, start))]


def _inside(chunk: Chunk, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_left(spans, (chunk.start + 1,)) - 1
    return number >= 0 and chunk.end <= spans[number][1]


def _names_somebody(chunks: Sequence[Chunk]) -> bool:
    """Whether a name or title stands among them: the rest matters only where a cue tells of an engagement."""
    return any(chunk.klass in (PERSON, SURNAME, OFFICE, PLURAL) for chunk in chunks)


def _states(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The states that a document names, by any form or by their seat of government."""
    kinds = ("state", "adjective", "demonym", "capital", "metonym")
    return frozenset(state for chunk in chunks for state in chunk.ids(*kinds))


def _mentions(content: str, chunks: Sequence[Chunk], naming: Naming, lexicon: Lexicon) -> Iterator[Mention]:
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
    return chunk.ids(_KINDS[chunk.klass], "surname")[0], "tables"


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
