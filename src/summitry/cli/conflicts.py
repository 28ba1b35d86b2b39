"""`summitry conflicts`: what the sources of each engagement disagree about."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import click

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import note, print_json, print_lines
from summitry.model import ConflictKind


@click.command()
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(ConflictKind)), help="Only these; repeat for several."
)
@click.option("--between", nargs=2, metavar="STATE STATE", help="Two parties that both take part (ISO codes: CHN RUS).")
@click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@db_option
@format_option("table", "json", "csv")
def command(
    kinds: tuple[ConflictKind, ...], between: tuple[str, str] | None, since: date | None, until: date | None,
    db: Path, form: str,
) -> None:  # fmt: skip
    """List what sources disagree about, with every value, the one that is shown and why, and the likely cause.

    A state is taken with its predecessors (SUN with RUS). What moved while it was a plan is history and no conflict:
    `summitry show` tells it.

    \b
    Examples:
      summitry conflicts --between CHN RUS --kind day
      summitry conflicts --format csv > conflicts.csv
    """
    from summitry.lexicon.succession import codes
    from summitry.present.conflicts import conflict_lines, conflict_to_json, write_conflicts
    from summitry.run.conflicts import disagreements
    from summitry.store import Chronicle, Wanted

    wanted = Wanted(between=tuple(codes(state) for state in between or ()), since=since, until=until)
    with Chronicle.open(db) as chronicle:
        found = [
            (one.engagement, one.conflict, [one.sources(at) for at in range(len(one.conflict.values))])
            for one in disagreements(chronicle, wanted, kinds)
        ]
    if form == "json":
        print_json([conflict_to_json(one) for one in found])
    elif form == "csv":
        write_conflicts(sys.stdout, found)
    else:
        print_lines(conflict_lines(found))
        counted = Counter(conflict.kind for _, conflict, _ in found)
        kinds_told = ", ".join(f"{kind} {number}" for kind, number in sorted(counted.items()))
        note(f"{len(found)} conflict{'' if len(found) == 1 else 's'}" + (f": {kinds_told}" if found else ""))
