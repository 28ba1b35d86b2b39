"""`summitry lexicon`: ask the tables who held office, and check a folder of one's own tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from summitry.cli.options import Day, format_option, lexicon_option
from summitry.cli.output import print_json, print_lines


@click.group(name="lexicon")
def command() -> None:
    """Ask and check the tables of people, offices and states."""


@command.command()
@click.argument("state")
@click.argument("day", type=Day())
@lexicon_option
@format_option("table", "json")
def who(state: str, day: date, lexicon: Path | None, form: str) -> None:
    """Who held which office of STATE on DAY.

    \b
    Example:
      summitry lexicon who SUN 1957-11-07
    """
    from summitry.run.offices import holders_on

    found = holders_on(state.upper(), day, lexicon)
    if form == "json":
        print_json(found)
    else:
        wide = max((len(row["title"]) for row in found), default=0)
        print_lines(f"{row['title']:{wide}}  {row['name']:24}  {row['start']} – {row['end'] or 'now'}" for row in found)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
def check(folder: Path) -> None:
    """Check a folder of your own tables; every problem is named at once."""
    from summitry.run.offices import check_overlay

    print_lines(check_overlay(folder))
