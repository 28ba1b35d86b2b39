"""`summitry explain`: why a text gives what it gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.options import format_option, lexicon_option, published_option
from summitry.cli.output import note, print_json, print_lines

if TYPE_CHECKING:
    from summitry.model import Document


@click.command()
@click.argument("source", metavar="TEXT|FILE|-")
@published_option
@lexicon_option
@format_option("text", "json")
def command(source: str, published: date | None, lexicon: Path | None, form: str) -> None:
    """Show mentions, the rules that fired, and the candidates that were rejected, with the reason.

    SOURCE is a text in quotation marks, a file, or - for standard input.

    \b
    Example:
      summitry explain "Xi held talks with Putin in Moscow on Thursday." --published 2025-05-09
    """
    import msgspec

    from summitry.present.explaining import explanation_lines
    from summitry.run import explain
    from summitry.run.texts import documents_of

    for document in documents_of(source, published):
        found = explain(document, lexicon_dir=lexicon)
        if form == "json":
            print_json(msgspec.to_builtins(found))
        else:
            print_lines(explanation_lines(found.annotated, found.extraction, found.rejected))
        if not found.extraction.accounts:
            _tell_language(document)


def _tell_language(document: Document) -> None:
    """Where nothing came of a text, the reason may be that its language has no rules yet."""
    from summitry.reading.language import language_of
    from summitry.run.attempt import covered_languages

    lang = document.lang or language_of(document.content)
    if lang is not None and lang not in covered_languages():
        covered = ", ".join(covered_languages())
        note(f"note: this looks like {lang!r}; there are rules for engagements in {covered} only")
