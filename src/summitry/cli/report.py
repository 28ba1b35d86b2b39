"""`summitry report`: one file about two sides that leaves the building: page, brief, or paper."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import note

if TYPE_CHECKING:
    from summitry.present.report.material import Report


@click.command()
@click.option("--between", nargs=2, required=True, metavar="STATE STATE", help="The two sides (ISO codes: CHN RUS).")
@click.option("--people", nargs=2, metavar="NAME NAME", help="Two people who both take part.")
@click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@click.option("--rule", default="in-person", show_default=True, metavar="RULE|FILE.toml", help="What counts as one.")
@click.option("--reference", metavar="NAME", help="Report on this reference chronicle (chn-rus); with --db on both.")
@click.option("--strict-states", is_flag=True, help="Take no predecessor with a state: SUN is not counted for RUS.")
@click.option("--pictures", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Write each picture as SVG, PNG and CSV into this folder, too.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="The file to write; - is stdout.  [default: report.html, .md or .pdf]")  # fmt: skip
@db_option
@format_option("html", "md", "pdf")
@click.pass_context
def command(
    ctx: click.Context, between: tuple[str, str], people: tuple[str, str] | None, since: date | None,
    until: date | None, rule: str, reference: str | None, strict_states: bool, pictures: Path | None,
    out: Path | None, db: Path, form: str,
) -> None:  # fmt: skip
    """Write a report on two sides: one HTML file that needs nothing else, a brief in Markdown, or a PDF.

    The file loads nothing and works from an e-mail: count with its rule, pictures, chronology with the words of every
    source, references. A PDF is printed by a Chromium on this machine.

    \b
    Examples:
      summitry report --between CHN RUS --reference chn-rus --out report.html
      summitry report --between CHN RUS --people "Xi Jinping" "Vladimir Putin" --since 2013 --format md --out -
      summitry report --between IND PAK --db chronicle.db --pictures pictures
    """
    from summitry.run.counting import CountOptions
    from summitry.run.reporting import report

    given = ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE
    options = CountOptions(
        states=between, people=people or (), since=since, until=until, rule=rule, strict=strict_states,
        db=db if given or reference is None else None, reference=reference,
    )  # fmt: skip
    made = report(options, shlex.join(["summitry", "report", *_arguments(ctx)]))
    _write(_rendered(made, form), out or Path(f"report.{form}"), made)
    if pictures is not None:
        from summitry.present.pictures.files import write_pictures

        written = write_pictures(made.pictures.values(), pictures)
        note(f"{pictures}: {len(written)} files of {len(made.pictures)} pictures")


def _arguments(ctx: click.Context) -> list[str]:
    """What was asked for, without where it was written."""
    found: list[str] = []
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        told = ctx.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if told and parameter.name not in ("out", "pictures", "form"):
            values = value if isinstance(value, tuple) else () if value is True else (value,)
            found += [parameter.opts[0], *(Path(one).name if parameter.name == "db" else str(one) for one in values)]
    return found


def _rendered(made: Report, form: str) -> bytes:
    if form == "md":
        from summitry.present.report.brief import brief

        return brief(made).encode()
    from summitry.present.report.page import page

    html = page(made)
    if form == "html":
        return html.encode()
    from summitry.run.printing import print_pdf

    return print_pdf(html)


def _write(data: bytes, out: Path, made: Report) -> None:
    if str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    out.write_bytes(data)
    note(f"{out}: {len(made.items)} entries, {made.count.count} contacts by rule {made.count.rule}")
