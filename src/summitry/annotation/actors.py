"""Actors: from chunks to those who can take part, by the grammar of titles, names and references.

Every sentence is folded to a skeleton; patterns of titles and names are laid over it, and each match becomes
an actor with country, rank and person. A register remembers who was named, so that "the Russian president",
"his counterpart", "he" and "the two leaders" can be traced back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry.annotation.chunks import CITY, OFFICE, Chunk
from summitry.annotation.naming import Naming
from summitry.annotation.register import Register
from summitry.annotation.words import Grammar, grammar
from summitry.model import Actor
from summitry.text.skeleton import Part, Skeleton, fold

_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Ll]ate|[Tt]hen-)[ ]?(?:[A-Z][\w.]* )?$")


def sentence_actors(text: str, start: int, end: int, chunks: Sequence[Chunk], naming: Naming) -> list[Actor]:
    """Actors of `text[start:end]`, left to right; `naming` carries what earlier sentences told."""
    skeleton = fold(text, start, end, (Part(c.start, c.end, c.klass, i) for i, c in enumerate(chunks)))
    actors: list[Actor] = []
    naming.register.begin_sentence()
    for kind, match in _matches(skeleton.text, grammar()):
        for actor in _READERS[kind](_Reading(skeleton, chunks, naming, match)):
            actors.append(actor)
            naming.register.saw(actor)
    return actors


class _Reading:
    """One match over a skeleton, with look-ups from group to chunk and text offset."""

    def __init__(self, skeleton: Skeleton, chunks: Sequence[Chunk], naming: Naming, match: re.Match[str]) -> None:
        self.skeleton = skeleton
        self.naming = naming
        self.match = match
        self._chunks = chunks
        self._groups = match.re.groupindex

    def text(self, group: str) -> str:
        return (self.match.group(group) or "") if group in self._groups else ""

    def chunks(self, group: str) -> list[Chunk]:
        return [self._chunks[part.index] for part in self.skeleton.parts(self.text(group))]

    def span(self, group: str | int = 0) -> tuple[int, int]:
        low, high = self.match.span(group)
        return self.skeleton.source(low), self.skeleton.source(high, end=True)

    def country(self, *groups: str) -> str | None:
        """The country that the first of these groups names."""
        for group in groups:
            for chunk in self.chunks(group):
                return self.naming.polity(chunk)
        return None


def _matches(text: str, rules: Grammar) -> list[tuple[str, re.Match[str]]]:
    """Matches of all patterns that do not overlap: leftmost first, then the longer, then in this order."""
    found = [
        (match.start(), -match.end(), number, kind, match)
        for number, (kind, pattern) in enumerate(
            (("plural", rules.plural_titled), ("apposed", rules.apposed), ("titled", rules.titled),
             ("bare", rules.bare), ("pronoun", rules.pronoun))
        )
        for match in pattern.finditer(text)
    ]  # fmt: skip
    found.sort(key=lambda item: item[:3])
    chosen: list[tuple[str, re.Match[str]]] = []
    reached = 0
    for start, negative_end, _, kind, match in found:
        if start >= reached:
            reached = -negative_end
            chosen.append((kind, match))
    return chosen


def _titled(reading: _Reading, prefix: str = "") -> Iterator[Actor]:
    office = reading.chunks(f"{prefix}o")[0].office
    assert office is not None
    others = [chunk.office.rank for chunk in reading.chunks(f"{prefix}more") if chunk.office]
    start, end = reading.span()
    before = reading.skeleton.text[: reading.match.start()]
    title = reading.naming.title(
        office,
        others,
        country=reading.country("of2", f"{prefix}of", f"{prefix}j", f"{prefix}nj"),
        former=_FORMER.search(before) is not None or "former" in reading.text(f"{prefix}mod").lower(),
        lone=not reading.text(f"{prefix}det") and not reading.text(f"{prefix}cap").strip(),
    )
    name = "name" if reading.text("name") else "name2"
    if not reading.text(name):
        yield from reading.naming.described(start, end, title, reading.text(f"{prefix}det").strip().lower())
        return
    actor = reading.naming.named(start, end, reading.span(name), reading.chunks(name), title)
    if actor is not None:
        yield actor


def _apposed(reading: _Reading) -> Iterator[Actor]:
    yield from _titled(reading, "x_")


def _bare(reading: _Reading) -> Iterator[Actor]:
    actor = reading.naming.bare(
        reading.span(), reading.span("name"), reading.chunks("name"), reading.country("of2"),
        honoured=bool(reading.text("hon")),
    )  # fmt: skip
    if actor is not None:
        yield actor


def _plural(reading: _Reading) -> Iterator[Actor]:
    group = "states" if reading.text("states") else "adjectives"
    office = reading.chunks("o" if group == "states" else "o2")[0].office
    if office is None or not (office.plural or group == "adjectives"):
        return
    for chunk in reading.chunks(group):
        yield from reading.naming.listed(chunk, office)


def _pronoun(reading: _Reading) -> Iterator[Actor]:
    yield from reading.naming.pronoun(reading.span(), reading.match.lastgroup or "")


_READERS = {"titled": _titled, "apposed": _apposed, "bare": _bare, "plural": _plural, "pronoun": _pronoun}

__all__ = ["CITY", "OFFICE", "Register", "sentence_actors"]
