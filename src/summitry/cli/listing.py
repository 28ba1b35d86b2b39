"""`summitry list`: engagements by day, filtered, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.filters import filter_options, wanted_of
from summitry.cli.options import db_option, format_option
from summitry.cli.output import note, painter, print_json, print_lines, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.model import Engagement
    from summitry.store import Chronicle, Wanted


@click.command(name="list")
@db_option
@filter_options
@click.option("--sources", "cited", is_flag=True, help="Print every source below its engagement (table only).")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show the first N, and say how many there are.")
@format_option("table", "json", "csv")
def command(
    db: Path, form: str, cited: bool, limit: int | None, **filters: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """List engagements by day.

    In the table `src` is the number of sources and `!` marks engagements whose sources disagree.

    \b
    Examples:
      summitry list --between CHN RUS --since 2013 --kind meeting --kind visit
      summitry list --between CHN RUS --since 1949 --sources
      summitry list --person Putin --format csv > putin.csv
      summitry list --since 2020 --limit 20
    """
    from summitry.store import Chronicle

    wanted = wanted_of(**filters)
    with Chronicle.open(db) as chronicle:
        if not chronicle.complete:
            note("note: the last build was broken off; run it again to complete this chronicle")
        show_list(chronicle, form, wanted, cited=cited, limit=limit)


def show_list(
    chronicle: Chronicle, form: str, wanted: Wanted, *, cited: bool = False, limit: int | None = None
) -> None:
    """Print the engagements wanted, all or the first few, in one of the three forms."""
    found, said = _found(chronicle, wanted, limit)
    if form == "json":
        from summitry.present.guide import engagement_to_guide

        sources = chronicle.sources(found)
        print_json([engagement_to_guide(one, sources[one.id]) for one in found])
    elif form == "csv":
        from summitry.present.delimited import write_csv

        write_csv(sys.stdout, found, chronicle.sources(found))
    else:
        from summitry.present.table import table_lines

        if found:
            below = chronicle.sources(found) if cited else None
            rows = table_lines(found, chronicle.told_by(found), width(), painter(), cited=below)
            print_lines(rows, painted=True)
            note(said)
    if not found:
        from summitry.cli.nothing import nothing_lines

        for line in nothing_lines(chronicle, [code for side in wanted.between for code in side]):
            note(line)


def _found(chronicle: Chronicle, wanted: Wanted, limit: int | None) -> tuple[Sequence[Engagement], str]:
    """The engagements to show, and how many that is."""
    if limit is None:
        found: Sequence[Engagement] = chronicle.engagements(wanted)
        return found, f"{len(found)} engagement{'' if len(found) == 1 else 's'}"
    listed = chronicle.page(wanted, limit)
    tally = listed.tally
    number = f"{'more than ' if tally.more else ''}{tally.number:,}"
    return listed.found, f"{len(listed.found)} of {number} engagement{'' if tally.number == 1 else 's'}"
