"""`summitry export`: a chronicle as a file for another program, or as a package for deposit."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.filters import filter_options, wanted_of
from summitry.cli.options import db_option
from summitry.cli.output import note, print_lines
from summitry.export.exporters import EXPORTERS

if TYPE_CHECKING:
    from summitry.export.replication import PackageOptions
    from summitry.run.exporting import ExportOptions

PACKAGE = "replication"


def _show_formats(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the formats and end."""
    if value:
        print_lines(f"{one.name:<12} {one.ending:<9} {one.title}" for one in EXPORTERS.values())
        print_lines([f"{PACKAGE:<12} {'(folder)':<9} data, codebook, sources, code and checksums for deposit"])
        ctx.exit()


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([*EXPORTERS, PACKAGE]))
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE|DIR", help="What to write; - for stdout.")
@click.option("--table", metavar="NAME", help="Which table (csv, xlsx, jsonl, parquet, stata).")
@click.option("--bom", is_flag=True, help="A byte order mark before CSV, so that spreadsheets take it for UTF-8.")
@click.option("--rule", default=None, metavar="RULE|FILE.toml", help="What counts as one contact (in-person).")
@click.option("--title", metavar="TEXT", help="Title of the package.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Author of the package; repeat for several.")
@click.option("--share-safe", is_flag=True, help="Without licensed text and long quotes, for passing on.")
@click.option(
    "--formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_formats,
    help="Print the formats and end.",
)
@filter_options
@db_option
def command(
    form: str, out: Path | None, table: str | None, bom: bool, rule: str | None, share_safe: bool, title: str | None,
    authors: tuple[str, ...], db: Path, **filters: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Write a chronicle for another program, or a package for deposit.

    FORMAT is one of those that --formats prints. Filters are those of `summitry list`.

    \b
    Examples:
      summitry export csv --bom --out engagements.csv
      summitry export ical --between CHN RUS --since 2013 --out meetings.ics
      summitry export parquet --table dyad-year --rule in-person --out years.parquet
      summitry export replication --between CHN RUS --rule in-person --share-safe --out package/
    """
    from summitry.run.exporting import ExportOptions

    options = ExportOptions(
        wanted=wanted_of(**filters), rule=rule or "in-person", table=table, bom=bom, shared=share_safe
    )
    if form == PACKAGE:
        from summitry.export.replication import PackageOptions

        named = PackageOptions(title=title or PackageOptions().title, authors=authors, ruled=rule is not None)
        _package(out or Path("summitry-package"), db, options, named)
    elif str(out) == "-":
        _to_stdout(form, db, options)
    else:
        _to_file(form, out or Path(f"summitry-{form}{EXPORTERS[form].ending}"), db, options)


def _to_file(form: str, out: Path, db: Path, options: ExportOptions) -> None:
    from summitry.run.exporting import write_export

    written = write_export(form, out, db, options)
    for remark in written.notes:
        note(f"note: {remark}")
    note(f"{out}: {written.count} {written.what}")


def _to_stdout(form: str, db: Path, options: ExportOptions) -> None:
    from summitry.run.exporting import write_export

    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / f"export{EXPORTERS[form].ending}"
        for remark in write_export(form, held, db, options).notes:
            note(f"note: {remark}")
        sys.stdout.flush()
        with held.open("rb") as handle:
            while block := handle.read(1 << 20):
                os.write(sys.stdout.fileno(), block)


def _package(out: Path, db: Path, options: ExportOptions, named: PackageOptions) -> None:
    from summitry.run.exporting import replicate

    packed = replicate(out, db, options, named)
    print_lines(one.line for one in packed.checks)
    note(f"{out}: {len(packed.files)} files, {'ready' if packed.ready else 'not ready: see READINESS.md'}")
