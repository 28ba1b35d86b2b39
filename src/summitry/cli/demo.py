"""`summitry demo`: a chronicle from the bundled examples, printed and written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.output import note

if TYPE_CHECKING:
    from summitry.store import Chronicle


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("summitry-demo"),
    show_default=True,
    metavar="DIR",
    help="Folder for the files that are written.",
)
def command(out: Path) -> None:
    """Build a chronicle from the examples that come with Summitry, print it, and write its files.

    The reference chronicle of China and Russia is in it, too; printed is what the example documents tell. Written
    are chronicle.db, list.csv, list.json and import.json, the account of what was read.
    """
    from summitry.cli.listing import show_list
    from summitry.cli.progress import watched
    from summitry.cli.summary import summary_lines
    from summitry.run.demo import run_demo
    from summitry.store import Chronicle, Wanted

    with watched() as progress:
        report, written = run_demo(out, progress)
    with Chronicle.open(report.db) as chronicle:
        show_list(chronicle, "table", Wanted(documented=True))
        worth_a_look = _most_told(chronicle)
    for line in summary_lines(report):
        note(line)
    note("written:")
    for path in written:
        note(f"  {path}")
    note(f"next: summitry show {worth_a_look} --db {report.db}")
    note(f'next: summitry count CHN RUS --people "Xi Jinping" "Vladimir Putin" --since 2013 --db {report.db}')


def _most_told(chronicle: Chronicle) -> str:
    """An engagement that shows what a chronicle is for: its sources disagree, and the most of them tell of it."""
    found = chronicle.engagements()
    best = max(found, key=lambda one: (bool(one.conflicts), len(one.accounts), one.id), default=None)
    return best.id if best else "ID"
