"""`summitry readouts`: both sides' texts on one engagement in columns, by topic."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.options import db_option, format_option
from summitry.cli.output import note, print_json, print_lines, width


class StateText(click.ParamType[tuple[str, str]]):
    """STATE=FILE or STATE=DOCUMENT."""

    name = "state=text"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:  # fmt: skip
        """The two halves, or a usage error that shows the value."""
        if isinstance(value, tuple):
            return value
        state, sign, name = value.partition("=")
        if not (sign and state and name):
            self.fail(f"{value!r} is not of the form CHN=readout.txt", param, ctx)
        return state, name


@click.command()
@click.argument("wanted", metavar="ID")
@click.option("--between", nargs=2, metavar="STATE STATE", help="The sides, where an engagement has more than two.")
@click.option(
    "--text", "texts", type=StateText(), multiple=True, metavar="STATE=FILE|DOC",
    help="A further read-out of a state: a file, or a document of the chronicle. Repeat for several.",
)  # fmt: skip
@click.option("--topics", type=click.Path(path_type=Path), metavar="FILE.toml", help="Topics of your own.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page of its own to this file.")
@db_option
@format_option("table", "json")
def command(
    wanted: str, between: tuple[str, ...], texts: tuple[tuple[str, str], ...], topics: Path | None, html: Path | None,
    db: Path, form: str,
) -> None:  # fmt: skip
    """Set both sides' accounts of one engagement side by side, by topic, in their own words.

    Whose text a document is comes from its publisher. A cell reads "not mentioned" only where a text of that side was
    read; else "no text of this side imported".

    \b
    Examples:
      summitry readouts ukr-usa-2022-01-27-call
      summitry readouts chn-usa-2023-11-15-meeting --text CHN=xinhua.txt --html readouts.html
    """
    from summitry.run.readouts import ReadoutOptions, readouts_of

    options = ReadoutOptions(wanted=wanted, db=db, between=between or (), texts=texts, topics=topics)
    found = readouts_of(options)
    if html is not None:
        from summitry.present.statement_page import readout_page

        html.write_text(readout_page(found), encoding="utf-8")
        note(f"written: {html}")
    elif form == "json":
        print_json(found)
    else:
        from summitry.present.readouts import readout_lines

        print_lines(readout_lines(found, width()))
