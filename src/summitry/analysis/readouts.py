"""Read-outs of one engagement side by side: what each side tells under each topic, and which figures.

A side without a text at hand has no cells: "no text of this side imported" says nothing about what it told. "Not
mentioned" stands only where a whole text of the side was read and no sentence of it falls under the topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from summitry.lexicon.statements import Topic
from summitry.model import Claim
from summitry.text.sentences import sentences
from summitry.text.tokens import tokens

CellState = Literal["mentioned", "not mentioned", "not in the part at hand", "no text of this side imported"]
#: Claims that are set side by side: what one side names and the other may leave out.
COMPARED = frozenset({"figure", "count", "designation", "commitment"})


class SideText(msgspec.Struct, frozen=True, kw_only=True):
    """A text that speaks for a state; `incomplete` says why it is known not to be whole."""

    state: str
    doc_id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    incomplete: str | None = None
    claims: tuple[Claim, ...] = ()


class Said(msgspec.Struct, frozen=True):
    """A sentence: half-open offsets into the document's text, and the slice."""

    doc_id: str
    start: int
    end: int
    text: str


class SideCell(msgspec.Struct, frozen=True):
    """What a side tells under one heading."""

    state: CellState
    said: tuple[Said, ...] = ()


class SideColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A side: its texts (without their words), their length, and documents that only mention the engagement."""

    side: str
    texts: tuple[SideText, ...]
    words: int
    sentences: int
    passing: tuple[str, ...] = ()


class TopicRow(msgspec.Struct, frozen=True):
    """A topic with one cell for each column."""

    id: str
    name: str
    cells: tuple[SideCell, ...]


class Readouts(msgspec.Struct, frozen=True, kw_only=True):
    """`topics` that somebody mentions, `silent` the names of those that nobody does; `claims` by what is claimed.

    `other` are the sentences under no topic, `left_out` the names of topics that are about a side itself.
    """

    engagement: str
    columns: tuple[SideColumn, ...]
    topics: tuple[TopicRow, ...]
    claims: tuple[TopicRow, ...]
    other: tuple[SideCell, ...]
    silent: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def readouts(
    engagement: str,
    sides: Sequence[str],
    texts: Sequence[SideText],
    topics: Sequence[Topic],
    passing: Mapping[str, Sequence[str]] | None = None,
) -> Readouts:  # fmt: skip
    """Set the texts of each side (a code, or several of one party joined by "/") side by side."""
    parties = {state for side in sides for state in side.split("/")}
    tried = [one for one in topics if not parties & set(one.states)]
    by_side = [[one for one in texts if one.state in side.split("/")] for side in sides]
    told = [[said for one in held for said in _sentences(one)] for held in by_side]
    rows = [TopicRow(one.id, one.name, tuple(_cells(by_side, told, one))) for one in tried]
    kept = tuple(row for row in rows if any(cell.said for cell in row.cells))
    return Readouts(
        engagement=engagement,
        columns=tuple(
            _column(side, held, len(said), (passing or {}).get(side, ()))
            for side, held, said in zip(sides, by_side, told, strict=True)
        ),
        topics=kept,
        claims=tuple(_claim_rows(by_side)),
        other=tuple(_other(held, said, tried) for held, said in zip(by_side, told, strict=True)),
        silent=tuple(row.name for row in rows if row not in kept),
        left_out=tuple(one.name for one in topics if one not in tried),
    )


def _column(side: str, held: Sequence[SideText], size: int, passing: Sequence[str]) -> SideColumn:
    return SideColumn(
        side=side,
        texts=tuple(msgspec.structs.replace(one, text="", claims=()) for one in held),
        words=sum(len(tokens(one.text)) for one in held),
        sentences=size,
        passing=tuple(passing),
    )


def _sentences(one: SideText) -> Iterator[Said]:
    for start, end in sentences(one.text):
        yield Said(one.doc_id, start, end, one.text[start:end])


def _cells(by_side: Sequence[Sequence[SideText]], told: Sequence[Sequence[Said]], topic: Topic) -> Iterator[SideCell]:
    for held, said in zip(by_side, told, strict=True):
        yield _cell(held, [one for one in said if topic.stands_in(one.text)])


def _cell(held: Sequence[SideText], said: Sequence[Said]) -> SideCell:
    if said:
        return SideCell("mentioned", tuple(said))
    if not held:
        return SideCell("no text of this side imported")
    return SideCell("not in the part at hand" if any(one.incomplete for one in held) else "not mentioned")


def _other(held: Sequence[SideText], said: Sequence[Said], topics: Sequence[Topic]) -> SideCell:
    return _cell(held, [one for one in said if not any(topic.stands_in(one.text) for topic in topics)])


def _claim_rows(by_side: Sequence[Sequence[SideText]]) -> Iterator[TopicRow]:
    """What at least one side claims: one row for the same value, or for the same words."""
    names: dict[str, str] = {}
    found: dict[str, list[list[Said]]] = {}
    for number, held in enumerate(by_side):
        for text in held:
            for claim in text.claims:
                if claim.type in COMPARED:
                    key = _key(claim)
                    names.setdefault(key, claim.type)
                    found.setdefault(key, [[] for _ in by_side])[number].append(_said(claim))
    for key, cells in found.items():
        yield TopicRow(key, names[key], tuple(_cell(held, cell) for held, cell in zip(by_side, cells, strict=True)))


def _key(claim: Claim) -> str:
    if claim.value is not None:
        return f"{claim.type}:{claim.value:g}:{claim.unit}"
    return f"{claim.type}:{' '.join(one.norm for one in tokens(claim.text))}"


def _said(claim: Claim) -> Said:
    if not claim.evidence:
        return Said(claim.doc_id, 0, 0, claim.text)
    first = claim.evidence[0]
    return Said(claim.doc_id, first.start, first.end, first.quote)
