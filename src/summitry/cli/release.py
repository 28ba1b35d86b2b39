"""`summitry release`: freeze a dated, hashed version of the chronicle."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.options import db_option
from summitry.cli.output import note, print_lines
from summitry.cli.times import moment


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write it to a file as well: JSON lines, compressed where the name ends in .gz.",
)  # fmt: skip
@click.option("--at", metavar="TIME", help="When, as 2026-11-22T10:00:00Z; now if not given.")
@db_option
def command(name: str | None, out: Path | None, at: str | None, db: Path) -> None:
    """Freeze the chronicle as it stands under NAME; without NAME, list the releases.

    A release holds all entries, accounts with their quotes, and judgements, and the hash over them. It stays in the
    chronicle's file and can be compared with any other (`summitry diff`).

    \b
    Examples:
      summitry release 2026.1 --out 2026.1.jsonl.gz
      summitry release
    """
    from summitry.run.releasing import release, write_release
    from summitry.store import Chronicle

    with Chronicle.open(db) as chronicle:
        if name is None:
            print_lines(f"{one.made_at}  {one.name}  {one.sha256}" for one in chronicle.releases())
            if not chronicle.releases():
                note("no release yet; `summitry release NAME` makes one")
            return
    with Chronicle.create(db) as chronicle:
        made = release(chronicle, name, moment(at))
        if out is not None:
            write_release(chronicle, made, out)
    print_lines([f"{made.made_at}  {made.name}  {made.sha256}"])
