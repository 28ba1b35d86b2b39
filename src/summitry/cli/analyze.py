"""`summitry analyze`: cadence, balance, gaps, networks, outcomes and comparisons of pairs, by a named rule."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import note, print_json, print_lines, width

if TYPE_CHECKING:
    from summitry.analysis import Findings

KINDS = ("cadence", "balance", "gaps", "network", "outcomes", "compare")


@click.command()
@click.argument("what", metavar="|".join(KINDS), type=click.Choice(KINDS))
@click.argument("states", metavar="STATE STATE...", nargs=-1, required=True)
@click.option("--people", nargs=2, metavar="NAME NAME", help="Two people who both take part.")
@click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@click.option("--rule", default="in-person", show_default=True, metavar="RULE|FILE.toml", help="What counts as one.")
@click.option("--reference", metavar="NAME", help="Over this reference chronicle (chn-rus); with --db over both.")
@click.option("--strict-states", is_flag=True, help="Take no predecessor with a state: SUN is not taken with RUS.")
@click.option("--seed", default=0, show_default=True, help="Of what is drawn at random; the same gives the same.")
@db_option
@format_option("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context, what: str, states: tuple[str, ...], people: tuple[str, str] | None, since: date | None,
    until: date | None, rule: str, reference: str | None, strict_states: bool, seed: int, db: Path, form: str,
) -> None:  # fmt: skip
    """Analyse the contacts of one pair of states, or of several.

    \b
    cadence   contacts a year, and from when on they came at another rate
    balance   who went to whom, third countries, reciprocity
    gaps      how long they did not meet, and which gaps are longer than usual
    network   which leaders met whom
    outcomes  documents signed
    compare   pairs side by side

    \b
    Examples:
      summitry analyze cadence CHN RUS --reference chn-rus
      summitry analyze compare CHN RUS IND RUS --rule trips --format csv
    """
    from summitry.run.analysing import analyze
    from summitry.run.analysing_pairs import AnalysisOptions

    if len(states) % 2:
        raise click.UsageError(f"States come in pairs, and there are {len(states)}.", ctx)
    given = ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE
    options = AnalysisOptions(
        pairs=tuple(zip(states[::2], states[1::2], strict=True)), people=people or (), since=since, until=until,
        rule=rule, strict=strict_states, db=db if given or reference is None else None, reference=reference, seed=seed,
    )  # fmt: skip
    show(analyze(what, options), form)


def show(found: Findings, form: str) -> None:
    """Print findings in one of the three forms; beside CSV, caption and notes go to stderr."""
    if form == "json":
        print_json({
            "title": found.title, "caption": found.caption, "notes": list(found.notes), "rows": list(found.records())
        })  # fmt: skip
    elif form == "csv":
        from summitry.export.derive.safe import cell

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(found.columns)
        writer.writerows([cell(one) if isinstance(one, str) else one for one in row] for row in found.rows)
        for remark in (found.caption, *found.notes):
            note(remark)
    else:
        from summitry.present.findings import finding_lines

        print_lines(finding_lines(found, width()))
