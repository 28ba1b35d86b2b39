"""`summitry list`: engagements by day, filtered, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import note, painter, print_json, print_lines, width
from summitry.model import Kind, Level, Status

if TYPE_CHECKING:
    from summitry.store import Chronicle


@click.command(name="list")
@db_option
@click.option("--between", nargs=2, metavar="STATE STATE", help="Two parties that both take part (ISO codes: CHN RUS).")
@click.option(
    "--strict-states", "strict", is_flag=True, help="Take no predecessor with a state: SUN is not listed for RUS."
)
@click.option("--person", "people", multiple=True, metavar="NAME", help="Somebody who takes part; repeat for several.")
@click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)), help="Repeat for several.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)), help="Repeat for several.")
@click.option("--level", type=click.Choice(get_args(Level)), help="Leaders, or ministers and envoys.")
@click.option("--sources", "cited", is_flag=True, help="Print every source below its engagement (table only).")
@format_option("table", "json", "csv")
def command(
    db: Path, form: str, strict: bool, cited: bool, between: tuple[str, ...] | None, **filters: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """List engagements by day.

    In the table `src` is the number of sources and `!` marks engagements whose sources disagree.

    \b
    Examples:
      summitry list --between CHN RUS --since 2013 --kind meeting --kind visit
      summitry list --between CHN RUS --since 1949 --sources
      summitry list --person Putin --format csv > putin.csv
    """
    from summitry.store import Chronicle

    filters["between"] = _between(between or (), strict=strict, since=filters["since"])
    with Chronicle.open(db) as chronicle:
        if not chronicle.complete:
            note("note: the last build was broken off; run it again to complete this chronicle")
        show_list(chronicle, form, cited=cited, **filters)


def _between(states: tuple[str, ...], *, strict: bool, since: date | None) -> tuple[tuple[str, ...], ...]:
    """Each state with its predecessors; which are taken is told."""
    from summitry.lexicon.succession import codes, told_of

    if not strict:
        for remark in told_of(states, since):
            note(f"note: {remark}")
    return tuple((state,) if strict else codes(state) for state in states)


def show_list(chronicle: Chronicle, form: str, *, cited: bool = False, **filters: Any) -> None:  # noqa: ANN401 - the fields of `Wanted`
    """Print the engagements wanted in one of the three forms."""
    from summitry.store import Wanted

    wanted = Wanted(**{name: value for name, value in filters.items() if value is not None})
    found = chronicle.engagements(wanted)
    sources = chronicle.sources(found)
    if form == "json":
        from summitry.present.guide import engagement_to_guide

        print_json([engagement_to_guide(one, sources[one.id]) for one in found])
    elif form == "csv":
        from summitry.present.delimited import write_csv

        write_csv(sys.stdout, found, sources)
    else:
        from summitry.present.table import table_lines

        if found:
            print_lines(table_lines(found, sources, width(), painter(), cited=cited), painted=True)
            note(f"{len(found)} engagement{'' if len(found) == 1 else 's'}")
    if not found:
        from summitry.cli.nothing import nothing_lines

        for line in nothing_lines(chronicle, [code for side in wanted.between for code in side]):
            note(line)
