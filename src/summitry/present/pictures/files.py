"""Pictures as files for other programs: SVG and PNG with their words, and the rows as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from summitry.present.pictures.drawing import file_png, file_svg
from summitry.present.pictures.picture import Cell, Picture


def write_pictures(pictures: Iterable[Picture], folder: Path) -> list[Path]:
    """Write NAME.svg, NAME.png and NAME.csv of each picture; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for picture in pictures:
        for ending, data in (
            ("svg", file_svg(picture).encode()),
            ("png", file_png(picture)),
            ("csv", rows_csv(picture).encode("utf-8-sig")),  # the mark at the head tells spreadsheets the encoding
        ):
            path = folder / f"{picture.id}.{ending}"
            path.write_bytes(data)
            written.append(path)
    return written


def rows_csv(picture: Picture) -> str:
    """The table of a picture: a header and one line a row. None is an empty cell: not known, not zero."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(picture.columns)
    writer.writerows([_safe(cell) for cell in row.cells] for row in picture.rows)
    return made.getvalue()


def _safe(cell: Cell) -> Cell:
    """Text from a document never begins a formula in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") else "" if cell is None else cell
