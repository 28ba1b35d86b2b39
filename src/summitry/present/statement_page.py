"""Differences of statements and read-outs as self-contained pages: no script, no request, every text escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summitry.analysis.comparing import StatementDiff
from summitry.analysis.readouts import Readouts
from summitry.errors import SummitryError
from summitry.present.readouts import rows_of, side_length, side_name
from summitry.present.statements import totals_line

_TEMPLATES = Path(__file__).parent / "templates"
NAMES = {
    "same": "same", "reworded": "reworded", "added": "added", "dropped": "dropped",
    "unknown": "not in the part at hand",
}  # fmt: skip


def diff_page(found: StatementDiff) -> str:
    """The page. Raises SummitryError where jinja2 is not installed."""
    page: str = _templates().get_template("statement_diff.html").render(
        a=found.a, b=found.b, rows=found.rows, notes=found.notes, totals=totals_line(found), names=NAMES,
        lang=found.a.lang or found.b.lang or "en",
    )  # fmt: skip
    return page


def readout_page(found: Readouts) -> str:
    """The page. Raises SummitryError where jinja2 is not installed."""
    page: str = _templates().get_template("readouts.html").render(
        found=found, rows=rows_of(found), side_name=side_name, side_length=side_length
    )  # fmt: skip
    return page


def _templates() -> Any:  # noqa: ANN401 - jinja2 may be missing
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as problem:
        raise SummitryError(
            "writing a page needs jinja2", hint="install it: python -m pip install 'summitry[report]'"
        ) from problem
    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
