"""Two statements side by side: what was added, dropped, moved and reworded, with the exact words.

Punctuation, white space, case, the numbers of items and traditional characters are no difference. Where a text is not
complete, what it lacks was not dropped: such rows are "missing here", which says nothing about the statement. Texts in
different languages are not compared at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from summitry.analysis.alignment import Pair, align
from summitry.analysis.differences import Alphabet, Operation, differences
from summitry.analysis.passages import Passage, passages
from summitry.errors import InvalidInput

#: `unknown`: without counterpart, but the other text is not complete.
RowKind = Literal["same", "reworded", "added", "dropped", "unknown"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A text to compare; `incomplete` says why it is known not to be the whole statement."""

    name: str
    text: str
    lang: str | None = None
    title: str | None = None
    incomplete: str | None = None


class Slice(msgspec.Struct, frozen=True):
    """Half-open offsets into a statement's text, and what stands there."""

    start: int
    end: int
    text: str


class WordRun(msgspec.Struct, frozen=True):
    """Words of both sides in order, with the signs and blanks behind them; an operation but "equal" is a difference.

    All `a` in a row are the sentence of the first text, all `b` that of the second.
    """

    operation: Operation
    a: str
    b: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, or several that became one; `runs` are the words of a reworded one."""

    kind: RowKind
    moved: bool = False
    alike: float | None = None
    a: Slice | None = None
    b: Slice | None = None
    runs: tuple[WordRun, ...] = ()


class StatementDiff(msgspec.Struct, frozen=True, kw_only=True):
    """The rows in the order of the second text; what only the first has stands after what it followed there."""

    a: Statement
    b: Statement
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def totals(self) -> dict[str, int]:
        """Rows by kind, and those that moved."""
        counts = dict.fromkeys(("same", "reworded", "added", "dropped", "unknown"), 0)
        for row in self.rows:
            counts[row.kind] += 1
        return {**counts, "moved": sum(row.moved for row in self.rows)}


def compare_statements(first: Statement, second: Statement) -> StatementDiff:
    """The differences of two statements. Raises InvalidInput for different languages and for texts without words."""
    if first.lang and second.lang and first.lang != second.lang:
        raise InvalidInput(
            f"{first.name} is in {first.lang!r} and {second.name} in {second.lang!r}",
            hint="nothing can be called dropped between languages; where the language was guessed wrongly, give --lang",
        )
    alphabet = Alphabet()
    one, other = passages(first.text, alphabet), passages(second.text, alphabet)
    for statement, found in ((first, one), (second, other)):
        if not found:
            raise InvalidInput(f"{statement.name} holds no words", hint="see what was read: summitry read FILE")
    rows = tuple(_ordered(first, second, one, other))
    return StatementDiff(a=first, b=second, rows=rows, notes=tuple(_notes(first, second)))


def _notes(*statements: Statement) -> Iterator[str]:
    for one in statements:
        if one.incomplete:
            yield f"{one.name} is not complete ({one.incomplete}): what it lacks is not called dropped or added"


def _ordered(
    first: Statement, second: Statement, one: Sequence[Passage], other: Sequence[Passage]
) -> Iterator[Row]:  # fmt: skip
    pairs = align(one, other)
    by_b = {pair.b[0]: pair for pair in pairs}
    inner = {number for pair in pairs for number in pair.b[1:]}
    after = _dropped_after(pairs, one)
    yield from (_single(first, one[n], "dropped", second.incomplete) for n in after.get(-1, ()))
    for passage in other:
        pair = by_b.get(passage.number)
        if pair is not None:
            yield _paired(first, second, pair, one, other)
            yield from (_single(first, one[n], "dropped", second.incomplete) for n in after.get(pair.a[-1], ()))
        elif passage.number not in inner:
            yield _single(second, passage, "added", first.incomplete)


def _dropped_after(pairs: Sequence[Pair], one: Sequence[Passage]) -> dict[int, list[int]]:
    """Sentences without counterpart by the last paired sentence before them; -1 for the beginning."""
    paired = {number: pair.a[-1] for pair in pairs for number in pair.a}
    found: dict[int, list[int]] = {}
    last = -1
    for passage in one:
        if passage.number in paired:
            last = paired[passage.number]
        else:
            found.setdefault(last, []).append(passage.number)
    return found


def _single(
    statement: Statement, passage: Passage, kind: Literal["added", "dropped"], incomplete: str | None
) -> Row:  # fmt: skip
    part = Slice(passage.start, passage.end, statement.text[passage.start : passage.end])
    shown: RowKind = "unknown" if incomplete else kind
    return Row(kind=shown, a=part) if kind == "dropped" else Row(kind=shown, b=part)


def _paired(
    first: Statement, second: Statement, pair: Pair, one: Sequence[Passage], other: Sequence[Passage]
) -> Row:  # fmt: skip
    mine, theirs = [one[n] for n in pair.a], [other[n] for n in pair.b]
    runs = tuple(_runs(first.text, second.text, mine, theirs))
    reworded = any(run.operation != "equal" for run in runs)
    return Row(
        kind="reworded" if reworded else "same",
        moved=pair.moved,
        alike=round(pair.alike, 3),
        a=_slice(first, mine),
        b=_slice(second, theirs),
        runs=runs if reworded else (),
    )


def _slice(statement: Statement, parts: Sequence[Passage]) -> Slice:
    start, end = parts[0].start, parts[-1].end
    return Slice(start, end, statement.text[start:end])


def _runs(a_text: str, b_text: str, mine: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[WordRun]:
    a_starts, a_norms = _starts(a_text, mine)
    b_starts, b_norms = _starts(b_text, theirs)
    for one in differences(a_norms, b_norms):
        yield WordRun(
            one.operation,
            a_text[a_starts[one.a_start] : a_starts[one.a_end]],
            b_text[b_starts[one.b_start] : b_starts[one.b_end]],
        )


def _starts(text: str, parts: Sequence[Passage]) -> tuple[list[int], list[str]]:
    """Where each word begins, and where the last one's sentence ends; the words. Opening signs belong to a word."""
    words = [word for passage in parts for word in passage.words]
    starts = [parts[0].start]
    for before, word in pairwise(words):
        if word.start - before.end <= 1:
            starts.append(word.start)
            continue
        blank = max(text.rfind(sign, before.end, word.start) for sign in (" ", "\n", "\t", "\u3000"))
        starts.append(word.start if blank < 0 else blank + 1)
    return [*starts, parts[-1].end], [word.norm for word in words]
