"""`summitry show`: one engagement with everything behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from summitry.cli.options import db_option, format_option
from summitry.cli.output import painter, print_json, print_lines, width
from summitry.present.visible import visible

_REASONS = (" " * 5 + "linked:", " " * 7)  # and the lines in which the reasons go on
_HEADING = re.compile(r"[A-Z][a-z ]+(?: \(\d+\))?:")


@click.command()
@click.argument("wanted", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Show every account, not the first 50 by day (text only).")
@db_option
@format_option("text", "json")
def command(wanted: str, db: Path, form: str, everything: bool) -> None:
    """Show one engagement: fields, offices at the time, conflicts, and its accounts with quotes and sources.

    ID is a chronicle id as `summitry list` prints it; older ids still answer.

    \b
    Example:
      summitry show chn-rus-2025-05-08-meeting
    """
    from summitry.present.sheet import dossier_to_plain, sheet_lines
    from summitry.run.dossiers import SHOWN, dossier_of
    from summitry.store import Chronicle

    with Chronicle.open(db) as chronicle:
        dossier = dossier_of(chronicle, wanted, None if everything or form == "json" else SHOWN)
    if form == "json":
        print_json(dossier_to_plain(dossier))
    else:
        print_lines(_painted(sheet_lines(dossier, width()), painter()), painted=True)


def _painted(lines: Iterable[str], paint: Callable[[str, str], str]) -> Iterator[str]:
    """Headings set off from quotes, and both from what stands beside them."""
    quoting = False
    for line in map(visible, lines):
        heading = _HEADING.match(line)
        quoting = quoting or line.lstrip(" ").startswith("“")
        if quoting:
            quoting = not line.endswith("”")
            yield paint(line, "quote")
        elif heading:
            yield paint(heading.group(), "head") + line[heading.end() :]
        else:
            yield paint(line, "faint") if line.startswith(_REASONS) else line
