"""`summitry agree`: do two coders agree, and does the machine agree with them?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summitry.cli.options import db_option, format_option
from summitry.cli.output import note, print_json, print_lines

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(name="agree")
def command() -> None:
    """Draw a sample for double coding, and report how far two coders agree."""


@command.command()
@click.option("--size", type=click.IntRange(min=1), default=140, show_default=True, help="How many units to draw.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same sample.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR", help="Where to.")
@click.option(
    "--of", "what", type=click.Choice(["engagements", "documents"]), default="engagements", show_default=True,
    help="Passages in a table, or whole documents to be coded by the coding guide.",
)  # fmt: skip
@click.option("--coders", default="coder-1,coder-2", show_default=True, metavar="NAMES", help="Their names, by commas.")
@click.option(
    "--blind/--filled", default=True, show_default=True,
    help="Without the program's values (--filled is for checking it, and no measure of agreement).",
)  # fmt: skip
@db_option
def sample(size: int, seed: int, out: Path, what: str, coders: str, blind: bool, db: Path) -> None:
    """Write a sheet for each coder: the same units, each in an order of its own, without the program's values.

    Beside engagements stands key.jsonl, with what the program made of each unit: keep it from the coders. A cell left
    empty was not coded; `none` says that the text does not tell.

    \b
    Example:
      summitry agree sample --size 140 --seed 7 --out coding/ --blind
    """
    from summitry.evaluate.sampling import sample_engagements, write_documents
    from summitry.evaluate.sheets import write_sheets
    from summitry.store import Chronicle

    names = [name.strip() for name in coders.split(",") if name.strip()]
    if len(set(names)) < 2:
        raise click.UsageError("Give two coders or more: --coders ada,bob.")
    if what == "documents" and not blind:
        raise click.UsageError("Documents are always coded blind; leave --filled out.")
    with Chronicle.open(db) as chronicle:
        if what == "documents":
            written = write_documents(chronicle, out, names, size, seed)
        else:
            units = sample_engagements(chronicle, size, seed)
            written = write_sheets(units, out, names, seed, blind=blind)
            if len(units) < size:
                note(f"note: the chronicle holds {len(units)} engagements only; all were taken")
    print_lines(str(path) for path in written)


@command.command()
@click.argument("first", type=_FILE, metavar="A")
@click.argument("second", type=_FILE, metavar="B")
@click.option("--machine", type=_FILE, metavar="KEY", help="key.jsonl of the sample, or `summitry extract`'s output.")
@click.option("--seed", type=int, default=1, show_default=True, help="For the bootstrap intervals.")
@format_option("table", "json", "csv")
def report(first: Path, second: Path, machine: Path | None, seed: int, form: str) -> None:
    """Krippendorff's alpha, Cohen's kappa and per cent of each field, with intervals and the sentence for a paper.

    A and B are sheets (.csv) as filled in, or documents coded by the guide (.jsonl). With --machine the program is one
    more coder. `--format csv` gives every raw value; nothing is adjudicated.

    \b
    Example:
      summitry agree report coding/coder-1.csv coding/coder-2.csv --machine coding/key.jsonl
    """
    from summitry.evaluate.agreement_table import agreement_lines, write_raw_csv
    from summitry.evaluate.double_coding import raw_table
    from summitry.evaluate.double_coding import report as reported

    if form == "csv":
        write_raw_csv(sys.stdout, raw_table(first, second, machine))
        return
    found = reported(first, second, machine, seed)
    if form == "json":
        print_json(found)
    else:
        print_lines(agreement_lines(found))
