"""Writing to the terminal: plain where it is no terminal, JSON always plain, broken pipes left to `entry`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from summitry.present.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

_PLAIN_WIDTH = 120
_AT_ONCE = 100  # lines; each echo empties the buffer, which costs more than the line


def console(*, err: bool = False) -> Console:
    """A console as wide as the terminal, 120 columns where there is none; NO_COLOR is respected."""
    from rich.console import Console

    stream = sys.stderr if err else sys.stdout
    return Console(file=stream, width=width(), highlight=False, emoji=False, markup=False, soft_wrap=False)


def width() -> int:
    """Columns to write in."""
    return shutil.get_terminal_size((_PLAIN_WIDTH, 40)).columns


def print_json(value: object) -> None:
    """Indented JSON, not escaped."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def print_lines(lines: Iterable[str], *, painted: bool = False) -> None:
    """Lines of text, without control characters; `painted` lines have lost them before they got their looks."""
    rest = iter(lines)
    while some := list(islice(rest, _AT_ONCE)):
        click.echo("\n".join(some if painted else map(visible, some)))


def painter() -> Callable[[str, str], str]:
    """Gives text the look of a name where stdout is a terminal and NO_COLOR is not set, else leaves it."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return lambda text, _look: text
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True}, "faint": {"dim": True}, "ongoing": {"fg": "green"}, "occurred": {},
        "cancelled": {"fg": "red"}, "denied": {"fg": "red"}, "postponed": {"fg": "yellow"},
    }  # fmt: skip
    return lambda text, look: click.style(text, **looks.get(look, {"fg": "cyan"}))


def note(message: str) -> None:
    """A remark beside the output."""
    click.echo(message, err=True)
