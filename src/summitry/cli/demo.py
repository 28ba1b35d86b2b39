"""`summitry demo`: a chronicle from the bundled examples, printed and written to a folder."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.output import note


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("summitry-demo"),
              show_default=True, metavar="DIR", help="Folder for the files that are written.")
def command(out: Path) -> None:
    """Build a chronicle from the examples that come with Summitry, print it, and write its files.

    Written are chronicle.db, list.csv, list.json and import.json, the account of what was read.
    """
    from summitry.cli.listing import show_list
    from summitry.cli.progress import watched
    from summitry.cli.summary import summary_lines
    from summitry.run.demo import run_demo
    from summitry.store import Chronicle

    with watched() as progress:
        report, written = run_demo(out, progress)
    with Chronicle.open(report.db) as chronicle:
        show_list(chronicle, "table")
    for line in summary_lines(report):
        note(line)
    note("written:")
    for path in written:
        note(f"  {path}")
    note(f"next: summitry show ID --db {report.db}")
