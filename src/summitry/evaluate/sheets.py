"""Coding sheets: a table of units for each coder, in an order of its own, and the key that stays with whoever leads.

A unit's name says nothing of what the machine made of it. A cell left empty was not coded; "none" says that the text
does not tell.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput
from summitry.evaluate.agreement import RawValue

FIELDS = ("kind", "level", "status", "date", "country", "city", "visit_type", "signed")
GIVEN = ("unit", "title", "publisher", "published", "text")
NOT_SAID = "none"
_BLIND = "blind"


class Unit(msgspec.Struct, frozen=True):
    """What is coded: a passage, where it stands, and what the machine made of it. `of` is the engagement's id."""

    unit: str
    of: str
    doc_id: str
    title: str
    publisher: str
    published: str
    text: str
    machine: Mapping[str, str]


def write_sheets(units: Sequence[Unit], folder: Path, coders: Sequence[str], seed: int, *, blind: bool) -> list[Path]:
    """One sheet a coder and `key.jsonl`; the files written. Raises InvalidInput where a sheet is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{coder}.csv" for coder in coders]
    key = folder / "key.jsonl"
    held = [path.name for path in [*paths, key] if path.exists()]
    if held:
        raise InvalidInput(
            f"{folder} holds {', '.join(held)} already", hint="a sheet may be filled in; name another folder with --out"
        )
    for number, path in enumerate(paths):
        ordered = list(units)
        random.Random(f"{seed} {number}").shuffle(ordered)  # noqa: S311 - an order, not a secret
        _write(path, ordered, blind=blind)
    key.write_bytes(b"".join(msgspec.json.encode(unit) + b"\n" for unit in units))
    return [*paths, key]


def _write(path: Path, units: Iterable[Unit], *, blind: bool) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow([*GIVEN, *FIELDS, _BLIND])
        for one in units:
            values = ["" if blind else one.machine.get(field, "") for field in FIELDS]
            given = [getattr(one, name) for name in GIVEN]
            writer.writerow([*given, *values, "yes" if blind else "no"])


class Sheet(msgspec.Struct, frozen=True):
    """A sheet as filled in: values by unit and field, None where a cell was left empty."""

    coder: str
    values: Mapping[str, Mapping[str, str | None]]
    blind: bool


def read_sheet(path: Path) -> Sheet:
    """A coder's sheet. Raises InvalidInput that names the file and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"{path}: {problem}", hint="give a sheet of `summitry agree sample`, in UTF-8") from problem
    rows = list(csv.DictReader(text.splitlines()))
    columns = [] if not rows else list(rows[0])
    if "unit" not in columns or not set(FIELDS) & set(columns):
        raise InvalidInput(f"{path} is no coding sheet", hint=f"it needs the columns unit and {', '.join(FIELDS)}")
    seen = [row["unit"] for row in rows]
    twice = sorted({unit for unit in seen if seen.count(unit) > 1})
    if twice:
        raise InvalidInput(f"{path}: {', '.join(twice)} stands there twice", hint="leave one row for each unit")
    values = {
        row["unit"]: {field: (row[field] or "").strip().casefold() or None for field in FIELDS if field in columns}
        for row in rows
    }
    return Sheet(path.stem, values, blind=all((row.get(_BLIND) or "yes") == "yes" for row in rows))


def read_key(path: Path) -> Sheet:
    """The machine as one more coder, from the key of the sample."""
    try:
        units = [msgspec.json.decode(line, type=Unit) for line in path.read_bytes().splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as problem:
        raise InvalidInput(f"{path}: {problem}", hint="give the key.jsonl of `summitry agree sample`") from problem
    values = {one.unit: {field: one.machine.get(field, NOT_SAID).casefold() for field in FIELDS} for one in units}
    return Sheet("machine", values, blind=True)


def raw_values(sheets: Sequence[Sheet]) -> tuple[list[RawValue], list[str]]:
    """Every coder's value of each unit and field, and remarks on units that not all of them have."""
    units = sorted({unit for sheet in sheets for unit in sheet.values})
    raw = [
        RawValue(unit, field, tuple(sheet.values.get(unit, {}).get(field) for sheet in sheets))
        for field in FIELDS
        for unit in units
    ]
    notes = []
    for sheet in sheets:
        missing = [unit for unit in units if unit not in sheet.values]
        if missing:
            notes.append(f"{sheet.coder} lacks {len(missing)} of {len(units)} units: {', '.join(missing[:5])}")
        empty = sum(value is None for unit in sheet.values.values() for value in unit.values())
        if empty:
            cells = f"{empty} cell{'' if empty == 1 else 's'}"
            notes.append(f"{sheet.coder} left {cells} empty; they are not compared (“{NOT_SAID}” is a value)")
    return raw, notes
