"""`summitry extract`: what each document says, in the coding guide's format."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.options import lang_option, lexicon_option, paths_argument
from summitry.cli.output import note


@click.command()
@paths_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    required=True,
    metavar="FILE",
    help="JSON lines to write; - for standard output.",
)
@click.option("--link", is_flag=True, help="Link the accounts and give each its chronicle_id.")
@click.option("--db", type=click.Path(path_type=Path), help="Take chronicle ids from this chronicle instead.")
@lexicon_option
@lang_option
def command(
    paths: tuple[Path, ...], out: Path, link: bool, db: Path | None, lexicon: Path | None, lang: str | None
) -> None:
    """Write one JSON object a document: doc_id, published, engagements and claims as in the coding guide.

    \b
    Examples:
      summitry extract documents/ --out coded.jsonl
      summitry extract export.jsonl --out coded.jsonl --link
    """
    from summitry.reading import account_text
    from summitry.run.extracting import ExtractOptions, write_extractions

    options = ExtractOptions(lexicon=lexicon, lang=lang, link=link, db=db)
    with click.open_file(str(out), "w", encoding="utf-8") as handle:
        account = write_extractions(paths, handle, options)
    note(account_text(account, lines=20))
    if account.documents == 0:
        raise click.exceptions.Exit(1)
