"""`summitry count`: how often two sides met, by a named rule, with everything that stands behind the number."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import print_json, print_lines, width

if TYPE_CHECKING:
    from summitry.counting import Count


def _show_rules(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the rules and end."""
    if value:
        from summitry.counting import counting_rules

        print_lines(f"{rule.id}: {rule.statement}" for rule in counting_rules())
        ctx.exit()


@click.command()
@click.argument("first", metavar="STATE")
@click.argument("second", metavar="STATE")
@click.option("--people", nargs=2, metavar="NAME NAME", help="Two people who both take part.")
@click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@click.option("--rule", default="in-person", show_default=True, metavar="RULE|FILE.toml", help="What counts as one.")
@click.option("--reference", metavar="NAME", help="Count over this reference chronicle (chn-rus); with --db over both.")
@click.option("--strict-states", is_flag=True, help="Take no predecessor with a state: SUN is not counted for RUS.")
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_rules,
    help="Print the rules with their statements.",
)
@click.option("--all", "everything", is_flag=True, help="List every entry, not the first 100 (table only).")
@db_option
@format_option("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context, first: str, second: str, people: tuple[str, str] | None, since: date | None,
    until: date | None, rule: str, reference: str | None, strict_states: bool, everything: bool, db: Path, form: str,
) -> None:  # fmt: skip
    """Count the contacts of two sides by a rule, with the list, what is left out and why, and the other rules.

    States are ISO codes; a predecessor is taken with its successor (SUN with RUS), and the output says so.

    \b
    Examples:
      summitry count CHN RUS --people "Xi Jinping" "Vladimir Putin" --since 2013 --reference chn-rus
      summitry count CHN RUS --rule sessions --since 2013 --until 2021-12-15 --format json
    """
    from summitry.run.counting import SHOWN, CountOptions, count

    given = ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE
    options = CountOptions(
        states=(first, second), people=people or (), since=since, until=until, rule=rule, strict=strict_states,
        db=db if given or reference is None else None, reference=reference,
        cited=None if everything or form != "table" else SHOWN,
    )  # fmt: skip
    show_count(count(options), form, options.cited)


def show_count(found: Count, form: str, most: int | None = None) -> None:
    """Print a count in one of the three forms, as a table the first `most` of either list."""
    if form == "json":
        print_json(found)
    elif form == "csv":
        from summitry.present.counting import write_count_csv

        write_count_csv(sys.stdout, found)
    else:
        from summitry.present.counting import count_lines
        from summitry.present.table import fitted

        columns = width()
        print_lines(short for line in count_lines(found, most) for short in fitted(line, columns))
