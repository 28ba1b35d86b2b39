"""The stage for Chinese texts: the same values as for English ones.

The text is read in one form (simplified characters, one dash), sign for sign as long as it stands. It is read twice:
names that the tables do not know are known from their titles on the first reading, and found again on the second.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summitry.annotation.chinese.chunks import find_chunks, recognised
from summitry.annotation.chinese.persons import Persons, unknown_names
from summitry.annotation.chinese.references import holders, pair, speaker
from summitry.annotation.chinese.words import grammar
from summitry.annotation.chunks import OFFICE, PERSON, PLURAL, Chunk
from summitry.annotation.dates import find_dates
from summitry.annotation.home import home_country
from summitry.annotation.mentions import mentions, states_named
from summitry.annotation.naming import Naming
from summitry.annotation.people import People
from summitry.annotation.reading import Reading
from summitry.lexicon import Lexicon
from summitry.lexicon.chinese import chinese_names
from summitry.model import Actor, Annotated, Document
from summitry.text.chinese import chinese_form
from summitry.text.sentences import sentences
from summitry.text.skeleton import Part, fold

_LINE = re.compile(r"\s*\n\s*")


def annotate_chinese(document: Document, lexicon: Lexicon) -> Annotated:
    """Sentences, mentions and actors of a Chinese document. Pure."""
    content = document.content
    text = chinese_form(content)
    dates = find_dates(content, document.published, "zh")
    ranges = tuple(chinese_sentences(content))
    names = chinese_names(lexicon)
    known, home = recognised(text, names, dates), home_country(document, lexicon)
    unknown: frozenset[str] = frozenset()
    for _ in range(2):
        chunks = find_chunks(text, names, known, unknown)
        naming = Naming(People(lexicon, document.published, states_named(chunks)), home)
        actors = tuple(_actors(Persons(naming, names, text, content), ranges, chunks))
        found = unknown_names(actors)
        if found <= unknown:
            break
        unknown |= found
    return Annotated(
        document=document,
        content=content,
        sentences=ranges,
        mentions=tuple(mentions(content, chunks, naming, lexicon)),
        actors=actors,
        home=home,
        written=document.published,
        lang="zh",
    )


def chinese_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that end at a full stop or at the end of a line: what stands on a line of its own is told by itself."""
    for start, end in sentences(text):
        at = start
        for match in _LINE.finditer(text, start, end):
            if match.start() > at:
                yield at, match.start()
            at = match.end()
        if at < end:
            yield at, end


def _actors(persons: Persons, ranges: Sequence[tuple[int, int]], chunks: Sequence[Chunk]) -> Iterator[Actor]:
    text, naming = persons.text, persons.naming
    starts = [chunk.start for chunk in chunks]
    paragraph = 0
    for start, end in ranges:
        inside = chunks[bisect_left(starts, start) : bisect_left(starts, end)]
        naming.register.begin_sentence()
        if text.find("\n", paragraph, start) >= 0:
            naming.register.speaker = None
        paragraph = start
        reached = start
        for actor in _in_sentence((start, end), inside, persons):
            if actor.start >= reached:
                reached = actor.end
                naming.register.saw(actor)
                if actor.name and grammar().said.match(text, actor.end, min(end, actor.end + 12)):
                    naming.register.speaker = actor
                yield actor


def _in_sentence(at: tuple[int, int], chunks: Sequence[Chunk], persons: Persons) -> Iterator[Actor]:
    """Everybody of a sentence in text order; a stretch is read once, by the reading that begins first."""
    rules, text = grammar(), persons.text
    skeleton = fold(
        text, *at, (Part(chunk.start, chunk.end, chunk.klass, number) for number, chunk in enumerate(chunks))
    )
    found: list[tuple[int, int, str, dict[str, tuple[int, int]]]] = []
    classes = {chunk.klass for chunk in chunks}
    for kind, pattern, held in (
        ("titled", rules.titled, OFFICE in classes),
        ("called", rules.called, PERSON in classes),
        ("pair", rules.pair, PLURAL in classes),
        ("I", rules.speaker, True),
    ):
        for match in pattern.finditer(skeleton.text) if held else ():
            spans = {name: match.span(name) for name, part in match.groupdict().items() if part is not None}
            found.append((match.start(), -match.end(), kind, {**spans, "whole": match.span()}))
    reached = 0
    for low, end, kind, spans in sorted(found, key=lambda item: item[:3]):
        if low < reached:
            continue
        reached = -end
        reading = Reading(skeleton, chunks, spans)
        if kind == "titled":
            yield from persons.titled(reading)
        elif kind == "called":
            yield from persons.called(reading)
        else:
            where = reading.source("whole")
            words = text[slice(*where)]
            if kind == "I":
                yield from speaker(where, persons.naming)
            elif words in rules.pairs:
                yield from pair(words, where, persons.naming)
            else:
                yield from holders(words, where, persons.naming, persons.names)
