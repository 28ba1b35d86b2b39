"""`summitry designations`: the official names of a relationship, in exact words, with who declared them where."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry.cli.options import db_option, format_option
from summitry.cli.output import note, print_json, print_lines

if TYPE_CHECKING:
    from summitry.run.designations import Designations


@click.command()
@click.argument("first", metavar="STATE")
@click.argument("second", metavar="STATE")
@click.option(
    "--ranking", type=click.Path(path_type=Path), metavar="FILE.toml",
    help="A ranking of yours with its author and source; ranks are shown as theirs.",
)  # fmt: skip
@db_option
@format_option("table", "json", "csv")
@click.pass_context
def command(ctx: click.Context, first: str, second: str, ranking: Path | None, db: Path, form: str) -> None:
    """Print the ladder of designations of two states: exact words and languages, who declared them, sources.

    With --db the wordings of the documents stand below, each compared with the ladder: known, a variant (which words
    differ), new, or out of date for its day. Slogans are kept apart, and nothing is ranked.

    \b
    Examples:
      summitry designations CHN RUS
      summitry designations CHN RUS --db chronicle.db --format json
    """
    from summitry.run.designations import designations

    given = ctx.get_parameter_source("db") in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    found = designations((first, second), db=db if given or db.exists() else None, ranking=ranking)
    for remark in found.notes:
        note(f"note: {remark}")
    _show(found, form)


def _show(found: Designations, form: str) -> None:
    from summitry.present.designations import ladder_lines, said_lines, write_ladder_csv

    if form == "json":
        print_json(found)
    elif form == "csv":
        if found.ladder is None:
            note("note: there is no ladder for this pair; --format json holds the wordings of the documents")
        else:
            write_ladder_csv(sys.stdout, found.ladder, found.ranking)
    else:
        print_lines(ladder_lines(found.ladder, found.ranking))
        if found.said is not None:
            print_lines(said_lines(found.said))
        else:
            note("note: no chronicle was asked; --db FILE adds the wordings of its documents")
