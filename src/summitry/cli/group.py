"""The command group: each command's file is imported only when that command runs, so that `--help` is quick."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

import click

#: command → what the overview says of it; the file of the same name holds it
COMMANDS = {
    "build": "Read documents into a chronicle (or add to one).",
    "batch": "Code large collections in shards or on Spark, and merge them.",
    "list": "List engagements, with filters.",
    "show": "Show one engagement with every source and quote.",
    "conflicts": "List what sources disagree about, and why.",
    "findings": "List what somebody should look at.",
    "report": "Write a report on two sides as one file: page, brief or PDF.",
    "count": "Count meetings by a named rule, with the list behind the number.",
    "claims": "List claims with who says them, and figures over the years.",
    "designations": "Print the official names of a relationship, step by step.",
    "judge": "Record what a person decides: same, different, right, wrong.",
    "analyze": "Cadence, balance, gaps, networks, outcomes, pairs compared.",
    "export": "Write a file for another program, or a package for deposit.",
    "phrases": "Compare the wording of statements, and count phrases.",
    "check": "Check a draft: dates, places, offices, counts, firsts, figures, designations.",
    "readouts": "Set both sides' texts on one engagement side by side, by topic.",
    "update": "Look again at what the chronicle was built from.",
    "release": "Freeze a dated, hashed version.",
    "compare": "Hold another dataset's list against the chronicle.",
    "diff": "Show what is new, changed, merged or withdrawn between versions.",
    "search": "Find words in the documents.",
    "serve": "Open the review desk in a browser.",
    "read": "Print what is read from files.",
    "extract": "Write what each document says, as JSON lines.",
    "explain": "Show why a text gives what it gives.",
    "dates": "Print the dates of a text, resolved.",
    "lexicon": "Ask and check the tables of people and offices.",
    "evaluate": "Score what is extracted against hand-coded documents.",
    "agree": "Draw samples for double coding, and report agreement.",
    "demo": "Build a chronicle from the bundled examples.",
}
_MODULES = {"list": "listing", "lexicon": "lexicon_commands"}


#: Other spellings of commands.
ALIASES = {"analyse": "analyze"}


class LazyGroup(click.Group):
    """Knows its commands by name and loads one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now; in the overview a stand-in with its help line."""
        cmd_name = ALIASES.get(cmd_name, cmd_name)
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"summitry.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The overview, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a mistyped name."""
        if args and args[0] not in {*COMMANDS, *ALIASES} and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " `summitry --help` lists the commands."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)
