"""Chunks of a Chinese text: names, titles and dates by place, before any grammar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from summitry.annotation.chinese.words import NO_NAME, PAIR, grammar
from summitry.annotation.chunks import (
    DATE,
    GATHERING,
    OFFICE,
    ORGANISATION,
    PERSON,
    PLURAL,
    READINGS,
    STATE,
    Chunk,
    datable,
    without_overlaps,
)
from summitry.annotation.dates import DateMention
from summitry.lexicon import Name
from summitry.lexicon.chinese import ChineseNames
from summitry.lexicon.names import Hit
from summitry.lexicon.offices import office_words

NOTHING = -1  # the class of a stretch that is no name


def recognised(text: str, names: ChineseNames, dates: Sequence[DateMention]) -> list[Chunk]:
    """What the tables, the title words and the date tagger find in a text in its one form, overlaps and all."""
    phrases = grammar().phrases.find(text)
    return [
        *_holders(text, phrases, names),
        *_parties(text),
        *_before_titles(text),
        *_names(text, names),
        *_phrases(phrases),
        *(Chunk(date.start, date.end, DATE, date=date) for date in dates if datable(date)),
    ]


def find_chunks(text: str, names: ChineseNames, known: Iterable[Chunk], unknown: Collection[str]) -> list[Chunk]:
    """All chunks of a text, left to right: those recognised, and the `unknown` names that only this text knows."""
    found = [*known, *_again(text, unknown)]
    found.sort(key=lambda chunk: (chunk.start, -chunk.end, chunk.klass != DATE, chunk.klass != OFFICE))
    kept = [chunk for chunk in without_overlaps(found) if chunk.klass != NOTHING]
    chunks = list(_retitled(text, kept))
    return sorted([*chunks, *_delegations(text, chunks, names)])


def _names(text: str, names: ChineseNames) -> Iterator[Chunk]:
    for hit in names.matcher.find(text):
        kinds = {name.kind for name in hit.names}
        klass = next((klass for kind, klass in READINGS if kind in kinds), None)
        if klass == ORGANISATION and "gathering" in kinds and text.startswith(grammar().gathers, hit.end):
            klass = GATHERING
        if klass is not None:
            yield Chunk(hit.start, hit.end, klass, names=hit.names)


def _parties(text: str) -> Iterator[Chunk]:
    for words, state in grammar().parties.items():
        at = text.find(words)
        while at >= 0:
            yield Chunk(at, at + len(words), STATE, names=(Name(words, "state", state, "zh"),))
            at = text.find(words, at + len(words))


def _before_titles(text: str) -> Iterator[Chunk]:
    for match in grammar().before_titles.finditer(text):
        state = grammar().states_before_titles[match.group()]
        end = match.end() + text.startswith("方", match.end())
        yield Chunk(match.start(), end, STATE, names=(Name(text[match.start() : end], "state", state, "zh"),))


def _holders(text: str, phrases: Iterable[Hit], names: ChineseNames) -> Iterator[Chunk]:
    """Two states by their signs with the title of both."""
    words = office_words("zh")
    for hit in phrases:
        title = words.get(hit.names[0].id)
        before = text[max(0, hit.start - 4) : hit.start].removesuffix(grammar().both)
        if title is not None and before[-2:] in names.pairs:
            start = hit.start - 2 - (len(grammar().both) if text.endswith(grammar().both, 0, hit.start) else 0)
            yield Chunk(start, hit.end, PLURAL)


def _phrases(phrases: Iterable[Hit]) -> Iterator[Chunk]:
    """Titles, words for two sides, and what only looks like a name: that takes its place and is dropped later."""
    words = office_words("zh")
    for hit in phrases:
        of = hit.names[0].id
        if of == NO_NAME:
            yield Chunk(hit.start, hit.end, NOTHING)
        elif of == PAIR:
            yield Chunk(hit.start, hit.end, PLURAL)
        else:
            yield Chunk(hit.start, hit.end, OFFICE, office=words[of])


def _again(text: str, unknown: Collection[str]) -> Iterator[Chunk]:
    for name in unknown:
        at = text.find(name)
        while at >= 0:
            yield Chunk(at, at + len(name), PERSON)
            at = text.find(name, at + len(name))


def _retitled(text: str, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """文莱苏丹 is a sultan and no second state."""
    words = office_words("zh")
    for number, chunk in enumerate(chunks):
        word = text[chunk.start : chunk.end]
        if chunk.klass == STATE and word in grammar().titles_like_states:
            before = chunks[number - 1] if number else None
            owned = before is not None and before.klass == STATE and before.end == chunk.start
            if owned or text.startswith(grammar().addresses, chunk.end):
                yield Chunk(chunk.start, chunk.end, OFFICE, office=words["国王"])
                continue
        yield chunk


def _delegations(text: str, chunks: Sequence[Chunk], names: ChineseNames) -> Iterator[Chunk]:
    """俄方, 约方: the one state that the document names and that begins so; refused where there are two."""
    named = {state for chunk in chunks for state in chunk.ids("state", "capital")}
    starts = [chunk.start for chunk in chunks]
    for match in grammar().delegation.finditer(text):
        before = bisect_left(starts, match.end()) - 1
        if before >= 0 and chunks[before].end > match.start():
            continue
        sign = match["sign"]
        meant = {"CHN"} if sign == grammar().own_sign else names.short.get(sign, frozenset()) & named
        if len(meant) == 1:
            yield Chunk(*match.span(), STATE, names=(Name(match.group(), "state", next(iter(meant)), "zh"),))
