"""Print problems of the tables: `python tools/check_lexicon.py [--overlay DIR] [--files terms/china] [--warnings]`.

Exit status 1 when there is an error.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summitry.errors import SummitryError
from summitry.lexicon import check_lexicon


def main() -> int:
    """Check and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--overlay", type=Path, default=None, help="a folder of one's own tables")
    parser.add_argument("--files", default="", help="only files whose name begins so")
    parser.add_argument("--warnings", action="store_true", help="print warnings too")
    asked = parser.parse_args()
    try:
        found = [problem for problem in check_lexicon(asked.overlay) if problem.file.startswith(asked.files)]
    except SummitryError as problem:
        print(problem, file=sys.stderr)
        return 2
    errors = [problem for problem in found if problem.level == "error"]
    for problem in found if asked.warnings else errors:
        print(problem if problem.level == "error" else f"warning: {problem}")
    print(f"{len(errors)} errors, {len(found) - len(errors)} warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
