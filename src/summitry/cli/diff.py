"""`summitry diff`: what is new, changed, merged or withdrawn between two versions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summitry.cli.options import db_option, format_option
from summitry.cli.output import print_json, print_lines, width


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", default="now")
@db_option
@format_option("table", "json", "csv")
def command(before: str, after: str, db: Path, form: str) -> None:
    """What differs from version A to version B (the chronicle as it stands, if not given).

    A version is a release of the chronicle, a release's file, another chronicle's file, or `now`.

    \b
    Examples:
      summitry diff 2026.1
      summitry diff 2026.1 2026.2 --format csv > changes.csv
      summitry diff theirs.jsonl.gz now
    """
    from summitry.run.releasing import compare_versions

    found = compare_versions(before, after, db)
    if form == "json":
        print_json(found)
    elif form == "csv":
        from summitry.present.difference import write_difference_csv

        write_difference_csv(sys.stdout, found)
    else:
        from summitry.present.difference import difference_lines
        from summitry.present.table import fitted

        print_lines(short for line in difference_lines(found) for short in fitted(line, width()))
