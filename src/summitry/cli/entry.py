"""Where the command line starts and ends: exit codes, errors in words, interruption, broken pipes.

0 done (skipped files are reported), 1 nothing could be done, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from summitry import __version__
from summitry.cli.group import LazyGroup
from summitry.errors import SummitryError

_EPILOG = """\b
Examples:
  summitry demo
  summitry build documents/ more.jsonl --db chronicle.db
  summitry list --between CHN RUS --since 2013
  summitry show chn-rus-2025-05-08-meeting
"""


@click.group(
    cls=LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="summitry", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a pile of documents into a cited chronicle of leader-to-leader diplomacy.

    Nothing leaves this machine: no command opens a network connection.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    try:
        code = cli.main(args=args, prog_name="summitry", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except SummitryError as problem:
        _complain(problem.message, problem.hint)
        code = 1
    except (click.Abort, KeyboardInterrupt):
        _complain("interrupted; what was committed stays, and the same command goes on from there", None)
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: nothing to tell
        code = 0
    except OSError as problem:
        what = f"{problem.filename or 'system'}: {problem.strerror or problem}"
        _complain(what, "check the path, its permissions and the space on the disk")
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, hint: str | None) -> None:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"hint: {hint}", err=True)
