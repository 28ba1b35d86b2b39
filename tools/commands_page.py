"""Write docs/commands.md: every command with every option, as `--help` prints them.

python tools/commands_page.py            write the page
python tools/commands_page.py --check    only say whether it is out of date (exit code 1)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from summitry.cli.entry import cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
WIDTH = 100
INTRODUCTION = """\
# Commands

What `summitry COMMAND --help` prints, for every command. This page is written by `tools/commands_page.py`;
a test fails when it is out of date.

- **Paths** may be files, folders (read to the bottom) and ZIP files. Hidden files are reported, not read.
- **Output** goes to stdout, remarks and progress to stderr: `summitry list --format csv > list.csv` holds the table alone.
- **Width** is the terminal's, or that of the variable `COLUMNS`, or 120 columns. `NO_COLOR` turns colours off.
- **`--db`** may also be given as the variable `SUMMITRY_DB`.
- **Days** may be given as 2013, 2013-05 or 2013-05-08; `--since` takes the first of its days, `--until` the last.
- **Exit codes**: 0 done (skipped files are reported), 1 nothing could be done, 2 wrong usage, 130 interrupted.
"""


def commands(group: click.Group = cli, before: str = "summitry") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, in the order of the overview; groups stand before their commands."""
    yield before, group
    context = click.Context(group, info_name=before)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def help_of(name: str, command: click.Command) -> str:
    """What --help prints, at a fixed width."""
    settings = cli.context_settings
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH,
        help_option_names=settings["help_option_names"],
    )  # fmt: skip
    return command.get_help(context)


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    parts += [f"## {name}\n\n```\n{help_of(name, command)}\n```\n" for name, command in commands()]
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write or check; the exit code."""
    if "--check" in arguments:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
