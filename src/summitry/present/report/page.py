"""The report as one HTML file: no request, no script but its own, nothing of a document ever run.

Jinja escapes everything; control characters of documents become visible signs; the content policy names the hashes
of the one style sheet and the one script, so that nothing else could run even if it got in.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from summitry.errors import SummitryError
from summitry.present.pictures.drawing import page_svg
from summitry.present.pictures.picture import Picture, long_day
from summitry.present.report.material import Report
from summitry.present.report.view import View, cut, numbered, web
from summitry.present.visible import visible

FOLDER = Path(__file__).parent
#: A report of more entries is laid out sparingly: pictures are drawn once, words of marks stand in the chronology
#: alone, tables are handed out as files instead of shown, and only the rule of the report has its list in the page.
LARGE = 1500


def page(report: Report) -> str:
    """The page. Raises SummitryError where jinja2 or vl-convert is not installed."""
    style, script = _own("report.css"), _own("report.js")
    template = _templates().get_template("page.html.j2")
    html: str = template.render(
        view=View(report), report=report, style=style, script=script, policy=policy(style, script),
        drawings=_drawings(report.pictures.values(), large=len(report.items) > LARGE), large=len(report.items) > LARGE,
    )  # fmt: skip
    return html


def policy(style: str, script: str) -> str:
    """The content policy: this style, this script, pictures made by the page itself, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode()


@lru_cache(maxsize=4)
def _own(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> Any:  # noqa: ANN401 - jinja2 may be missing
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as missing:
        raise SummitryError(
            "writing a report needs jinja2", hint="install it: python -m pip install 'summitry[report]'"
        ) from missing

    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, finalize=_seen, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"cut": cut, "web": web, "numbered": numbered, "long_day": long_day}
    return made


def _seen(value: object) -> object:
    """What a template prints: text with its control characters visible; markup of the templates themselves as it is."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _drawings(pictures: Iterable[Picture], *, large: bool) -> dict[str, tuple[str, str | None]]:
    """Each picture drawn for wide paper and, unless the report is large, for a telephone."""
    return {
        one.id: (
            page_svg(one.spec, words=not large),
            page_svg(one.tall, words=False) if one.tall and not (large and len(one.rows) > LARGE) else None,
        )
        for one in pictures
    }
