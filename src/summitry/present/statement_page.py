"""Differences of statements and read-outs as self-contained pages: no script, no request, every text escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.analysis.comparing import StatementDiff
from summitry.analysis.readouts import Readouts
from summitry.present.pages import own_file, policy, templates
from summitry.present.readouts import rows_of, side_length, side_name
from summitry.present.statements import totals_line

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
NAMES = {
    "same": "same", "reworded": "reworded", "added": "added", "dropped": "dropped",
    "unknown": "not in the part at hand",
}  # fmt: skip


def diff_page(found: StatementDiff) -> str:
    """The page. Raises SummitryError where jinja2 is not installed."""
    return _written(
        "statement_diff.html", a=found.a, b=found.b, rows=found.rows, notes=found.notes, totals=totals_line(found),
        names=NAMES,
    )  # fmt: skip


def readout_page(found: Readouts) -> str:
    """The page. Raises SummitryError where jinja2 is not installed."""
    return _written("readouts.html", **readout_values(found), at=None)


def readout_values(found: Readouts) -> dict[str, object]:
    """What the template of the table asks for; `at` beside it makes the address of a sentence."""
    langs = {text.doc_id: text.lang for column in found.columns for text in column.texts}
    return {
        "found": found, "rows": rows_of(found), "langs": langs, "side_name": side_name, "side_length": side_length,
    }  # fmt: skip


def _written(template: str, **shown: object) -> str:
    style = own_file(TEMPLATES / "statements.css")
    return _templates().get_template(template).render(**shown, style=style, policy=policy(style))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return templates(TEMPLATES)
