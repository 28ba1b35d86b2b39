"""`summitry compare`: another dataset's list against the chronicle, row by row, with reasons."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.core import ParameterSource

from summitry.cli.options import db_option, format_option
from summitry.cli.output import print_json, print_lines, width


@click.command()
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="THEIRS.csv")
@click.option("--map", "named", required=True, metavar="MAP|FILE.toml", help="Which column holds what, and their rule.")
@click.option("--between", nargs=2, metavar="STATE STATE", help="Only visits between these two (ISO codes: CHN RUS).")
@click.option("--reference", metavar="NAME", help="Compare with this reference chronicle instead of --db (chn-rus).")
@db_option
@format_option("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context, table: Path, named: str, between: tuple[str, str] | None, reference: str | None, db: Path,
    form: str,
) -> None:  # fmt: skip
    """Hold the rows of THEIRS.csv against the trips of the chronicle: matched, on another day, in another place, only
    there, only here, each with its reason.

    MAP is one of the maps that come with Summitry (formal_visits, travel, visits_to) or a file of your own. Country
    and year alone never make a match. Nothing of theirs is stored.

    \b
    Examples:
      summitry compare visits.csv --map formal_visits --reference chn-rus
      summitry compare theirs.csv --map columns.toml --between CHN RUS --format csv > compared.csv
    """
    from summitry.run.other_lists import CompareOptions, compare

    given = ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE
    ours = db if given or reference is None else None
    found = compare(CompareOptions(table=table, map=named, db=ours, reference=reference, between=between))
    if form == "json":
        print_json(found)
    elif form == "csv":
        from summitry.present.compared import write_comparison_csv

        write_comparison_csv(sys.stdout, found)
    else:
        from summitry.present.compared import comparison_lines
        from summitry.present.table import fitted

        print_lines(short for line in comparison_lines(found) for short in fitted(line, width()))
