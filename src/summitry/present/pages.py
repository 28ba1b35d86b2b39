"""What every page that Summitry writes has in common: one way of making templates, and one content policy.

Everything that a template prints is escaped, and its control characters become visible signs; a page that somebody
writes tomorrow has that without asking for it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry.errors import not_installed
from summitry.present.visible import visible
from summitry.text.addresses import web_address

if TYPE_CHECKING:
    from jinja2 import Environment


def templates(*folders: Path, **filters: Callable[..., Any]) -> Environment:
    """The templates of these folders, the first before the others, with filters beside `web`.

    Raises SummitryError where jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as missing:
        raise not_installed("writing a page", "jinja2", "report") from missing
    made = Environment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, finalize=inert,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"web": web_address, **filters}
    return made


def inert(value: object) -> object:
    """A value as it may stand in a page: nothing for None, text with its control characters made visible.

    Markup of the templates themselves stays as it is.
    """
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def policy(style: str, script: str | None = None) -> str:
    """The content policy of a page that stands alone: this style, this script, pictures it makes itself, no more."""
    runs = f" script-src 'sha256-{_digest(script)}';" if script is not None else ""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}';{runs} img-src data: blob:; base-uri 'none';"
        " form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode()


@lru_cache(maxsize=16)
def own_file(path: Path) -> str:
    """A style sheet or script that comes with Summitry."""
    return path.read_text(encoding="utf-8")
