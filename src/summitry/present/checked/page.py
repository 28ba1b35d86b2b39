"""A checked text as one page: no request, no script, readable on a telephone, in print and by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry.checking import Checked
from summitry.present.checked.pieces import SHOWN, counted, numbered, paragraphs, pieces
from summitry.present.pages import own_file, policy, templates

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


def checked_page(checked: Sequence[Checked], version: str) -> str:
    """The page as HTML. Raises SummitryError where jinja2 is not installed, with the extra that brings it."""
    style = own_file(_HERE / "page.css")
    return _templates().get_template("page.html.jinja").render(
        texts=[_text(one, number) for number, one in enumerate(checked, 1)], style=style, policy=policy(style),
        shown=SHOWN, version=version,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return templates(_HERE, words=_words)


def _text(checked: Checked, number: int) -> dict[str, Any]:
    marks = numbered(checked)
    return {
        "prefix": f"t{number}-",
        "title": checked.title if checked.body_offset else None,
        "as_of": checked.as_of,
        "basis": checked.as_of_basis,
        "lines": paragraphs(pieces(checked.content, marks)),
        "marks": marks,
        "counted": counted(checked),
        "notes": checked.notes,
    }


def _words(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())
