"""Writing to the terminal: plain where it is no terminal, JSON always plain, broken pipes left to `entry`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

_PLAIN_WIDTH = 120


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


def print_lines(lines: Iterable[str]) -> None:
    """Plain lines; control characters of documents never reach the terminal."""
    for line in lines:
        click.echo(visible(line))


def visible(text: str) -> str:
    """The text without control characters."""
    return "".join(char if char.isprintable() or char in "\t\n" else "�" for char in text)


def note(message: str) -> None:
    """A remark beside the output."""
    click.echo(message, err=True)
