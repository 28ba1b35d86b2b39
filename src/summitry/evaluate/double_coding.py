"""Two codings, sheets or documents, as one agreement: who gave what, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summitry.errors import InvalidInput
from summitry.evaluate.agreement import Agreement, RawTable, RawValue, agreement
from summitry.evaluate.coded import CodedDocument, read_coded
from summitry.evaluate.fields import FIELDS
from summitry.evaluate.pairing import Matched, match_documents
from summitry.evaluate.sheets import Sheet, raw_values, read_key, read_sheet


def report(first: Path, second: Path, machine: Path | None = None, seed: int = 1) -> Agreement:
    """The agreement of two coders, with the machine as a third where its key, or its extraction, is given.

    Both are sheets (CSV) or documents (JSON lines). Raises InvalidInput for what is neither, or one of each.
    """
    if _are_sheets(first, second):
        return _of_sheets(first, second, machine, seed)
    return _of_documents(first, second, machine, seed)


def raw_table(first: Path, second: Path, machine: Path | None = None) -> RawTable:
    """Every value that every coder gave, as the report has it, without what the report works out. Raises as it does."""
    if _are_sheets(first, second):
        sheets = _sheets(first, second, machine)
        return RawTable(tuple(sheet.coder for sheet in sheets), tuple(raw_values(sheets)[0]))
    one, other = _in_common(first, second)
    return RawTable((first.stem, second.stem), tuple(_raw(match_documents(one, other))))


def _are_sheets(first: Path, second: Path) -> bool:
    kinds = {path.suffix.casefold() for path in (first, second)}
    if kinds not in ({".csv"}, {".jsonl"}):
        raise InvalidInput(
            f"{first.name} and {second.name} cannot be compared", hint="give two sheets (.csv), or two codings (.jsonl)"
        )
    return kinds == {".csv"}


def _of_sheets(first: Path, second: Path, machine: Path | None, seed: int) -> Agreement:
    sheets = _sheets(first, second, machine)
    raw, notes = raw_values(sheets)
    people = [sheet.blind for sheet in sheets[:2]]
    return agreement([sheet.coder for sheet in sheets], raw, blind=all(people), seed=seed, notes=notes)


def _sheets(first: Path, second: Path, machine: Path | None) -> list[Sheet]:
    sheets = [read_sheet(first), read_sheet(second), *([read_key(machine)] if machine else [])]
    if not sheets[0].values.keys() & sheets[1].values.keys():
        raise InvalidInput(f"{first.name} and {second.name} have no unit in common", hint="give sheets of one sample")
    return sheets


def _of_documents(first: Path, second: Path, machine: Path | None, seed: int) -> Agreement:
    one, other = _in_common(first, second)
    found = match_documents(one, other)
    notes = [_found(first.stem, second.stem, found)]
    raw = _raw(found)
    if machine is not None:
        against = match_documents(one, _only(read_coded(machine), {each.doc_id for each in one}))
        notes.append(_found(first.stem, "machine", against))
        notes += [f"{first.stem} and machine: {line}" for line in _brief(_raw(against), seed)]
    return agreement([first.stem, second.stem], raw, blind=True, seed=seed, notes=notes)


def _in_common(first: Path, second: Path) -> tuple[list[CodedDocument], list[CodedDocument]]:
    """The documents that both have coded."""
    one, other = read_coded(first), read_coded(second)
    common = {each.doc_id for each in one} & {each.doc_id for each in other}
    if not common:
        raise InvalidInput(f"{first.name} and {second.name} have no document in common", hint="give one sample's files")
    return _only(one, common), _only(other, common)


def _only(coded: Sequence[CodedDocument], ids: set[str]) -> list[CodedDocument]:
    return [one for one in coded if one.doc_id in ids]


def _found(one: str, other: str, found: Sequence[Matched]) -> str:
    """How far they see the same engagements at all: what is compared by field is what both found."""
    both = sum(len(document.pairs) for document in found)
    alone = sum(len(document.missed) for document in found), sum(len(document.extra) for document in found)
    share = 2 * both / (2 * both + sum(alone)) if both or sum(alone) else 1.0
    return (
        f"engagements found by {one} and {other}: {both}, by {one} alone {alone[0]}, by {other} alone {alone[1]}"
        f" (F1 {share:.3f})"
    )


def _raw(found: Sequence[Matched]) -> list[RawValue]:
    raw = []
    for field in FIELDS:
        if field.label:
            for document in found:
                raw += [
                    RawValue(f"{document.gold.doc_id} {number}", field.label, (field.value(one), field.value(other)))
                    for number, (one, other) in enumerate(document.pairs, 1)
                ]
    return raw


def _brief(raw: Sequence[RawValue], seed: int) -> list[str]:
    made = agreement(("one", "machine"), raw, blind=True, seed=seed)
    return [
        f"{one.field}: alpha {'not defined' if one.alpha is None else format(one.alpha, '.3f')},"
        f" {one.percent or 0:.0%} agreement, n = {one.units}"
        for one in made.fields
    ]
