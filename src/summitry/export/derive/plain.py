"""Tables as CSV files: how a package's tables are read and written, with the standard library alone."""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from summitry.export.derive.safe import cell, uncell


def write_rows(
    handle: TextIO, columns: Sequence[str], bare: Collection[str], rows: Iterable[Mapping[str, str]]
) -> None:
    """Header and rows. `bare` columns hold numbers and days and stand as they are: a longitude of -74 is no formula."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row[name] if name in bare else cell(row[name]) for name in columns])


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file without the apostrophes that protect its cells."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as handle:
        return [{name: uncell(value) for name, value in row.items()} for row in csv.DictReader(handle)]
