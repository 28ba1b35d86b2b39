"""The report as one HTML file: no request, no script but its own, nothing of a document ever run.

Jinja escapes everything; control characters of documents become visible signs; the content policy names the hashes
of the one style sheet and the one script, so that nothing else could run even if it got in.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.present.pages import own_file, policy, templates
from summitry.present.pictures.drawing import page_svg
from summitry.present.pictures.picture import Picture, long_day
from summitry.present.report.material import Report
from summitry.present.report.view import View, cut, numbered

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
#: A report of more entries is laid out sparingly: pictures are drawn once, words of marks stand in the chronology
#: alone, tables are handed out as files instead of shown, and only the rule of the report has its list in the page.
LARGE = 1500


def page(report: Report) -> str:
    """The page. Raises SummitryError where jinja2 or vl-convert is not installed."""
    style, script = own_file(FOLDER / "report.css"), own_file(FOLDER / "report.js")
    template = _templates().get_template("page.html.j2")
    html: str = template.render(
        view=View(report), report=report, style=style, script=script, policy=policy(style, script),
        drawings=_drawings(report.pictures.values(), large=len(report.items) > LARGE), large=len(report.items) > LARGE,
    )  # fmt: skip
    return html


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return templates(FOLDER / "templates", cut=cut, numbered=numbered, long_day=long_day)


def _drawings(pictures: Iterable[Picture], *, large: bool) -> dict[str, tuple[str, str | None]]:
    """Each picture drawn for wide paper and, unless the report is large, for a telephone."""
    return {
        one.id: (
            page_svg(one.spec, words=not large),
            page_svg(one.tall, words=False) if one.tall and not (large and len(one.rows) > LARGE) else None,
        )
        for one in pictures
    }
