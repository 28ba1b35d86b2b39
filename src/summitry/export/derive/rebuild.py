"""Build the derived tables of this package anew from its base tables, and compare them byte for byte.

    python code/rebuild.py            build, compare, check all files against SHA256SUMS
    python code/rebuild.py --write    also keep what was built, in the folder rebuilt/

Nothing is needed but Python 3.11 or later. The exit code is 0 when everything agrees.
"""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from summitry.export.derive.derived import DERIVED
from summitry.export.derive.plain import read_rows, write_rows

_BARE = ("integer", "number", "date")
Rows = Sequence[Mapping[str, str]]


class Package(dict[str, Rows]):
    """The tables of a package by name: base tables read from their files, derived ones computed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.layouts = {one["name"]: one["schema"]["fields"] for one in described["resources"]}

    def __missing__(self, name: str) -> Rows:
        self[name] = DERIVED[name](self) if name in DERIVED else read_rows(self.path(name))
        return self[name]

    def path(self, name: str) -> Path:
        """Where the table lies."""
        return self.folder / "data" / "csv" / f"{name}.csv"

    def built(self, name: str) -> bytes:
        """The derived table as the bytes of its file."""
        fields = self.layouts[name]
        made = io.StringIO(newline="")
        bare = {field["name"] for field in fields if field["type"] in _BARE}
        write_rows(made, [field["name"] for field in fields], bare, self[name])
        return made.getvalue().encode("utf-8")


def problems(package: Package, keep: Path | None) -> Iterator[str]:
    """What does not agree; a line for each table that does goes to the terminal."""
    for name in DERIVED:
        data = package.built(name)
        if keep is not None:
            keep.mkdir(exist_ok=True)
            (keep / f"{name}.csv").write_bytes(data)
        if data == package.path(name).read_bytes():
            sys.stdout.write(f"{name}: {len(package[name])} rows, the same to the byte\n")
        else:
            yield f"{name}: what is built differs from data/csv/{name}.csv"
    yield from _sums(package.folder)
    yield from _database(package)


def _sums(folder: Path) -> Iterator[str]:
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        if sha256((folder / name).read_bytes()).hexdigest() != wanted:
            yield f"{name}: its checksum is not that of SHA256SUMS"


def _database(package: Package) -> Iterator[str]:
    """The SQLite file holds as many rows as the CSV files."""
    with closing(sqlite3.connect(package.folder / "data" / "chronicle.sqlite")) as connection:
        for name in package.layouts:
            (number,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
            if number != len(package[name]):
                yield f"{name}: {number} rows in SQLite, {len(package[name])} in CSV"


def main(arguments: Sequence[str]) -> int:
    """Rebuild, compare, tell."""
    folder = Path(__file__).resolve().parents[1]
    found = list(problems(Package(folder), folder / "rebuilt" if "--write" in arguments else None))
    sys.stdout.write("".join(f"PROBLEM {one}\n" for one in found) or "everything agrees\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
