"""Reading the tables: every row becomes a struct, or all problems are raised together.

An overlay folder has the same layout; its rows are added, and replace rows with the same key.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.lexicon import Lexicon, Tables
from summitry.lexicon.records import (
    Capital,
    City,
    Edition,
    Gathering,
    Member,
    Office,
    Organisation,
    Person,
    State,
    StateName,
    Term,
    Venue,
)

TABLES = Path(__file__).parent / "tables"
Row = TypeVar("Row", bound=msgspec.Struct)

#: table file or folder of files, row type, columns that identify a row
LAYOUT: tuple[tuple[str, type[msgspec.Struct], tuple[str, ...]], ...] = (
    ("states", State, ("id",)),
    ("state_names", StateName, ("state", "lang", "form", "text", "since")),
    ("capitals", Capital, ("state", "city", "since")),
    ("organisations", Organisation, ("id",)),
    ("people", Person, ("id",)),
    ("offices", Office, ("id",)),
    ("terms", Term, ("person", "office", "start")),
    ("gatherings", Gathering, ("id",)),
    ("editions", Edition, ("gathering", "start")),
    ("members", Member, ("gathering", "state", "since")),
    ("cities", City, ("id",)),
    ("venues", Venue, ("id",)),
)


@lru_cache(maxsize=4)
def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """The built-in lexicon, with the rows of `overlay` added or replaced.

    Raises InvalidLexicon with every problem at once.
    """
    roots = [TABLES] if overlay is None else [TABLES, overlay]
    problems: list[str] = []
    loaded = {name: tuple(_rows(roots, name, row, key, problems)) for name, row, key in LAYOUT}
    if problems:
        raise InvalidLexicon(problems)
    return Lexicon(msgspec.convert(loaded, Tables))


def _rows(
    roots: Sequence[Path], name: str, row: type[Row], key: tuple[str, ...], problems: list[str]
) -> Iterable[Row]:
    found: dict[tuple[str, ...], Row] = {}
    for root in roots:
        for path in _files(root, name):
            for line, cells in _cells(path, row, problems):
                value = row(**cells)
                found[tuple(str(getattr(value, column)) for column in key)] = value
                del line
    return found.values()


def _files(root: Path, name: str) -> list[Path]:
    single, folder = root / f"{name}.csv", root / name
    return ([single] if single.is_file() else []) + sorted(folder.glob("*.csv"))


def _cells(path: Path, row: type[msgspec.Struct], problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    required = {field.name for field in msgspec.structs.fields(row) if field.required}
    known = {field.name for field in msgspec.structs.fields(row)}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        columns = set(reader.fieldnames or ())
        wrong = [f"{path.name}:1: unknown column {name!r}" for name in sorted(columns - known)]
        wrong += [f"{path.name}:1: missing column {name!r}" for name in sorted(required - columns)]
        problems += wrong
        if wrong:
            return
        for cells in reader:
            if None in cells or None in cells.values():
                problems.append(f"{path.name}:{reader.line_num}: the row has not {len(columns)} columns")
            else:
                yield reader.line_num, cells
