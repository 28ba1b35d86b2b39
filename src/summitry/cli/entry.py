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

_INTERRUPTED = 130
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
    except (BrokenPipeError, SystemExit):  # SystemExit is click's word for a broken pipe; nothing else raises it here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: nothing to tell
        code = 0
    except BaseException as problem:  # whatever it was, the user gets words and no traceback
        if os.environ.get("SUMMITRY_TRACEBACK"):
            raise
        code = _told(problem)
    sys.exit(code if isinstance(code, int) else 0)


def _told(problem: BaseException) -> int:
    """Say what was wrong and what to do; the exit code."""
    match problem:
        case click.ClickException():
            return _misused(problem)
        case SummitryError():
            return _complain(problem.message, problem.hint)
        case click.Abort() | KeyboardInterrupt():
            _complain("interrupted; what was committed stays, and the same command goes on from there", None)
            return _INTERRUPTED
        case OSError():
            what = f"{problem.filename or 'system'}: {problem.strerror or problem}"
            return _complain(what, "check the path, its permissions and the space on the disk")
        case _:
            what = f"a defect of Summitry: {type(problem).__name__}: {problem}"
            return _complain(what, "please report it, with the command; SUMMITRY_TRACEBACK=1 shows where it happened")


def _misused(problem: click.ClickException) -> int:
    """A usage error in the words of all other errors; without a command it is the help that is shown."""
    context = getattr(problem, "ctx", None)
    message = problem.format_message()
    if "\n" in message:
        problem.show()
    else:
        path = context.command_path if context else "summitry COMMAND"
        _complain(message[:1].lower() + message[1:], f"`{path} --help` shows how it is used")
    return problem.exit_code


def _complain(message: str, hint: str | None) -> int:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"hint: {hint}", err=True)
    return 1
