"""`summitry findings`: what somebody should look at."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from summitry.cli.options import db_option, format_option
from summitry.cli.output import note, print_json, print_lines
from summitry.model.finding import FindingKind


@click.command()
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(FindingKind)), help="Only these; repeat for several."
)
@click.option("--between", nargs=2, metavar="STATE STATE", help="Two parties that both take part (ISO codes: CHN RUS).")
@db_option
@format_option("text", "json")
def command(kinds: tuple[FindingKind, ...], between: tuple[str, str] | None, db: Path, form: str) -> None:
    """List conflicts, plans without an outcome, engagements of a single source, and what cannot be.

    A plan has no outcome when its days lie before the latest document and nobody tells what became of it.
    It stays a plan: nothing is held because its day has passed.

    \b
    Example:
      summitry findings --kind "plan without outcome"
    """
    import msgspec

    from summitry.lexicon.succession import codes
    from summitry.linking.findings import find_findings
    from summitry.store import Chronicle, Wanted

    with Chronicle.open(db) as chronicle:
        held = chronicle.engagements(Wanted(between=tuple(codes(state) for state in between or ())))
        found = [one for one in find_findings(held, chronicle.last_published) if not kinds or one.kind in kinds]
    if form == "json":
        print_json([msgspec.to_builtins(one) for one in found])
    else:
        print_lines(f"{one.engagement}  {one.kind}: {one.text}" for one in found)
        note(f"{len(found)} finding{'' if len(found) == 1 else 's'}")
