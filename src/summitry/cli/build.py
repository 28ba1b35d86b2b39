"""`summitry build`: documents into a chronicle."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.options import db_option, lang_option, lexicon_option, workers_option
from summitry.cli.output import note


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH...]")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="NAME",
    help="Add a reference chronicle that comes with Summitry (chn-rus); documents are not needed then.",
)
@db_option
@lexicon_option
@lang_option
@workers_option
def command(
    paths: tuple[Path, ...],
    references: tuple[str, ...],
    db: Path,
    lexicon: Path | None,
    lang: str | None,
    workers: int | None,
) -> None:
    """Read files, folders and archives into a chronicle.

    Text, Markdown, HTML, PDF, DOCX, CSV, JSON lines, ZIP and WARC are read. Running it again on the same files
    changes nothing; new files are added. Whatever cannot be read is reported with its reason.

    \b
    Examples:
      summitry build documents/
      summitry build export.jsonl pages.zip --db cases.db
      summitry build --reference chn-rus documents/ --db chronicle.db
    """
    from summitry.cli.progress import watched
    from summitry.cli.summary import summary_lines
    from summitry.run import BuildOptions, build

    if not paths and not references:
        raise click.UsageError("Give PATH... (files, folders, archives) or --reference NAME.")
    with watched() as progress:
        options = BuildOptions(lexicon=lexicon, lang=lang, references=references, workers=workers)
        report = build(paths, db, options, progress)
    for line in summary_lines(report):
        note(line)
    if report.account.documents + len(report.account.copies) == 0:
        raise click.exceptions.Exit(1)
