"""Write `text/tables/traditional.csv`: traditional Chinese characters and the simplified ones that stand for them.

Needs the Python package `opencc-python-reimplemented` (Apache License 2.0, data of OpenCC), as a development tool only.
Single characters for single characters, so that a text keeps its offsets; of several simplified forms the commonest.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "summitry" / "text" / "tables" / "traditional.csv"


def main() -> None:
    """Write the table."""
    import opencc

    source = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    rows = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines() if line]
    pairs = sorted((old, new.split(" ")[0]) for old, new in rows)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("traditional", "simplified"))
        writer.writerows((old, new) for old, new in pairs if old != new and len(old) == len(new) == 1)
    sys.stdout.write(f"{len(pairs)} characters\n")


if __name__ == "__main__":
    main()
