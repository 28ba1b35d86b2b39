"""`summitry dates`: the dates of a text, resolved by its day of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from summitry.cli.options import format_option, published_option
from summitry.cli.output import note, print_json, print_lines


@click.command()
@click.argument("source", metavar="FILE|-|TEXT")
@published_option
@click.option("--lang", metavar="CODE", help="Language of the text, else it is told from the text (en, zh).")
@format_option("table", "json")
def command(source: str, published: date | None, lang: str | None, form: str) -> None:
    """Print every date expression of a text: start, end, text, EDTF, earliest, latest, basis.

    \b
    Example:
      summitry dates "They met last Thursday and on 8 May." --published 2025-05-12
    """
    from summitry.reading.language import language_of
    from summitry.run.texts import dates_of, documents_of

    found = [
        row
        for document in documents_of(source, published)
        for row in dates_of(document, published, lang or document.lang or language_of(document.text) or "en")
    ]
    if form == "json":
        print_json(found)
    else:
        print_lines(_line(row) for row in found)
        if not found:
            note("no dates")


def _line(row: dict[str, Any]) -> str:
    span = f"{row['start']}-{row['end']}"
    return f"{span:>11}  {row['edtf'] or '?':24}{row['basis']:14}{row['text']}"
