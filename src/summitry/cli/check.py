"""`summitry check`: a draft set against a chronicle, for a reader or for an editor's pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry import __version__
from summitry.cli.options import Day, db_option, format_option, lexicon_option
from summitry.cli.output import console, note
from summitry.errors import SummitryError

if TYPE_CHECKING:
    from summitry.checking import Checked

_CONTRADICTED, _NOT_CHECKED = 1, 2


@click.command()
@click.argument("draft", metavar="DRAFT|-")
@db_option
@click.option("--reference", metavar="NAME", help="Check against this reference chronicle (chn-rus) instead of a file.")
@click.option("--as-of", type=Day(last=True), metavar="DAY", help="The day of a text that does not give its own.")
@format_option("text", "json", "html")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to this file.")
@lexicon_option
@click.pass_context
def command(
    ctx: click.Context, draft: str, db: Path, reference: str | None, as_of: date | None, form: str, out: Path | None,
    lexicon: Path | None,
) -> None:  # fmt: skip
    """Check the dates, places, offices, counts, firsts, figures, papers and designations of a draft.

    DRAFT is a docx, pdf, html, md or txt file, or - for standard input. Each is marked supported, contradicted,
    partly or not-in-chronicle, with the words on both sides and the rule; none of these is a verdict on truth.
    Without --db and --reference it is chronicle.db where there is one, else the reference chn-rus.

    Exit code: 0 nothing is contradicted, 1 something is, 2 the draft could not be checked.

    \b
    Examples:
      summitry check draft.docx --reference chn-rus
      summitry check draft.txt --as-of 2025-05-07 --format html --out draft.html
    """
    from summitry.run.checking import CheckOptions, check_source
    from summitry.run.counting import DEFAULT_REFERENCE

    given = ctx.get_parameter_source("db") is not ParameterSource.DEFAULT
    if given and reference is not None:
        raise click.UsageError("Give --db or --reference, not both.")
    held = db if given or (reference is None and db.exists()) else None
    options = CheckOptions(db=held, reference=reference or DEFAULT_REFERENCE, as_of=as_of, lexicon=lexicon)
    try:
        found = check_source(draft, options)
        _write(found, form, out)
    except SummitryError as problem:
        note(f"error: {problem.message}" + (f"\nhint: {problem.hint}" if problem.hint else ""))
        raise click.exceptions.Exit(_NOT_CHECKED) from problem
    except (OSError, UnicodeDecodeError) as problem:
        note(f"error: {problem}\nhint: check the path and its permissions")
        raise click.exceptions.Exit(_NOT_CHECKED) from problem
    if any(one.counts["contradicted"] for one in found):
        raise click.exceptions.Exit(_CONTRADICTED)


def _write(found: Sequence[Checked], form: str, out: Path | None) -> None:
    """The marks in the form asked for, to a file or to standard output."""
    if form == "text" and out is None:
        from summitry.present.checked.terminal import checked_lines

        for one in found:
            for line in checked_lines(one):
                console().print(line, soft_wrap=True)
        return
    text = _as_text(found, form)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
        note(f"written: {out}")


def _as_text(found: Sequence[Checked], form: str) -> str:
    import msgspec

    if form == "json":
        from summitry.present.checked.plain import marks_to_plain

        return msgspec.json.format(msgspec.json.encode(marks_to_plain(found)), indent=2).decode()
    if form == "html":
        from summitry.present.checked.page import checked_page

        return checked_page(found, __version__)
    from summitry.present.checked.terminal import checked_lines

    return "\n".join(line.plain for one in found for line in checked_lines(one))
