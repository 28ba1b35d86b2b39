"""Reading table files: every row becomes a struct with its file and line, and all problems are collected.

Of several folders the later ones add rows, and replace rows with the same key: that is how an overlay works.
A key that comes twice within one folder is a mistake and is noted as one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from summitry.lexicon.problem import Problem
from summitry.lexicon.tables import LAYOUT, Layout, Tables

#: places by table, one "file:line" a row, in the order of the table's rows
Places = dict[str, tuple[str, ...]]


class TablesRead(msgspec.Struct, frozen=True):
    """What was found: `broken` rows are left out of `tables`; of `doubled` rows the last one stands."""

    tables: Tables
    places: Places
    broken: tuple[Problem, ...]
    doubled: tuple[Problem, ...]


class _Reader:
    """Collects the rows of one table over all folders."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.rows: dict[tuple[str, ...], tuple[msgspec.Struct, str]] = {}
        self.broken: list[Problem] = []
        self.doubled: list[Problem] = []

    def read(self, root: Path) -> None:
        """Add the rows of one folder."""
        seen: dict[tuple[str, ...], str] = {}
        for path in table_files(root, self.layout.name):
            shown = path.relative_to(root).as_posix()
            for line, cells in self._cells(path, shown):
                row = self.layout.row(**cells)
                key, place = self.layout.key_of(row), f"{shown}:{line}"
                if key in seen:
                    again = f"the same row stands in {seen[key]}"
                    self.doubled.append(Problem(shown, line, " ".join(key), again, "keep one"))
                seen[key] = place
                self.rows[key] = (row, place)

    def _cells(self, path: Path, shown: str) -> Iterator[tuple[int, dict[str, str]]]:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle)
            try:
                header = next(reader, [])
                if not self._header_fits(header, shown):
                    return
                for cells in reader:
                    if len(cells) == len(header):
                        yield reader.line_num, dict(zip(header, cells, strict=True))
                    elif cells:
                        self._broken(
                            shown,
                            reader.line_num,
                            f"{len(cells)} cells in a table of {len(header)} columns",
                            "quote cells that hold a comma",
                        )
            except (csv.Error, UnicodeDecodeError) as problem:
                self._broken(shown, reader.line_num, f"not readable as CSV in UTF-8: {problem}", "save it as UTF-8 CSV")

    def _header_fits(self, header: Sequence[str], shown: str) -> bool:
        before = len(self.broken)
        for column in sorted(set(header) - set(self.layout.columns)):
            self._broken(shown, 1, f"unknown column {column!r}", f"the columns are {', '.join(self.layout.columns)}")
        for column in sorted(self.layout.required - set(header)):
            self._broken(shown, 1, f"missing column {column!r}", "add it to the first line and to every row")
        return len(self.broken) == before

    def _broken(self, shown: str, line: int, message: str, fix: str) -> None:
        self.broken.append(Problem(shown, line, "", message, fix))


def read_tables(roots: Sequence[Path]) -> TablesRead:
    """The tables of some folders, later over earlier, with every problem of form."""
    readers = [_Reader(layout) for layout in LAYOUT]
    for reader in readers:
        for root in roots:
            reader.read(root)
    rows = {reader.layout.name: tuple(row for row, _ in reader.rows.values()) for reader in readers}
    places = {reader.layout.name: tuple(place for _, place in reader.rows.values()) for reader in readers}
    return TablesRead(
        msgspec.convert(rows, Tables),
        places,
        tuple(problem for reader in readers for problem in reader.broken),
        tuple(problem for reader in readers for problem in reader.doubled),
    )


def strays(root: Path) -> list[Problem]:
    """The CSV files of a folder that belong to no table, each a problem: they would be passed over silently."""
    known = {path for layout in LAYOUT for path in table_files(root, layout.name)}
    fix = f"name it, or the folder that it is in, after a table: {', '.join(layout.name for layout in LAYOUT)}"
    return [
        Problem(path.relative_to(root).as_posix(), 0, "", "no table has this name", fix)
        for path in sorted(root.rglob("*.csv"))
        if path not in known
    ]


def table_files(root: Path, name: str) -> list[Path]:
    """The files of one table in a folder, in the order in which they are read."""
    single, folder = root / f"{name}.csv", root / name
    return ([single] if single.is_file() else []) + sorted(folder.glob("*.csv"))
