"""`summitry update`: look again at what the chronicle was built from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.options import db_option, format_option, workers_option
from summitry.cli.output import print_json, print_lines, width
from summitry.cli.times import moment

if TYPE_CHECKING:
    from summitry.run.updating import UpdateReport


@click.command()
@click.option("--at", metavar="TIME", help="When, as 2026-11-22T10:00:00Z; now if not given.")
@db_option
@workers_option
@format_option("table", "json")
def command(at: str | None, db: Path, workers: int | None, form: str) -> None:
    """Read what changed in the folders and files that the chronicle was built from, and mark what vanished.

    Nothing is deleted: a source that is gone stays in evidence with the day, and one that changed keeps its earlier
    version with its hash.

    \b
    Example:
      summitry update && summitry diff 2026.1
    """
    from summitry.cli.progress import watched
    from summitry.run.updating import update

    with watched() as progress:
        done = update(db, moment(at), workers, progress)
    if form == "json":
        print_json(done)
        return
    from summitry.present.table import fitted

    print_lines(short for line in _lines(done) for short in fitted(line, width()))


def _lines(done: UpdateReport) -> Iterator[str]:
    from summitry.present.difference import difference_lines

    files = ((done.unchanged, "unchanged"), (len(done.changed), "changed"), (len(done.new), "new"),
             (len(done.vanished), "vanished"))  # fmt: skip
    yield "files: " + ", ".join(f"{number} {what}" for number, what in files)
    for one in done.sources:
        said = {"gone": "gone; it stays in evidence", "back": "found again", "changed": f"changed; now {one.now}"}
        yield f"  {one.path}: {said[one.what]} ({one.doc_id}, sha256 {one.sha256[:12]}…)"
    yield from difference_lines(done.difference)
