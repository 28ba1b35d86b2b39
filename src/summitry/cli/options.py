"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from summitry.errors import SummitryError

Function = TypeVar("Function", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)


class Day(click.ParamType[date]):
    """A day, month or year (2013, 2013-05, 2013-05-08), taken at its first or last day."""

    name = "day"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows the value."""
        if isinstance(value, date):
            return value
        from summitry.model import bounds

        try:
            span = bounds(value)
        except SummitryError as problem:
            self.fail(f"{problem.message} ({problem.hint})", param, ctx)
        day = span.latest if self.last else span.earliest
        if day is None or not span.year_known:
            self.fail(f"{value!r} has no {'last' if self.last else 'first'} day", param, ctx)
        return day


def paths_argument(function: Function) -> Function:
    """PATH…: files, folders and archives."""
    return click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PATH...")(function)


def db_option(function: Function) -> Function:
    """The chronicle's file."""
    return click.option(
        "--db",
        type=_PATH,
        default=Path("chronicle.db"),
        show_default=True,
        envvar="SUMMITRY_DB",
        help="The chronicle's file.",
    )(function)


def lexicon_option(function: Function) -> Function:
    """A folder of the user's own tables and rules."""
    return click.option(
        "--lexicon",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="DIR",
        help="A folder of your own tables, added to the built-in ones.",
    )(function)


def lang_option(function: Function) -> Function:
    """The language of documents that do not say theirs."""
    return click.option("--lang", metavar="CODE", help="Language of documents that do not show theirs (en, zh, ru).")(
        function
    )


def format_option(*choices: str) -> Callable[[Function], Function]:
    """--format, the first choice being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Form of the output.",
    )


def published_option(function: Function) -> Function:
    """The day of publication of a text given directly."""
    return click.option(
        "--published", type=Day(), metavar="DAY", help="Publication day of the text, by which “Thursday” is resolved."
    )(function)


def workers_option(function: Function) -> Function:
    """How many processes work."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes work; the result is the same.  [default: all cores]",
    )(function)
