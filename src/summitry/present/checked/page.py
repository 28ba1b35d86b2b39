"""A checked text as one page: no request, no script, readable on a telephone, in print and by keyboard."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from summitry.checking import Checked, Proof
from summitry.errors import InvalidInput
from summitry.present.checked.pieces import SHOWN, counted, numbered, paragraphs, pieces
from summitry.present.visible import visible

_HERE = Path(__file__).parent


def checked_page(checked: Sequence[Checked], version: str) -> str:
    """The page as HTML. Raises InvalidInput where jinja2 is not installed, with the extra that brings it."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page: str = _template().render(
        texts=[_text(one, number) for number, one in enumerate(checked, 1)], style=style, digest=digest,
        shown=SHOWN, version=version,
    )  # fmt: skip
    return page


def _template() -> Any:  # noqa: ANN401 - jinja2 is an extra
    try:
        import jinja2
    except ImportError as problem:
        raise InvalidInput(
            "a page needs jinja2, which is not installed", hint="install it: pip install 'summitry[report]'"
        ) from problem
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    environment.filters |= {"visible": visible, "address": _address, "words": _words}
    return environment.from_string((_HERE / "page.html.jinja").read_text(encoding="utf-8"))


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


def _address(proof: Proof) -> str | None:
    """The address of a source where it is one of the web; others could run something."""
    return proof.url if proof.url and urlsplit(proof.url).scheme in ("http", "https") else None


def _words(text: str) -> str:
    return visible(" ".join(text.split()))
