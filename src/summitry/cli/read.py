"""`summitry read`: what was read from files, and the account of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.options import format_option, lang_option, paths_argument
from summitry.cli.output import console, note
from summitry.present.visible import visible

if TYPE_CHECKING:
    from summitry.model import Document


@click.command()
@paths_argument
@format_option("table", "json", "jsonl")
@lang_option
def command(paths: tuple[Path, ...], form: str, lang: str | None) -> None:
    """Print what is read: path, title, publication day, publisher, language, address and text.

    JSON is a list of objects, jsonl one object a line. The account of the import goes to stderr.

    \b
    Example:
      summitry read page.html --format json
    """
    import msgspec

    from summitry.reading import Tally, account_text
    from summitry.run import items

    tally = Tally()
    documents = tally.documents(items(paths, lang))
    if form == "table":
        _print_table(list(documents))
    else:
        before, between, after = ("[\n", ",\n", "\n]\n") if form == "json" else ("", "\n", "\n")
        sys.stdout.write(before)
        for number, document in enumerate(documents):
            sys.stdout.write((between if number else "") + msgspec.json.encode(document_to_plain(document)).decode())
        sys.stdout.write(after)
    account = tally.account()
    note(account_text(account, lines=20))
    if account.documents == 0:
        raise click.exceptions.Exit(1)


def document_to_plain(document: Document) -> dict[str, Any]:
    """What is known of a document, and its text."""
    import msgspec

    return {
        "path": document.path,
        "doc_id": document.doc_id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "publisher": document.publisher,
        "lang": document.lang,
        "url": document.url,
        "bibliography": msgspec.to_builtins(document.bibliography),
        "text": document.text,
    }


def _print_table(documents: list[Document]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not documents:
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("published", "lang", "publisher", "title", "chars", "path"):
        table.add_column(name, overflow="fold", justify="right" if name == "chars" else "left")
    for one in documents:
        published = one.published.isoformat() if one.published else ""
        cells = (published, one.lang, one.publisher, one.title, f"{len(one.text):,}", one.path)
        table.add_row(*(Text(visible(cell or "")) for cell in cells))
    console().print(table)
    for one in documents:
        if one.bibliography is not None:
            console().print(Text(visible(f"{one.path}: {one.bibliography.citation}")))
