"""`summitry lexicon`: ask the tables who held office, check a folder of one's own tables, make one from Wikidata."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from summitry.cli.options import Day, format_option, lexicon_option
from summitry.cli.output import note, print_json, print_lines


@click.group(name="lexicon")
def command() -> None:
    """Ask and check the tables of people, offices and states."""


@command.command()
@click.argument("state")
@click.argument("day", type=Day())
@lexicon_option
@format_option("table", "json")
def who(state: str, day: date, lexicon: Path | None, form: str) -> None:
    """Who held which office of STATE on DAY, since when, until when, and on what basis.

    STATE is a code (CHN, RUS, SUN, EU) or an English name. Where another state stood in its place on that day, that
    one answers, and the answer says so. Of a month or year the first day is taken.

    \b
    Examples:
      summitry lexicon who CHN 2013-03-20
      summitry lexicon who RUS 1957-04-15
    """
    from summitry.present.holders import holder_lines, holder_values
    from summitry.run.offices import holders_on

    found = holders_on(state, day, lexicon)
    if form == "json":
        print_json(holder_values(found))
    else:
        print_lines(holder_lines(found))


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
def check(folder: Path) -> None:
    """Check a folder of your own tables; every error is named at once, with file, row and what mends it.

    Exit code 1 when there is an error; warnings may stand.
    """
    from summitry.run.overlays import check_overlay

    print_lines(check_overlay(folder))


@command.group(name="import")
def import_group() -> None:
    """Make a folder of tables from what others publish."""


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Folder to write the tables to, for --lexicon.",
)
def wikidata(file: Path, out: Path) -> None:
    """Make an overlay of a Wikidata FILE: a SPARQL result in JSON, or entities as in the JSON dump (.gz, .bz2).

    People with "position held" (P39) in a state or organisation that the tables have are taken; what they have
    already is left alone, and what is left out is counted with its reason.

    \b
    Example:
      summitry lexicon import wikidata result.json --out own/
      summitry lexicon check own/
      summitry build documents/ --lexicon own/
    """
    from summitry.run.overlays import import_wikidata

    done = import_wikidata(file, out)
    print_lines(f"{name}: {count} rows" for name, count in done.rows.items())
    for reason, count in sorted(done.left_out.items()):
        note(f"left out, {reason}: {count}")
    for path in done.files:
        note(f"written: {path}")
