"""The stage itself: one document and the lexicon in, sentences, mentions and actors out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from summitry.annotation.actors import sentence_actors
from summitry.annotation.chinese import annotate_chinese
from summitry.annotation.chunks import OFFICE, PERSON, PLURAL, SURNAME, Chunk, find_chunks
from summitry.annotation.dates import DateMention
from summitry.annotation.home import dateline, home_country, local_country, own_state_chunks
from summitry.annotation.language import language_of
from summitry.annotation.mentions import mentions, states_named
from summitry.annotation.naming import Naming
from summitry.annotation.people import People
from summitry.annotation.speakers import addressed, first_speaker, labelled, own_head, titled_speaker
from summitry.annotation.words import grammar
from summitry.annotation.written import dated
from summitry.lexicon import Lexicon
from summitry.lexicon.cues import cues_of, in_entry, small
from summitry.model import Actor, Annotated, Document, person_of_title
from summitry.text.sentences import sentences

LEAD = 2  # sentences of the text that tell whom its title means
#: Names and titles: the rest matters only where a cue tells of an engagement.
_SOMEBODY = frozenset({PERSON, SURNAME, OFFICE, PLURAL})


def annotate(document: Document, lexicon: Lexicon) -> Annotated:
    """Sentences, mentions and actors of a document. Pure: the same input gives the same output.

    What a text's language decides stands behind this one switch; what comes out is the same for all.
    """
    if language_of(document) == "zh":
        return annotate_chinese(document, lexicon)
    return _annotate_english(document, lexicon)


def _annotate_english(document: Document, lexicon: Lexicon) -> Annotated:
    content = document.content
    home = home_country(document, lexicon)
    written, dates = dated(document)
    chunks = _chunks(content, dates, home, lexicon)
    people = People(lexicon, written, states_named(chunks))
    opening = dateline(content, document.body_offset, lexicon, people)
    naming = Naming(people, home, home or local_country(document.title, opening[1] if opening else None, lexicon))
    naming.attach(content)
    ranges = sentences(content)
    actors: list[Actor] = []
    starts = [chunk.start for chunk in chunks]
    telling = list(accumulate((chunk.klass in _SOMEBODY for chunk in chunks), initial=0))
    cues, back = cues_of(content), grammar().reference.places(small(content))
    topic: Actor | None = None
    speakers: list[tuple[int, Actor | None]] = []
    naming.register.lead = _lead(document, ranges, chunks, naming)
    naming.register.speaker = first_speaker(document, home, lexicon)
    naming.register.own_head = own_head(document, home, lexicon)
    for start, end in ranges:
        if labelled(content, start):
            naming.register.speaker = None  # until the label is read
        if topic is not None and in_entry(content, start):
            naming.register.turn_to(topic)
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        if telling[low] < telling[high] or cues.any_in(start, end):
            pointed, inside = bisect_left(back, start) < bisect_left(back, end), chunks[low:high]
            actors += sentence_actors(content, (start, end), inside, naming, pointed=pointed)
        naming.register.lead = ()
        if start == 0 and document.title:
            naming.register.speaker = titled_speaker(document, actors, naming.register.speaker)
            naming.register.addressee = addressed(document, actors, naming.register.speaker)
            topic = person_of_title(actors, document.body_offset)
        if not speakers or speakers[-1][1] is not naming.register.speaker:
            speakers.append((start, naming.register.speaker))
    return Annotated(
        document=document,
        content=content,
        sentences=ranges,
        mentions=tuple(mentions(content, chunks, naming, lexicon)),
        actors=tuple(actors),
        home=home,
        dateline=opening[1] if opening else None,
        written=written,
        speakers=tuple(speakers),
    )


def _lead(
    document: Document, ranges: Sequence[tuple[int, int]], chunks: Sequence[Chunk], naming: Naming
) -> list[Actor]:
    """Whom the first sentences name, where the title calls somebody by an office alone ("President meets Macron")."""
    body = document.body_offset
    if not any(chunk.klass == OFFICE for chunk in chunks if chunk.start < body):
        return []
    ahead = Naming(naming.people, naming.home, naming.local)
    ahead.attach(document.content)
    found: list[Actor] = []
    for start, end in [span for span in ranges if span[0] >= body][:LEAD]:
        inside = [chunk for chunk in chunks if start <= chunk.start < end]
        found += sentence_actors(document.content, (start, end), inside, ahead, pointed=False)
    return [actor for actor in found if actor.name is not None]


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
    return [found.span() for start, _ in grammar().plural.find(small(content)) if (found := match(content, start))]


def _inside(chunk: Chunk, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_left(spans, (chunk.start + 1,)) - 1
    return number >= 0 and chunk.end <= spans[number][1]
