"""`summitry search`: words in the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from summitry.cli.options import db_option, format_option
from summitry.cli.output import console, note, print_json
from summitry.present.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from summitry.store import Found


@click.command()
@click.argument("words", nargs=-1, required=True)
@db_option
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    metavar="N",
    help="Show at most so many, 1 to 1000.",
)
@format_option("text", "json")
def command(words: tuple[str, ...], db: Path, limit: int, form: str) -> None:
    """Find documents that hold all the words; quotation marks within make a phrase.

    \b
    Examples:
      summitry search gas pipeline
      summitry search '"no limits" partnership'
    """
    from summitry.store import Chronicle

    with Chronicle.open(db) as chronicle:
        found = chronicle.search(" ".join(words), limit)
    if form == "json":
        print_json([_plain(one) for one in found])
        return
    screen = console()
    for one in found:
        _show(one, screen)
    note(f"{len(found)} document{'' if len(found) == 1 else 's'}" + (" shown" if len(found) == limit else ""))


def _show(one: Found, screen: Console) -> None:
    from rich.text import Text

    head = " · ".join(part for part in (one.published, one.publisher, one.doc_id) if part)
    screen.print(visible(one.title or "(no title)"), style="bold")
    screen.print(visible(head), style="dim")
    for line in _marked(one.passage).wrap(screen, screen.width - 2):
        line.rstrip()
        screen.print(Text("  ") + line)
    screen.print()


def _plain(one: Found) -> dict[str, str | None]:
    from summitry.store import CLOSE, OPEN

    return msgspec.structs.asdict(one) | {"passage": one.passage.replace(OPEN, "**").replace(CLOSE, "**")}


def _marked(passage: str) -> Text:
    """The passage with what was found set off: by colour on a terminal, by asterisks elsewhere."""
    from rich.text import Text

    from summitry.store import CLOSE, OPEN

    plain = not console().is_terminal or console().no_color
    text = Text()
    for number, piece in enumerate(" ".join(passage.split()).replace(CLOSE, OPEN).split(OPEN)):
        mark = "**" if plain and number % 2 else ""
        text.append(mark + visible(piece) + mark, style="bold reverse" if number % 2 and not plain else "")
    return text
