"""`summitry claims`: the ledger of claims, and a figure over the years."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from click.core import ParameterSource

from summitry.cli.options import Day, db_option, format_option
from summitry.cli.output import note, print_json, print_lines
from summitry.model.claim import ClaimType

if TYPE_CHECKING:
    from summitry.analysis.ledger import LedgerClaim


@click.command()
@click.option("--between", nargs=2, metavar="STATE STATE", help="Claims about both states (ISO codes: CHN RUS).")
@click.option("--type", "types", multiple=True, type=click.Choice(get_args(ClaimType)), help="Repeat for several.")
@click.option("--since", type=Day(), metavar="DAY", help="First day on which it was said: 2013, 2013-05 or 2013-05-08.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day.")
@click.option("--speaker", metavar="NAME", help="Who said it; for a document's own voice, its publisher.")
@click.option("--subject", metavar="SUBJECT", help="What a figure is about, such as “exports” or “gas deliveries”.")
@click.option("--series", "series", metavar="SUBJECT", help="The figure over the years, by who reports it.")
@click.option("--reference", metavar="NAME", help="The claims of this reference chronicle (chn-rus) alone.")
@db_option
@format_option("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context, between: tuple[str, ...], types: tuple[ClaimType, ...], since: date | None, until: date | None,
    speaker: str | None, subject: str | None, series: str | None, reference: str | None, db: Path, form: str,
) -> None:  # fmt: skip
    """List claims: figures, counts, firsts, designations, commitments and assessments, each with who says it.

    The same claim in several documents is one claim with its appearances; copies of a text count once. A figure that
    could not be read stays in the list with a mark.

    \b
    Examples:
      summitry claims --between CHN RUS --type count
      summitry claims --series "trade turnover" --between CHN RUS --reference chn-rus
    """
    from summitry.run.ledger import LedgerOptions, claims_of

    given = ctx.get_parameter_source("db") in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    if given and reference:
        raise click.UsageError("--reference lists a reference alone; without it --db lists what the chronicle holds.")
    if subject and series:
        raise click.UsageError("--series names the subject; --subject is not needed beside it.")
    options = LedgerOptions(
        db=None if reference else db, reference=reference, between=between or (), types=types, since=since,
        until=until, speaker=speaker, subject=subject or series,
    )  # fmt: skip
    found = claims_of(options)
    if not found and between:
        _tell_unknown(between)
    if series:
        _show_series(series, found, form)
    else:
        _show(found, form)


def _tell_unknown(states: tuple[str, ...]) -> None:
    """Codes that nobody has: an empty list is often a slip of the pen."""
    from summitry.lexicon.codes import code_hint, is_code
    from summitry.run.stages import lexicon

    for state in states:
        if not is_code(lexicon(), state.upper()):
            note(f"note: no state or organisation has the code {state!r}; {code_hint(lexicon(), state)}")


def _show(found: tuple[LedgerClaim, ...], form: str) -> None:
    from summitry.present.ledger import ledger_lines, write_ledger_csv

    if form == "json":
        print_json(found)
    elif form == "csv":
        write_ledger_csv(sys.stdout, found)
    else:
        print_lines(ledger_lines(found))
    note(f"{len(found)} claim{'' if len(found) == 1 else 's'}")


def _show_series(asked: str, claims: tuple[LedgerClaim, ...], form: str) -> None:
    from summitry.analysis.series import series
    from summitry.lexicon.subjects import subject_named
    from summitry.present.series import series_lines, write_series_csv

    found = series(subject_named(asked).id, claims)
    if form == "json":
        print_json(found)
    elif form == "csv":
        write_series_csv(sys.stdout, found)
    else:
        print_lines(series_lines(found))
    if not found:
        note(f"0 claims about {asked!r}; what is not in the documents is not known")
