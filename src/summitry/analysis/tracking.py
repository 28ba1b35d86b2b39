"""Phrases counted over documents: how often, and how often a thousand words.

A phrase is counted in documents of its own script only: elsewhere it was not searched, which is not zero. Chinese text
has no words between blanks, so there the rate is for a thousand characters. With `endings` ignored a word of English or
Russian also counts in its other grammatical forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from summitry.text.scripts import HAN, language_by_script
from summitry.text.tokens import stem, tokens

Endings = Literal["auto", "keep", "ignore"]
Unit = Literal["words", "characters"]
PER = 1000
_HAN = re.compile(f"[{HAN}]")
_SPACED = frozenset({"en", "ru"})


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """A document to count in."""

    doc_id: str
    text: str
    title: str | None = None
    day: str | None = None
    publisher: str | None = None
    lang: str | None = None
    incomplete: str | None = None


class Cell(msgspec.Struct, frozen=True):
    """Times a phrase stands there, and per thousand of `unit`; None: not searched, another script."""

    count: int | None
    rate: float | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A document, or a year with `documents` of them; `cells` in the order of the phrases."""

    name: str
    size: int
    unit: Unit
    cells: tuple[Cell, ...]
    documents: int = 1
    incomplete: int = 0
    title: str | None = None
    day: str | None = None
    publisher: str | None = None


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of phrases by document, by day, or by year."""

    phrases: tuple[str, ...]
    lines: tuple[Line, ...]
    endings: Endings
    by: Literal["document", "year"] = "document"


def track(phrases: Sequence[str], documents: Iterable[Tracked], endings: Endings = "auto") -> Track:
    """Count each phrase in each document. `endings` "auto" ignores them for Russian phrases only."""
    wanted = [_Phrase.of(phrase, endings) for phrase in phrases]
    lines = [_line(one, wanted) for one in documents]
    ordered = tuple(sorted(lines, key=lambda line: (line.day is None, line.day or "", line.name)))
    return Track(phrases=tuple(phrases), lines=ordered, endings=endings)


def by_year(found: Track) -> Track:
    """The lines of a year and unit added up; documents without a day last."""
    groups: dict[tuple[str, Unit], list[Line]] = {}
    for line in found.lines:
        groups.setdefault(((line.day or "undated")[:4] if line.day else "undated", line.unit), []).append(line)
    lines = [_added(name, unit, group) for (name, unit), group in groups.items()]
    ordered = sorted(lines, key=lambda line: (line.name == "undated", line.name, line.unit))
    return msgspec.structs.replace(found, lines=tuple(ordered), by="year")


def _added(name: str, unit: Unit, group: Sequence[Line]) -> Line:
    size = sum(line.size for line in group)
    cells = []
    for column in zip(*(line.cells for line in group), strict=True):
        searched = [(cell.count, line.size) for cell, line in zip(column, group, strict=True) if cell.count is not None]
        cells.append(
            _cell(sum(count for count, _ in searched) if searched else None, sum(part for _, part in searched))
        )
    return Line(
        name=name, size=size, unit=unit, cells=tuple(cells), documents=sum(line.documents for line in group),
        incomplete=sum(line.incomplete for line in group),
    )  # fmt: skip


class _Phrase(msgspec.Struct, frozen=True):
    """A phrase as it is looked for: its words, and the language whose endings are ignored (None: none are)."""

    norms: tuple[str, ...]
    script: str
    stemmed: str | None

    @classmethod
    def of(cls, phrase: str, endings: Endings) -> _Phrase:
        script = language_by_script(phrase)
        ignored = endings == "ignore" or (endings == "auto" and script == "ru")
        stemmed = script if ignored and script in _SPACED else None
        return cls(_norms(phrase, stemmed), script, stemmed)


def _norms(text: str, stemmed: str | None) -> tuple[str, ...]:
    words = (one.norm for one in tokens(text))
    return tuple(stem(word, stemmed) for word in words) if stemmed else tuple(words)


def _line(one: Tracked, phrases: Sequence[_Phrase]) -> Line:
    script = language_by_script(one.text[:4000])
    kept = _norms(one.text, None)
    unit: Unit = "characters" if script == "zh" else "words"
    size = len(_HAN.findall(one.text)) if unit == "characters" else len(kept)
    forms = {None: kept} | {lang: _norms(one.text, lang) for lang in {each.stemmed for each in phrases} if lang}
    cells = [
        _cell(_times(each.norms, forms[each.stemmed]), size) if each.script == script else Cell(None, None)
        for each in phrases
    ]
    return Line(
        name=one.doc_id, size=size, unit=unit, cells=tuple(cells), incomplete=int(one.incomplete is not None),
        title=one.title, day=one.day, publisher=one.publisher,
    )  # fmt: skip


def _cell(count: int | None, size: int) -> Cell:
    return Cell(count, None if count is None or not size else round(PER * count / size, 3))


def _times(phrase: Sequence[str], words: Sequence[str]) -> int:
    """How often the words of a phrase stand in this order; places do not overlap."""
    if not phrase:
        return 0
    found, at, last, size = 0, 0, len(words) - len(phrase), len(phrase)
    first = phrase[0]
    while at <= last:
        if words[at] == first and tuple(words[at : at + size]) == tuple(phrase):
            found += 1
            at += size
        else:
            at += 1
    return found
