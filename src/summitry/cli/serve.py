"""`summitry serve`: the review desk in a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.options import db_option, lexicon_option
from summitry.cli.output import note
from summitry.errors import not_installed


@click.command()
@db_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port.")
@click.option("--name", metavar="REVIEWER", help="Who decides, where there is only one reviewer.")
@click.option(
    "--token",
    envvar="SUMMITRY_TOKEN",
    metavar="TOKEN",
    help="What everybody must give; without it only this machine is served.",
)
@click.option("--read-only", is_flag=True, help="Show everything, decide nothing.")
@lexicon_option
def command(
    db: Path, host: str, port: int, name: str | None, token: str | None, read_only: bool, lexicon: Path | None
) -> None:  # fmt: skip
    """Open the review desk: look at the evidence in a browser, and decide.

    It answers on this machine alone unless a host and a token are given. Ctrl-C ends it.

    \b
    Examples:
      summitry serve --db chronicle.db --name "Ada Lovelace"
      summitry serve --host 0.0.0.0 --token $(openssl rand -base64 18)
    """
    try:
        from summitry.web.options import DeskOptions
        from summitry.web.serving import serve
        from summitry.web.sessions import clean_name
    except ModuleNotFoundError as missing:
        raise not_installed("the review desk", str(missing.name), "web") from missing
    options = DeskOptions(
        db=db, host=host, port=port, name=clean_name(name or ""), token=token, read_only=read_only, lexicon=lexicon
    )
    serve(options, lambda address: note(f"review desk of {db}: {address}\nCtrl-C ends it"))
    note("the desk is closed; every decision is in the chronicle")
